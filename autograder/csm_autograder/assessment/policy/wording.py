"""The sentences of a standing, as a learner reads them."""

from datetime import timedelta
from itertools import groupby

from csm_autograder.assessment.policy.model import Policy, Waits
from csm_course.wording import counted

PASSED = "You have passed. There is nothing left to take here."
EXAM_LATER = "The exam itself can be taken once all its modules are written."
REHEARSED = f"You have passed the rehearsal. {EXAM_LATER}"
NO_ATTEMPTS = "All your attempts are used up. Ask your instructor whether you may have another."
CLOSED = "This test has closed. Ask your instructor if you still need to take it."
CLOSES_BEFORE = "This test closes before your wait is over. Ask your instructor for help."
NOT_OPEN = "This test has not opened yet."
SAYS_PASSED = "You have passed"
"""How every sentence begins that tells somebody who has passed why they can never begin again: whoever shows it beside
an outcome need not say that a second time."""
AFTER_PASS = {
    NO_ATTEMPTS: f"{SAYS_PASSED}, and all your attempts are used up.",
    CLOSED: f"{SAYS_PASSED}, and this test has closed.",
    CLOSES_BEFORE: f"{SAYS_PASSED}, and this test closes before your wait is over.",
}
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}


def waiting(waits: Waits, count: int) -> str:
    """Why there is a wait, and how long it is as a whole."""
    what = "fail" if waits.only_after_fails else "attempt"
    length = span(waits.after(count))
    if waits.cycle and count % waits.cycle == 0:
        again = "" if count == waits.cycle else " more"
        return f"After {_number(waits.cycle)}{again} {what}s of this test, the wait is {length}. Use it to revise."
    ordinal = ORDINALS.get(count, f"{count}th" if count < 21 else "last")
    return f"After your {ordinal} {what}, the wait is {length}. Use it to revise."


def span(length: timedelta) -> str:
    """`2 days`, `12 hours`, `1 day 6 hours`, `90 minutes`."""
    minutes = -(-int(length.total_seconds()) // 60)
    if minutes < 120 and minutes % 60:
        return counted(minutes, "minute")
    parts = ((minutes // 1440, "day"), (minutes % 1440 // 60, "hour"), (minutes % 60, "minute"))
    return " ".join(counted(number, unit) for number, unit in parts if number) or "0 minutes"


def _number(count: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five"}.get(count, str(count))


def retake(policy: Policy) -> str:
    """What not passing means for the next attempt; empty for practice."""
    if policy.practice:
        return ""
    told = _waits(policy.waits)
    return told if policy.attempts is None else f"{told} There are {policy.attempts} attempts in all."


def _waits(waits: Waits) -> str:
    """All waits of a cycle in one sentence."""
    what = "fail" if waits.only_after_fails else "attempt"
    if not any(waits.spans):
        return "You may try again at once."
    if len(set(waits.spans)) == 1:
        return f"After each {what} you wait {span(waits.spans[0])}."
    if waits.cycle and not any(waits.spans[:-1]):
        every = ORDINALS.get(waits.cycle, f"{waits.cycle}th")
        return f"You may try again at once, but after every {every} {what} you wait {span(waits.spans[-1])}."
    ordinals = [ORDINALS.get(count, f"{count}th") for count in range(1, len(waits.spans) + 1)]
    if waits.after_last == "stay":
        ordinals[-1] = "every later"
    pairs = zip(waits.spans, ordinals, strict=True)
    runs = [(length, [name for _, name in run]) for length, run in groupby(pairs, key=_first)]
    parts = [f"after {' and '.join(_article(name) for name in names)} {what} {span(length)}" for length, names in runs]
    again = ", and so on from the beginning" if waits.after_last == "again" else ""
    return f"You wait {', '.join(parts)}{again}."


def _article(ordinal: str) -> str:
    return ordinal if ordinal.startswith("every") else f"a {ordinal}"


def _first(pair: tuple[timedelta, str]) -> timedelta:
    return pair[0]
