"""Judging a scenario: runs are replayed, the better finished one counts, and trouble is told in a plain sentence."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from csm_autograder import judge
from csm_autograder.verdict import Verdict
from csm_course.exercises.scenario import ScenarioAnswer, ScenarioExercise
from csm_course.html.record import record_html
from csm_course.scenarios.policy import at_random, play_through
from csm_course.scenarios.scoring import score
from tests.autograder.examples import exercise
from tests.tiny_scenario import TINY, tiny

CALM = {**TINY, "events": [{**TINY["events"][0], "when": "week > 9"}]}
GOOD = {"seed": 0, "choices": ["call", "show"]}
POOR = {"seed": 0, "choices": ["wait", "chat"]}
OPEN = {"seed": 0, "choices": ["call"]}


def verdict(run: Any, best: Any = None) -> Verdict:
    """What these two runs earn."""
    answer = ScenarioAnswer.model_validate({"run": run, "best": best})
    return judge(exercise("scenario", story=CALM), answer)


def test_a_finished_run_earns_its_points_line_by_line() -> None:
    """All of ten for the good run, and the verdict names its ending."""
    given_ = verdict(GOOD)
    assert given_.points == 10
    assert [line.label for line in given_.lines] == ["Value", "Trust"]
    assert given_.remark == "Your last run counts. It ended with “Good”."


def test_the_better_run_counts() -> None:
    """Whichever of the two it is; playing again takes nothing away."""
    assert verdict(POOR, GOOD).points == verdict(GOOD, POOR).points == 10
    assert verdict(POOR, GOOD).remark.startswith("Your best run counts.")
    assert verdict(POOR).points < 10


def test_an_unfinished_run_earns_nothing_and_says_so() -> None:
    """Points are for runs that were played to the end; the best run still counts."""
    open_ = verdict(OPEN)
    assert open_.points == 0
    assert open_.lines[0].reason == (
        "Your last run stops after 1 choice. A run counts once it is finished; play it to the end."
    )
    assert verdict(OPEN, GOOD).points == 10


def test_choices_that_cannot_be_made_earn_nothing() -> None:
    """A made-up answer is told why in a sentence, and shakes nothing."""
    for choices in (["fly"], ["call", "show", "show"], ["show", "call"]):
        told = verdict({"seed": 0, "choices": choices})
        assert told.points == 0
        assert told.lines[0].reason.startswith("Your last run cannot be played again: ")


@pytest.mark.parametrize("seed", ["17", 17.0, True, -1, 2**31])
def test_a_seed_is_a_whole_number(seed: object) -> None:
    """Words, yes and no, and numbers out of range are no answer."""
    with pytest.raises(ValidationError):
        ScenarioAnswer.model_validate({"run": {"seed": seed, "choices": []}})


@given(st.integers(0, 2**31 - 1))
def test_the_judge_gives_what_the_run_earned(seed: int) -> None:
    """Bit for bit, and again after a way through JSON."""
    scenario, one = tiny(), exercise("scenario")
    run = play_through(scenario, seed, at_random)
    answer = ScenarioAnswer.model_validate({"run": {"seed": seed, "choices": list(run.chosen.values())}})
    kept = ScenarioAnswer.model_validate(json.loads(answer.model_dump_json()))
    first, second = judge(one, answer), judge(one, kept)
    assert first == second
    assert first.points == score(scenario, run)


def test_the_record_tells_the_runs_and_escapes_what_was_written() -> None:
    """Ending, decisions and choices in words; an author's or a learner's markup stays text."""
    odd = exercise(
        "scenario", story={**CALM, "endings": [{**CALM["endings"][0], "title": "<b>Good"}, CALM["endings"][1]]}
    )
    assert isinstance(odd, ScenarioExercise)
    answer = ScenarioAnswer.model_validate({"run": OPEN, "best": GOOD})
    html = record_html(odd.question(), answer)
    assert "Last run (luck no. 0): <strong>not finished</strong>" in html
    assert "&lt;b&gt;Good" in html
    assert '<th scope="row">Week 1: First</th><td>Call Ana.</td>' in html
    fake = ScenarioAnswer.model_validate({"run": {"seed": 0, "choices": ["fly"]}})
    assert "cannot be played again" in record_html(odd.question(), fake)


def test_the_question_holds_the_story_without_what_judges() -> None:
    """No expert policy, no reasons, no samples, no solution on the learner's side."""
    asked = exercise("scenario").question().model_dump_json()
    assert '"expert":{}' in asked
    for secret in ("All of it.", "Because.", "samples"):
        assert secret not in asked
