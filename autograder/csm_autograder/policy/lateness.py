"""What a delay costs: pure arithmetic of a policy, two moments and the points earned.

Laws a test holds: later never costs less; never more than the score; an extension moves the whole curve.
"""

from datetime import datetime, timedelta, tzinfo
from math import ceil

from csm_autograder.policy.model import LateRule, Policy, from_gradebook
from csm_autograder.policy.moments import later_on_the_clock

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def late_penalty(policy: Policy, score: float, due: datetime | None, submitted: datetime | None) -> float | None:
    """The points that lateness takes of `score`; None where nothing is late or no rule is written.

    `due` is the learner's own, extension included; a moment without a zone is UTC, as in nbgrader's gradebook.
    """
    if due is None or submitted is None or policy.late is None:
        return None
    due, submitted = from_gradebook(due), from_gradebook(submitted)
    if submitted <= due + policy.grace:
        return None
    share = _share(policy.late, policy.zone, due, submitted)
    return min(round(score * share / 100, 2), score) if share else None


def _share(rule: LateRule, zone: tzinfo, due: datetime, submitted: datetime) -> float:
    """Percent of the points that are lost. Lateness counts from the due time; grace only forgives it altogether."""
    if rule.zero_after is not None and submitted > later_on_the_clock(due, rule.zero_after, zone):
        return 100
    return min(rule.most, rule.percent * _begun(rule, zone, due, submitted))


def _begun(rule: LateRule, zone: tzinfo, due: datetime, submitted: datetime) -> int:
    """How many days or hours after the due time have begun; a day is over when the clock shows the due time again."""
    if rule.per == "once":
        return 1
    if rule.per == "hour":
        return ceil((submitted - due) / HOUR)
    days = max(1, int((submitted - due) / DAY) - 1)
    while rule.percent * days < rule.most and later_on_the_clock(due, days * DAY, zone) < submitted:
        days += 1
    return days
