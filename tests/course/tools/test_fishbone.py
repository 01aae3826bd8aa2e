"""The fishbone: rows refused by name, counts and judgements by hand, advice, and grading with reasons."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import ValidationError
from tests.course.tools.fishbones import cause, trees

from csm_autograder.judge import judge
from csm_course.exercises.tool import ToolAnswer, ToolExercise
from csm_course.tools import CannotSolve, load
from csm_course.tools.fishbone import EXAMPLE, Inputs, report, solve, workbook
from csm_course.tools.fishbone.inputs import Cause, Countermeasure
from csm_course.tools.fishbone.solving import is_complete
from csm_course.tools.fishbone.tree import fish

MEASURE = Countermeasure(id="m", cause="c", action="Act", owner="Ines", due=date(2026, 12, 1), test="Seen twice")


def notes(inputs: Inputs) -> str:
    """All that the report advises."""
    return " ".join(note.text for note in report(inputs, solve(inputs)).notes)


def test_nothing_entered_says_where_to_begin() -> None:
    """An empty fishbone has six bones, five judgements of missing, and asks for the problem first."""
    result = solve(Inputs())
    assert (result.causes, result.categories, result.evidence_share) == (0, 6, None)
    assert {result.problem, result.structure, result.depth, result.evidence, result.action} == {"missing"}
    assert "Write the problem first" in notes(Inputs())


def test_counts_by_hand() -> None:
    """Machine: a with whys b and, under it, c; method: d. a and b have evidence: two of three are proven."""
    rows = (
        cause("a", evidence="Seen", status="probable", votes=3),
        cause("c", "+b", status="verified", votes=5),
        cause("b", "+a", evidence="Counted"),
        cause("d", "method", status="ruled_out"),
        cause("e", "method", text=""),
    )
    result = solve(Inputs(causes=rows, countermeasures=(MEASURE,)))
    assert (result.causes, result.categories_used, result.whys) == (4, 2, 2)
    assert (result.longest_chain, result.proven_chain) == (3, 2)
    assert (result.with_evidence, result.evidence_share) == (2, 0.5)
    assert (result.judged, result.judged_with_evidence, result.judged_without_evidence) == (3, 1, 2)
    assert (result.verified, result.verified_after_why, result.verified_without_countermeasure) == (1, 1, 0)
    assert (result.voted, result.votes) == (("Cause c", "Cause a"), 8)
    assert (result.depth, result.action) == ("sound", "sound")


def test_a_measure_needs_all_that_makes_it_one() -> None:
    """Action, owner, date and test: without any one of them it does not count; one of two verified is half."""
    assert is_complete(MEASURE)
    for name, nothing in (("action", ""), ("owner", ""), ("due", None), ("test", "")):
        assert not is_complete(MEASURE.model_copy(update={name: nothing}))
    rows = (cause("c", "method", status="verified"), cause("d", "method", status="verified"))
    result = solve(Inputs(causes=rows, countermeasures=(MEASURE,)))
    assert (result.verified, result.verified_without_countermeasure, result.verified_share_countered) == (2, 1, 0.5)


def test_empty_causes_make_no_chain() -> None:
    """A why of two causes without words is no deeper than one on the bone."""
    result = solve(Inputs(causes=(cause("a", text=""), cause("b", "+a", text=""), cause("c", "+b", status="verified"))))
    assert (result.longest_chain, result.whys, result.verified_after_why) == (1, 0, 0)


def test_a_cause_said_twice_and_an_unsorted_one_spoil_the_structure() -> None:
    """Eight causes in four categories are broad; the same words twice, or one without category, are not tidy."""
    bones = ("machine", "method", "material", "manpower")
    eight = tuple(cause(f"c{number}", bones[number % 4]) for number in range(8))
    assert solve(Inputs(causes=eight)).structure == "sound"
    assert solve(Inputs(causes=(*eight, cause("x", text=" CAUSE  c1")))).structure == "begun"
    assert solve(Inputs(causes=(*eight, cause("x", "")))).unsorted == 1
    assert "not sorted yet" in notes(Inputs(causes=(*eight, cause("x", ""))))


def test_own_categories_take_the_place_of_the_set() -> None:
    """Three quarters of two own categories are two (1.5 rounded to even); a cause of the old set is named as lost."""
    own = ({"id": "us", "name": "With us"}, {"id": "them", "name": "With them"})
    inputs = Inputs.model_validate({"categories": own, "causes": [cause("a", "us").model_dump()]})
    assert [bone.name for bone in fish(inputs).bones] == ["With us", "With them"]
    with pytest.raises(CannotSolve, match="Row 1, Category: there is no category machine"):
        solve(Inputs.model_validate({"categories": own, "causes": [cause("a").model_dump()]}))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ((cause("a"), cause("a")), "Row 2: it has the same id, a, as row 1"),
        ((cause("a", "+x"),), "Row 1, Is a why of: there is no cause x"),
        ((cause("a", "+a"),), "Row 1, Is a why of: “Cause a” would be a why of itself"),
        ((cause("z"), cause("a", "+b"), cause("b", "+c"), cause("c", "+a")), "Row 2, Is a why of"),
    ],
)
def test_rows_that_make_no_tree_are_refused_by_name(rows: tuple[Cause, ...], sentence: str) -> None:
    """Repeated ids, parents that do not exist, and circles of any length are named with their row."""
    with pytest.raises(ValidationError) as error:
        Inputs(causes=rows)
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    "row", [{"votes": -1}, {"votes": 100}, {"text": "x" * 301}, {"evidence": "x" * 2001}, {"status": "certain"}]
)
def test_bounds_hold(row: dict[str, Any]) -> None:
    """Votes are 0 to 99, texts end at their length, and a status is one of four."""
    with pytest.raises(ValidationError):
        Inputs.model_validate({"causes": [{"id": "a", **row}]})


def test_more_causes_than_a_fish_holds_are_refused() -> None:
    """300 causes are drawn, 301 refused."""
    many = tuple(cause(f"c{number}") for number in range(301))
    assert solve(Inputs(causes=many[:300])).causes == 300
    with pytest.raises(ValidationError):
        Inputs(causes=many)


def test_a_countermeasure_against_nothing_is_named() -> None:
    """A countermeasure whose cause was taken away is named with its row."""
    with pytest.raises(CannotSolve, match="Row 1, Against cause: there is no cause c"):
        solve(Inputs(countermeasures=(MEASURE,)))


def test_advice_follows_what_is_lacking() -> None:
    """A root without why, without evidence and without owner is told so, each in its own sentence."""
    rows = (cause("c", status="verified"),)
    bare = MEASURE.model_copy(update={"owner": ""})
    said = notes(Inputs(problem="Users fall by 12", causes=rows, countermeasures=(bare,)))
    for part in ("Most bones are bare", "asked why yet", "judged without evidence", "lack an owner (1)", "costs whom"):
        assert part in said, part
    assert "nothing is done about it" in notes(Inputs(causes=rows))
    assert "treat a symptom" in notes(Inputs(causes=(cause("c"),), countermeasures=(MEASURE,)))


def test_the_example_is_a_sound_search_and_fits_the_case() -> None:
    """Twenty-two causes, two verified with countermeasures of people of the case; every judgement is sound."""
    result = solve(EXAMPLE)
    assert (result.causes, result.verified, result.countermeasures_complete) == (22, 2, 2)
    assert {result.problem, result.structure, result.depth, result.evidence, result.action} == {"sound"}
    names = {one.name for one in EXAMPLE.stakeholders}
    assert {one.owner for one in EXAMPLE.countermeasures} <= names
    assert load("fishbone").ABOUT.phase == 6


def test_the_file_holds_every_chain_of_whys() -> None:
    """One row for each cause nobody asked why of; the counts of the sheet are the course's own."""
    book = workbook(EXAMPLE, solve(EXAMPLE))
    rows = book.sheets[0].listings[0].rows
    assert len(rows) == 22 - len({one.parent for one in EXAMPLE.causes if one.parent})
    assert [one.value for one in book.live] == [8, 9, 2, 3]
    assert workbook(Inputs(), solve(Inputs())).sheets == ()


