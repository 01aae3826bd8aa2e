"""Finished attempts as a policy looks at them, and the one grade that several of them make."""

from collections.abc import Sequence
from fractions import Fraction

from csm_autograder.assessment.policy.model import Policy
from csm_course.model import Model
from csm_course.moment import Moment


class Attempt(Model):
    """A sitting that has ended; a running one is none yet. `passed` is null where nothing can be passed."""

    began: Moment
    ended: Moment
    points: float
    maximum: float
    passed: bool | None


class Grade(Model):
    """What the attempts come to: a percentage of 100 at most, and whether it passes."""

    percent: float
    passed: bool | None


def in_order(attempts: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """The attempts by the moment they ended."""
    return tuple(sorted(attempts, key=lambda attempt: (attempt.ended, attempt.began)))


def grade(policy: Policy, attempts: Sequence[Attempt]) -> Grade | None:
    """The grade of these attempts under the policy; None without any."""
    done = in_order(attempts)
    if not done:
        return None
    if policy.counts == "average":
        share = sum((_share(attempt) for attempt in done), Fraction()) / len(done)
        passed = None if policy.pass_percent is None else share * 100 >= Fraction(str(policy.pass_percent))
        return Grade(percent=float(share * 100), passed=passed)
    chosen = counting(policy, done)
    return Grade(percent=float(_share(chosen) * 100), passed=chosen.passed)


def counting(policy: Policy, attempts: Sequence[Attempt]) -> Attempt:
    """The one of at least one attempt that counts; where the average does, the best of them."""
    done = in_order(attempts)
    match policy.counts:
        case "first":
            return done[0]
        case "last":
            return done[-1]
        case _:
            return max(done, key=lambda attempt: (bool(attempt.passed), _share(attempt)))


def _share(attempt: Attempt) -> Fraction:
    """Points as a part of 1; a test without points is worth nothing."""
    if attempt.maximum <= 0:
        return Fraction()
    return Fraction(str(attempt.points)) / Fraction(str(attempt.maximum))
