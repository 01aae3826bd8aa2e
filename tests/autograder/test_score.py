"""Scores as nbgrader takes them, and pages that show what a learner typed as text."""

from pathlib import Path

import pytest

from csm_autograder import Verdict, VerdictLine, judge
from csm_autograder.html import verdict_html
from csm_autograder.nbgrader_plugins.judge_answers import NotACourseCell, outputs
from csm_autograder.score import Score
from csm_course.exercises import ANSWERS
from csm_course.html.record import record_html
from tests.autograder.examples import EXAMPLES, exercise

ATTACK = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize(("points", "shown"), [(12, 10.0), (-3, 0.0), (7.5, 7.5)])
def test_a_score_is_clamped_and_prints_as_a_bare_number(points: float, shown: float) -> None:
    """Above the maximum nbgrader aborts the submission, below zero it gives everything."""
    score = Score(Verdict(points=points, maximum=10, lines=()))
    assert score == shown
    assert repr(score) == repr(shown)


TYPED = {
    "single": {"choice": "zz"},
    "multiple": {"choices": ["zz"]},
    "match": {"placed": {"one": "zz"}},
    "order": {"order": ["zz"]},
    "numeric": {"text": ATTACK},
    "written": {"text": ATTACK},
    "tool": {"inputs": {"variant": ATTACK, ATTACK: ATTACK}},
    "test": {"choices": {"q1": "zz"}},
    "spot": {"marked": ["zz"]},
    "fill": {"chosen": {"opening": "zz"}},
    "allocate": {"amounts": {"zz": 1e12}},
    "scenario": {"run": {"seed": 0, "choices": ["zz"]}},
}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_nothing_a_learner_typed_becomes_markup(kind: str) -> None:
    """In the record and in the reasons, for every kind of exercise."""
    one = exercise(kind)
    answer = ANSWERS[kind].model_validate(TYPED[kind])
    shown = record_html(one.question(), answer, trouble="") + verdict_html(judge(one, answer), trouble=ATTACK)
    assert "<img" not in shown
    assert "&lt;img" in shown


def test_authors_text_and_trouble_are_escaped_too() -> None:
    """A label or reason with an angle bracket reads as written."""
    line = VerdictLine(label=ATTACK, points=0, maximum=1, reason=ATTACK)
    assert "<img" not in verdict_html(Verdict(points=0, maximum=1, lines=(line,)))
    assert "<img" not in record_html(exercise("written").question(), None, trouble=ATTACK)


@pytest.mark.parametrize(
    "source",
    ["100.0", "csm.grade('m01-test'); print(1)", 'csm.grade("a")\ncsm.grade("b")', "import os", 'csm.open("x")'],
)
def test_a_cell_that_is_not_the_courses_is_refused(source: str, tmp_path: Path) -> None:
    """The source notebook is trusted, and still nothing in it but the three known words is acted on."""
    with pytest.raises(NotACourseCell, match="was not run"):
        outputs(source, tmp_path)