@given(trees(most=25))
@settings(max_examples=60, deadline=None)
def test_laws_of_counting(inputs: Inputs) -> None:
    """Each cause is placed once, whys follow what they explain, statuses add up, proof is never longer than a chain."""
    drawn, result = fish(inputs), solve(inputs)
    assert sorted(one.cause.id for one in drawn.placed) == sorted(one.id for one in inputs.causes)
    for at, one in enumerate(drawn.placed):
        assert one.chain[-1] == at
        assert one.depth == len(one.chain)
        assert one.depth == 1 or drawn.placed[one.chain[-2]].cause.id == one.cause.parent
    assert result.possible + result.probable + result.verified + result.ruled_out == result.causes
    assert result.proven_chain <= result.longest_chain <= result.causes
    assert report(inputs, result).drawings[0].outline


CHECKS = [
    {
        "rule": "one-of", "path": "result.structure", "values": ["sound"], "points": 3,
        "what": "Eight causes or more in four categories or more, each sorted and said once.",
        "wrong": "The search is narrow: ask at each bone what could cause the problem there.",
    },
    {
        "rule": "between", "path": "result.longest_chain", "low": 3, "high": 300, "points": 2,
        "what": "At least one chain asks why three times.", "wrong": "No chain of whys goes down to a root.",
    },
    {
        "rule": "equals", "path": "result.evidence", "value": "sound", "points": 3,
        "what": "Every judgement rests on evidence.", "wrong": "A cause is judged, and nothing says what proves it.",
    },
    {
        "rule": "equals", "path": "result.action", "value": "sound", "points": 2,
        "what": "Each verified cause has a countermeasure with owner, date and test.",
        "wrong": "A verified cause is left without countermeasure, owner, date or test.",
    },
]  # fmt: skip
FULL = EXAMPLE.model_dump(mode="json")
PARTIAL = FULL | {"countermeasures": FULL["countermeasures"][:1]}
WRONG = {"problem": "Low usage", "causes": [cause("a", status="verified").model_dump()]}


def exercise() -> ToolExercise:
    """A graded fishbone with its four samples."""
    samples = [("full", FULL, 10), ("partial", PARTIAL, 8), ("wrong", WRONG, 0)]
    return ToolExercise.model_validate(
        {
            "id": "m08-w1-fishbone", "kind": "tool", "tool": "fishbone", "title": "Find the root", "points": 10,
            "task": "Find out why users left.", "solution": "See the example.", "checks": CHECKS,
            "samples": [{"name": name, "answer": {"inputs": given}, "points": won} for name, given, won in samples]
            + [{"name": "blank", "answer": None, "points": 0}],
        }
    )  # fmt: skip


@pytest.mark.parametrize("sample", exercise().samples, ids=lambda sample: sample.name)
def test_grading_gives_points_with_reasons(sample: Any) -> None:
    """Full, partial, blank and wrong earn what they must, and each lost check says why."""
    answer = ToolAnswer.model_validate(sample.answer or {})
    verdict = judge(exercise(), answer)
    assert verdict.points == sample.points
    lost = [line for line in verdict.lines if line.points < line.maximum]
    assert all(line.reason for line in verdict.lines)
    if sample.name == "partial":
        assert ["left without countermeasure" in line.reason for line in lost] == [True]
