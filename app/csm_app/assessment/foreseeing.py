"""What an allowance would change if it were granted now, in words, for whoever is about to grant it."""

from collections.abc import Callable
from datetime import datetime

from csm_app.assessment.pages.wording import in_short
from csm_autograder.assessment.policy.allowance import Allowance, Granted
from csm_autograder.assessment.policy.model import Policy
from csm_autograder.assessment.sittings.teaching import Foreseen
from csm_course.wording import counted, lasting

When = Callable[[datetime], str]
"""Puts a moment into words."""


def would_change(seen: Foreseen, when: When) -> list[str]:
    """In sentences."""
    if seen.is_nothing:
        if seen.granted.allowance == Allowance():
            return [f"Nothing: {seen.learner} has what everybody has. Say above what to add."]
        return [f"Nothing: {seen.learner} has just this already."]
    said = [*_running_then(seen, when), *_time_then(seen), *_attempts_then(seen), *_begin_then(seen, when)]
    held = seen.before.granted
    if held is not None and held.allowance != Allowance():
        said.append(f"It takes the place of what {held.by} granted on {when(held.at)}: {in_short(held.allowance)}.")
    return said or ["Nothing but the note."]


def _running_then(seen: Foreseen, when: When) -> list[str]:
    """The sitting that runs."""
    running, time = seen.before.running, seen.granted.allowance.time(seen.before.policy.minutes)
    if running is None or running.ends is None or seen.ends is None or time is None:
        return []
    if seen.ends > running.ends:
        return [f"The sitting that is running goes on until {when(seen.ends)} instead of {when(running.ends)}."]
    if seen.ends - running.began > time:
        why = "Time that was granted before is not taken back from it."
        return [f"The sitting that is running still ends on {when(seen.ends)}. {why}"]
    if seen.ends - running.began < time:
        return [f"The sitting that is running still ends on {when(seen.ends)}, since {running.title} closes then."]
    return []


def _time_then(seen: Foreseen) -> list[str]:
    had, has = (_minutes(one, seen.before.policy) for one in (seen.before.granted, seen.granted))
    if had == has or has is None or had is None:
        return []
    since = "From the next sitting on" if seen.before.running else "From now on"
    return [f"{since}, {seen.learner} has {lasting(has)} for it instead of {lasting(had)}."]


def _minutes(granted: Granted | None, policy: Policy) -> float | None:
    time = (granted.allowance if granted else Allowance()).time(policy.minutes)
    return None if time is None else time.total_seconds() / 60


def _attempts_then(seen: Foreseen) -> list[str]:
    had, has = seen.before.offer.standing.attempts_left, seen.after.offer.standing.attempts_left
    if had == has or has is None:
        return []
    return [f"{seen.learner} may begin it {counted(has, 'more time')} instead of {had}."]


def _begin_then(seen: Foreseen, when: When) -> list[str]:
    """Whether and when it may be begun; while a sitting runs, that is no question."""
    if seen.before.running:
        return []
    had, has = seen.before.offer.standing, seen.after.offer.standing
    if has.may_begin and not had.may_begin:
        instead = f" instead of on {when(had.not_before)}" if had.not_before else ""
        return [f"{seen.learner} may begin now{instead}."]
    if not has.may_begin and (had.may_begin or had.not_before != has.not_before):
        until = f" before {when(has.not_before)}" if has.not_before else ""
        return [f"{seen.learner} can then not begin{until}."]
    if not has.may_begin:
        until = f" before {when(has.not_before)}" if has.not_before else ""
        return [f"{seen.learner} still cannot begin{until}, and is told: “{has.why}”"]
    if seen.granted.allowance.waived_wait:
        return ["No wait stands at the moment, so none is lifted. A wait after a later fail stands."]
    return []
