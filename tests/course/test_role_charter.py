"""The role charter: a week worked by hand, what it cautions against, and laws for any week."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from csm_course.tools.role_charter import Inputs, report, solve
from csm_course.tools.role_charter.inputs import KINDS, Activity, Aim, Duty, Handover

WEEK = (
    Activity(name="Read usage reports", kind="research", trigger="planned", hours=4),
    Activity(name="Find causes", kind="analysis", trigger="planned", hours=3),
    Activity(name="Plan the week", kind="planning", trigger="planned", hours=3),
    Activity(name="Customer meetings", kind="action", trigger="planned", hours=12),
    Activity(name="Answer questions", kind="action", trigger="on_request", hours=8),
    Activity(name="Look back", kind="evaluation", trigger="planned", hours=2),
)

activities = st.builds(
    Activity,
    name=st.text(max_size=20),
    kind=st.sampled_from(list(KINDS)),
    trigger=st.sampled_from(["planned", "on_request"]),
    hours=st.floats(0, 80),
)


def notes(inputs: Inputs) -> str:
    """All notes of the report as one text."""
    return " ".join(note.text for note in report(inputs, solve(inputs)).notes)


def test_a_week_by_hand() -> None:
    """32 of 38 hours: 10 enabling, 20 action of which 8 on request, 2 evaluation."""
    result = solve(Inputs(capacity=38, week=WEEK))
    assert (result.planned, result.free) == (32, 6)
    assert result.enabling_share == pytest.approx(10 / 32)
    assert result.action_share == pytest.approx(20 / 32)
    assert result.on_request_share == pytest.approx(8 / 32)
    assert (result.kinds_used, result.activities) == (5, 6)


def test_an_empty_charter_has_a_result_and_says_what_is_missing() -> None:
    """Nothing entered: no shares, no fault, and the first step in words."""
    result = solve(Inputs())
    assert (result.planned, result.enabling_share, result.aims) == (0, None, 0)
    assert "what the role is for" in notes(Inputs())


def test_only_complete_lines_count() -> None:
    """An aim without a date, a handover without an owner and an activity without hours do not count as done."""
    aims = (Aim(outcome="Less waste", measure="grams a lunch", due="February"), Aim(outcome="Happier cooks"))
    inputs = Inputs(
        aims=aims,
        duties=(Duty(task="Advise"), Duty()),
        handovers=(Handover(task="Invoices", owner="Finance"), Handover(task="Prices")),
        week=(Activity(name="Rest"), *WEEK),
        mission="Help kitchen groups to waste less so that they stay and grow",
    )
    result = solve(inputs)
    assert (result.aims, result.complete_aims, result.duties, result.handovers) == (2, 1, 1, 1)
    assert (result.activities, result.has_mission) == (6, True)
    assert "without measure and date" in notes(inputs)


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ((Activity(name="Calls", hours=40),), "longer than you work"),
        ((Activity(name="Calls", hours=36),), "Less than a tenth"),
        ((Activity(name="Calls", hours=20),), "rest on guesses"),
        ((Activity(name="Calls", trigger="on_request", hours=20),), "waits for someone to ask"),
        ((Activity(name="Calls", hours=20),), "No time to evaluate"),
    ],
)
def test_a_week_that_would_not_hold_is_named(week: tuple[Activity, ...], words: str) -> None:
    """Each rule of thumb speaks up."""
    assert words in notes(Inputs(week=week))


def test_a_sound_week_earns_no_caution() -> None:
    """The week worked by hand is within every rule of thumb."""
    inputs = Inputs(capacity=38, week=WEEK)
    assert [note for note in report(inputs, solve(inputs)).notes if note.kind == "caution"] == []


def test_text_has_a_limit() -> None:
    """More than fits a document is refused by the model."""
    with pytest.raises(ValidationError):
        Inputs(mission="x" * 501)


@given(st.lists(activities, max_size=12), st.floats(1, 80))
def test_laws_of_a_week(week: list[Activity], capacity: float) -> None:
    """The types add up to what is planned, planned and free to the capacity, and every table is whole."""
    inputs = Inputs(capacity=capacity, week=tuple(week))
    result = solve(inputs)
    assert sum(getattr(result, kind) for kind in KINDS) == pytest.approx(result.planned)
    assert result.planned + result.free == pytest.approx(capacity)
    for table in report(inputs, result).tables:
        assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize(("capacity", "hours"), [(38.0, (34.2,)), (8.0, (7.2,)), (3.0, (0.9, 0.9, 0.9))])
def test_exactly_a_tenth_free_is_enough(capacity: float, hours: tuple[float, ...]) -> None:
    """A tenth of the week is no less than a tenth, whatever traces binary fractions leave."""
    week = tuple(Activity(name="Read", kind="research", hours=each) for each in hours)
    inputs = Inputs(capacity=capacity, week=week)
    assert solve(inputs).free_share == 0.1
    assert "Less than a tenth" not in notes(inputs)


@pytest.mark.parametrize(("words", "enough"), [(7, False), (8, True)])
def test_a_mission_is_a_sentence(words: int, enough: bool) -> None:
    """Eight words at least: fewer are a slogan."""
    assert solve(Inputs(mission=" ".join(["help"] * words))).has_mission is enough


def test_only_types_with_hours_are_used() -> None:
    """A week of calls uses one of the five types."""
    assert solve(Inputs(week=(Activity(name="Calls", hours=20),))).kinds_used == 1
