"""Who is stuck where and why: by hand on a few learners, and laws on many."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_autograder.cohort.evidence import Evidence, Judged, Lost
from csm_autograder.cohort.findings import Level, Line, chosen, level, lines, next_steps, troubles
from csm_autograder.cohort.rows import Cohort, Learner, Mark, State, Task, Work
from tests.autograder.cohort.cohorts import NOW, TASKS, cohort

GAIN, BRIEF, TEST = TASKS
TEN = Task("x", "X", "workbook-1", 10)
TOO_LOW = Lost("Your number", "The base is the start of the month.")
UNIT = Lost("Your number", "Percent, not points.")


@pytest.mark.parametrize(
    ("points", "state", "word"),
    [
        (10, "auto", "all"), (8, "decided", "most"), (7.99, "auto", "half"), (5, "auto", "half"),
        (4.99, "auto", "few"), (0.01, "auto", "few"), (0, "auto", "none"), (None, "needs a person", "to read"),
        (3, "needs a person", "to read"),
    ],
)  # fmt: skip
def test_the_word_for_how_much_there_is(points: float | None, state: State, word: Level) -> None:
    """The limits, and what waits for a person."""
    assert level(TEN, Mark(points, state)) == word


def test_a_blank_answer_is_called_blank_wherever_it_waits() -> None:
    """Nothing can be learned from it; but points a person gave stand."""
    assert level(TEN, Mark(0, "auto"), Judged(True)) == "blank"
    assert level(TEN, Mark(None, "needs a person"), Judged(True)) == "blank"
    assert level(TEN, Mark(10, "decided"), Judged(True)) == "all"
    assert level(TEN, Mark(0, "auto"), Judged(True, trouble="It cannot be read.")) == "none"
    assert level(TEN, None) == "open"


def three() -> tuple[Cohort, dict[str, Evidence]]:
    """Ana knows it all, Bo is stuck in the gain and quiet, Cem left the gain blank; Dora has not handed in."""
    people = [Learner(name.casefold(), name, "Éclair") for name in ("Ana", "Bo", "Cem")]
    points = {"Ana": (5, 15), "Bo": (1, 12), "Cem": (0, 6)}
    works = tuple(
        Work(
            one,
            NOW - timedelta(days=20),
            {
                GAIN.id: Mark(points[one.first_name][0], "auto"),
                BRIEF.id: Mark(None, "needs a person"),
                TEST.id: Mark(points[one.first_name][1], "auto"),
            },
            {},
            {"workbook-1": f"id-{one.id}"},
        )
        for one in people
    )
    known = {
        "ana": Evidence(NOW - timedelta(days=1), {GAIN.id: Judged(False), TEST.id: Judged(False)}),
        "bo": Evidence(
            NOW - timedelta(days=30),
            {GAIN.id: Judged(False, (TOO_LOW, TOO_LOW)), TEST.id: Judged(False, (UNIT,))},
        ),
        "cem": Evidence(None, {GAIN.id: Judged(True), TEST.id: Judged(False, (UNIT, TOO_LOW))}),
    }  # fmt: skip
    return Cohort("m01-x", "Module 1: x", TASKS, works, (Learner("dora"),)), known


def by_id(found: tuple[Line, ...]) -> dict[str, Line]:
    """The lines by learner."""
    return {line.learner.id: line for line in found}


def test_who_is_stuck_where_and_since_when_nothing_changed() -> None:
    """Levels in the order of the pages; activity is the newer of handing in and saving."""
    found = by_id(lines(*three()))
    assert found["ana"].levels == ("all", "to read", "all")
    assert found["bo"].levels == ("few", "to read", "most")
    assert found["cem"].levels == ("blank", "to read", "few")
    assert [task.id for task in found["cem"].stuck] == [GAIN.id, TEST.id]
    assert found["ana"].active == NOW - timedelta(days=1)
    assert found["bo"].active == NOW - timedelta(days=20)
    assert found["bo"].waiting == {"workbook-1": 1}
    assert found["dora"].work is None


def test_which_exercise_fails_most_and_why() -> None:
    """The one most are below half in first; a reason counts once for a learner, however often it was met."""
    first, *_ = found = troubles(*three())
    assert first.task is GAIN
    assert (first.graded, first.below, first.blank, first.waiting) == (3, 2, 1, 0)
    assert first.average == pytest.approx((1 + 0.2 + 0) / 3)
    assert [(one.lost, one.learners) for one in first.reasons] == [(TOO_LOW, 1)]
    test = next(one for one in found if one.task is TEST)
    assert [(one.lost, one.learners) for one in test.reasons] == [(UNIT, 2), (TOO_LOW, 1)]
    brief = next(one for one in found if one.task is BRIEF)
    assert (brief.graded, brief.waiting, brief.average) == (0, 3, None)


def test_points_that_only_blank_answers_lost() -> None:
    """Not said where somebody answered and lost some, nor where nobody did, nor of answers that nobody has read."""
    group, known = three()
    said = {found.task: found.only_blank for found in troubles(group, known)}
    assert said == {GAIN: False, TEST: False, BRIEF: False}
    ana, _bo, cem = group.works
    told = troubles(replace(group, works=(ana, cem)), known)
    assert {found.task: found.only_blank for found in told} == {GAIN: True, TEST: False, BRIEF: False}
    assert not any(found.only_blank for found in troubles(replace(group, works=(ana, cem)), {}))


def test_what_to_do_next_about_a_learner() -> None:
    """What waits, where to talk, and a word to those who have gone quiet; each with the page to open."""
    found = by_id(lines(*three()))
    assert next_steps(found["bo"], NOW) == (
        ("Read 1 written answer in workbook-1.", "workbook-1"),
        ("Talk about “What is gained”: below half of the points, or not answered.", "workbook-1"),
        ("Nothing has changed for 20 days. A short message may help.", ""),
    )
    assert next_steps(found["dora"], NOW) == (("Nothing has been handed in. Ask what stands in the way.", ""),)
    nothing = Line(Learner("e"), Work(Learner("e"), NOW, {GAIN.id: Mark(5, "auto")}, {}), ("all",), (), {}, NOW)
    assert next_steps(nothing, NOW)[0][0].startswith("Nothing to do")


@pytest.mark.parametrize(
    ("find", "show", "sort", "ids"),
    [
        ("", "everyone", "name", ["dora", "ana", "bo", "cem"]),
        ("éclair b", "everyone", "name", ["bo"]),
        ("ÉCLAIR", "stuck", "stuck", ["cem", "bo"]),
        ("", "to read", "points", ["cem", "bo", "ana"]),
        ("", "missing", "name", ["dora"]),
        ("", "everyone", "quiet", ["bo", "cem", "ana", "dora"]),
        ("nobody", "everyone", "name", []),
    ],
)
def test_whom_to_show_in_which_order(find: str, show: str, sort: str, ids: list[str]) -> None:
    """Words of a name in any case, one kind of learners, one order."""
    found = chosen(lines(*three()), find, show, sort)  # type: ignore[arg-type]
    assert [line.learner.id for line in found] == ids


@given(size=st.integers(0, 300), absent=st.integers(0, 20), find=st.sampled_from(["", "1", "learner last"]))
def test_nobody_is_lost_and_nobody_counts_twice(size: int, absent: int, find: str) -> None:
    """Whatever the size: every order has the same learners, and the counts add up."""
    group = cohort(size, absent)
    everybody = lines(group, {})
    assert len({line.learner.id for line in everybody}) == size + absent
    orders = [chosen(everybody, find, "everyone", sort) for sort in ("name", "points", "stuck", "quiet")]  # type: ignore[arg-type]
    assert all(set(map(id, one)) == set(map(id, orders[0])) for one in orders)
    for found in troubles(group, {}):
        assert found.graded + found.waiting == size
        assert 0 <= found.below <= found.graded


def test_moments_before_all_others_are_sorted_too() -> None:
    """A learner of whom no time is known comes first among the quiet, not last, and nothing fails."""
    work = Work(Learner("a"), None, {}, {})
    group = Cohort("m01-x", "", TASKS, (work, Work(Learner("b"), datetime(2026, 1, 1), {}, {})))
    assert [line.learner.id for line in chosen(lines(group, {}), "", "everyone", "quiet")] == ["a", "b"]
