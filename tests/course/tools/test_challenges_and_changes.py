"""The log: what is late, what nobody owns, and how long solving usually takes."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csm_course.registers import Challenge
from csm_course.tools.challenges_and_changes import EXAMPLE, Inputs, report, solve

DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
ENTRIES = st.lists(
    st.builds(Challenge, name=st.sampled_from(("", "Late bill")), raised=DAYS, deadline=DAYS, resolved=DAYS), max_size=8
).map(tuple)
TODAY = date(2026, 11, 23)


def test_the_example_by_hand() -> None:
    """On 23 November two are open: sign-ins due in 7 days, labels in 22; the one closed took 20 to 29 July, 9 days."""
    result = solve(EXAMPLE)
    assert [(one.id, one.days_left) for one in result.open] == [("logins", 7), ("allergens", 22)]
    assert (result.resolved, result.late, result.median_days) == (1, 0, 9)


def test_a_deadline_is_late_from_the_day_after_it() -> None:
    """Due today is not late; due yesterday is, by one day."""
    entries = tuple(Challenge(name="X", deadline=TODAY - timedelta(days=back)) for back in (0, 1))
    inputs = Inputs(challenges=entries, today=TODAY)
    assert solve(inputs).late == 1
    assert [row[2] for row in report(inputs, solve(inputs)).tables[0].rows] == ["1 day late", "today"]


def test_the_usual_time_is_the_median() -> None:
    """Days 2, 4 and 300: the median is 4, the mean would be 102."""
    start = date(2026, 1, 1)
    entries = tuple(Challenge(name="X", raised=start, resolved=start + timedelta(days=n)) for n in (2, 4, 300))
    assert solve(Inputs(challenges=entries)).median_days == 4


@given(ENTRIES)
def test_nothing_is_lost_and_deadlines_never_fall_back(entries: tuple[Challenge, ...]) -> None:
    """Open and resolved are all of them; the open ones stand in the order of their deadlines."""
    result = solve(Inputs(challenges=entries, today=TODAY))
    assert len(result.open) + result.resolved == result.entries == sum(bool(one.name) for one in entries)
    left = [one.days_left for one in result.open if one.days_left is not None]
    assert left == sorted(left)
    assert all(one.days_left is not None for one in result.open[: len(left)])
