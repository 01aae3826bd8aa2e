"""May a learner begin now, and if not: why, and from when? A pure function of attempts, allowance and the moment."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from csm_autograder.assessment.policy import wording
from csm_autograder.assessment.policy.allowance import Granted
from csm_autograder.assessment.policy.attempts import Attempt, grade, in_order
from csm_autograder.assessment.policy.model import Policy
from csm_autograder.assessment.views import Standing


def standing(policy: Policy, attempts: Sequence[Attempt], granted: Granted | None, now: datetime) -> Standing:
    """Where the learner stands with attempts that have ended; a running one is not among them.

    A pass ends the need and is told first, then used-up attempts, then the closing date, then a wait. The wait is
    counted from the end of the last attempt, which for one that ran out of time is the moment its time was up.
    """
    moment = now.astimezone(UTC)
    used = len(attempts)
    left = attempts_left(policy, used, granted)
    outcome = grade(policy, attempts)
    passed = outcome is not None and outcome.passed is True
    reason, not_before = _obstacle(policy, in_order(attempts), granted, moment, left, passed=passed)
    if passed:
        reason = wording.AFTER_PASS.get(reason, reason)
    return Standing(
        may_begin=not reason, not_before=not_before, why=reason, attempts_used=used, attempts_left=left,
    )  # fmt: skip


def attempts_left(policy: Policy, used: int, granted: Granted | None) -> int | None:
    """How many attempts remain; None where they are not counted."""
    if policy.attempts is None:
        return None
    extra = granted.allowance.extra_attempts if granted else 0
    return max(0, policy.attempts + extra - used)


def wait_ends(policy: Policy, attempts: Sequence[Attempt], granted: Granted | None) -> datetime | None:
    """When the wait after the last attempt ends or ended; None where there is none."""
    done = in_order(attempts)
    counted = [one for one in done if one.passed is False] if policy.waits.only_after_fails else list(done)
    if not counted or (granted and granted.waives(counted[-1].ended)):
        return None
    wait = policy.waits.after(len(counted))
    return counted[-1].ended.astimezone(UTC) + wait if wait > timedelta() else None


def _obstacle(
    policy: Policy, done: tuple[Attempt, ...], granted: Granted | None, now: datetime, left: int | None, *, passed: bool
) -> tuple[str, datetime | None]:
    """Why not now, and when; no words where nothing is in the way."""
    if passed and policy.after_pass == "closed":
        return wording.REHEARSED if policy.rehearsal else wording.PASSED, None
    if left == 0:
        return wording.NO_ATTEMPTS, None
    if policy.closes and now >= policy.closes:
        return wording.CLOSED, None
    ready = max(filter(None, (wait_ends(policy, done, granted), policy.opens)), default=None)
    if ready is None or now >= ready:
        return "", None
    if policy.closes and ready >= policy.closes:
        return wording.CLOSES_BEFORE, None
    if ready == policy.opens:
        return wording.NOT_OPEN, ready
    return wording.waiting(policy.waits, _waited(policy, done)), ready


def _waited(policy: Policy, done: tuple[Attempt, ...]) -> int:
    """How many attempts the wait was counted from."""
    return sum(one.passed is False for one in done) if policy.waits.only_after_fails else len(done)
