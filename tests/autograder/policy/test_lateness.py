"""The laws of late penalties, whatever the rule, the moment and the place."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_autograder.policy import LateRule, Policy
from csm_autograder.policy.lateness import late_penalty
from csm_autograder.policy.moments import Wall, in_utc_of, later_on_the_clock

ZONES = ("UTC", "Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia")
percents = st.floats(0, 100)
spans = st.timedeltas(timedelta(), timedelta(days=60))
rules = st.builds(
    LateRule,
    percent=percents,
    per=st.sampled_from(["day", "hour", "once"]),
    most=percents,
    zero_after=st.none() | spans,
)
policies = st.builds(
    Policy, time_zone=st.sampled_from(ZONES), grace=st.timedeltas(timedelta(), timedelta(days=2)), late=rules
)
moments = st.datetimes(datetime(2009, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
clock_times = st.datetimes(datetime(2009, 1, 1), datetime(2035, 1, 1))
scores = st.floats(0, 1000)


def lost(policy: Policy, score: float, due: datetime, submitted: datetime) -> float:
    """The penalty as a number."""
    return late_penalty(policy, score, due, submitted) or 0


@pytest.mark.parametrize(
    ("hours", "points"),
    [(-1, 0), (0, 0), (0.2, 0), (0.3, 2), (24, 2), (24.1, 4), (72, 6), (96, 8), (97, 10), (169, 20)],
)
def test_ten_percent_a_day_by_hand(hours: float, points: float) -> None:
    """20 points, a quarter of an hour's grace, half of it at most, nothing left after a week."""
    rule = LateRule(percent=10, per="day", most=50, zero_after=timedelta(days=7))
    policy = Policy(late=rule, grace=timedelta(minutes=15))
    due = datetime(2026, 12, 4, 18, tzinfo=UTC)
    assert lost(policy, 20, due, due + timedelta(hours=hours)) == points


@pytest.mark.parametrize(("per", "points"), [("hour", 3), ("day", 1), ("once", 1)])
def test_each_hour_begun_each_day_begun_or_once(per: str, points: float) -> None:
    """Two hours and a minute are three hours begun, and one day."""
    policy = Policy(late=LateRule.model_validate({"percent": 5, "per": per}))
    due = datetime(2026, 12, 4, 18, tzinfo=UTC)
    assert lost(policy, 20, due, due + timedelta(hours=2, minutes=1)) == points


def test_without_a_rule_a_due_time_or_a_time_of_handing_in_nothing_is_lost() -> None:
    """None, so that nbgrader notes no penalty at all."""
    now = datetime(2026, 12, 4, 18)
    late = now + timedelta(days=3)
    assert late_penalty(Policy(), 10, now, late) is None
    assert late_penalty(Policy(late=LateRule(percent=10)), 10, None, late) is None
    assert late_penalty(Policy(late=LateRule(percent=10)), 10, now, None) is None


@given(policy=policies, score=scores, due=moments, waits=st.lists(spans, min_size=2, max_size=5))
def test_later_never_costs_less(policy: Policy, score: float, due: datetime, waits: list[timedelta]) -> None:
    """Whoever hands in later loses at least as much."""
    found = [lost(policy, score, due, due + wait) for wait in sorted(waits)]
    assert all(earlier <= later for earlier, later in pairwise(found))


@given(policy=policies, score=scores, due=moments, wait=st.timedeltas(-timedelta(days=60), timedelta(days=60)))
def test_never_less_than_nothing_and_never_more_than_the_score(
    policy: Policy, score: float, due: datetime, wait: timedelta
) -> None:
    """Nor anything before the due time and within the grace."""
    penalty = late_penalty(policy, score, due, due + wait)
    assert penalty is None or 0 <= penalty <= score
    if wait <= policy.grace:
        assert penalty is None


@given(rule=rules, zone=st.sampled_from(ZONES), score=scores, clock=clock_times, wait=spans, more=st.integers(0, 300))
def test_an_extension_moves_the_whole_curve(
    rule: LateRule, zone: str, score: float, clock: datetime, wait: timedelta, more: int
) -> None:
    """With an extension one loses what others lose whose work was due at that later time."""
    extended = Policy(time_zone=zone, due=Wall(clock=clock), late=rule, extensions={"ana": timedelta(hours=more)})
    own = extended.due_for("ana")
    assert own is not None
    later = Policy(time_zone=zone, due=Wall(clock=own, is_fixed=True), late=rule)
    submitted = own + wait
    assert lost(extended, score, own, submitted) == lost(later, score, later.due_at() or own, submitted)
    common = extended.due_for("bo")
    assert common is not None
    assert lost(extended, score, own, submitted) <= lost(extended, score, common, submitted)


@given(zone=st.sampled_from(ZONES[:-1]), clock=clock_times, days=st.integers(1, 400))
def test_a_day_is_a_day_of_the_clock_on_the_wall(zone: str, clock: datetime, days: int) -> None:
    """Handed in as the clock shows the due time again, n days later: n days have begun, in summer and in winter."""
    policy = Policy(time_zone=zone, late=LateRule(percent=0.1))
    due = in_utc_of(clock, policy.zone)
    again = later_on_the_clock(due, timedelta(days=days), policy.zone)
    per_day = round(1000 * 0.1 / 100, 2)
    assert lost(policy, 1000, due, again) == pytest.approx(days * per_day, abs=0.011)
    assert lost(policy, 1000, due, again + timedelta(seconds=1)) == pytest.approx((days + 1) * per_day, abs=0.011)


@given(policy=policies, score=scores, due=moments, wait=spans, zone=st.sampled_from(ZONES))
def test_hours_are_the_same_everywhere(policy: Policy, score: float, due: datetime, wait: timedelta, zone: str) -> None:
    """What counts in hours, or once, does not depend on where the clock hangs."""
    rule = policy.late
    assert rule is not None
    by_hour = rule.model_copy(update={"per": "hour", "zero_after": None})
    here, there = (Policy(time_zone=one, late=by_hour, grace=policy.grace) for one in (policy.time_zone, zone))
    assert lost(here, score, due, due + wait) == lost(there, score, due, due + wait)


def test_moments_at_the_end_of_time_are_no_trouble() -> None:
    """A submission's own clock may say anything; the gradebook keeps moments without a zone."""
    policy = Policy(time_zone="Asia/Kathmandu", late=LateRule(percent=10))
    assert lost(policy, 10, datetime(2026, 1, 1), datetime(9999, 12, 31, 23, 59)) == 10
    assert lost(policy, 10, datetime(2026, 1, 1), datetime(1, 1, 1)) == 0
