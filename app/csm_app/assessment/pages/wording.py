"""How these pages put tests, moments, waits and figures into words."""

from datetime import UTC, datetime

from csm_app.home.wording import MONTHS, WEEKDAYS
from csm_autograder.assessment.policy import wording as policy
from csm_autograder.assessment.policy.allowance import Allowance
from csm_autograder.assessment.views import Offer, TopicBar
from csm_course.wording import counted

KIND_NAMES = {"module_test": "Module test", "exam": "Exam", "practice": "Practice"}
MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def kind_name(offer: Offer) -> str:
    """What it is: "Exam"."""
    return KIND_NAMES[offer.kind]


def size_line(offer: Offer) -> str:
    """How much it is and what passes: "50 questions, 60 minutes, 38 to pass"."""
    time = counted(offer.minutes, "minute") if offer.minutes else "no time limit"
    mark = f", {offer.pass_points} of {offer.questions} to pass" if offer.pass_points is not None else ""
    return f"{counted(offer.questions, 'question')}, {time}{mark}"


def standing_line(offer: Offer) -> str:
    """Where one stands, in a few words: "Under way", "Passed", "You can begin at any time"."""
    if offer.running:
        return "Under way"
    if offer.standing.why == policy.REHEARSED:
        return "Rehearsal passed"
    if offer.passed:
        return "Passed"
    if offer.standing.may_begin:
        return "Try again when you are ready" if offer.counting and offer.kind != "practice" else "Ready when you are"
    return "Not yet" if offer.standing.not_before else "Closed"


def why_line(offer: Offer) -> str:
    """Why one cannot begin, beside `standing_line`: nothing that it says already."""
    why = offer.standing.why
    if why == policy.REHEARSED:
        return policy.EXAM_LATER
    return "" if why.startswith(policy.SAYS_PASSED) else why


def moment_utc(when: datetime) -> str:
    """A moment for a page whose script did not run: "Thursday, 26 November 2026, 10:15 UTC"."""
    there = when.astimezone(UTC)
    return f"{WEEKDAYS[there.weekday()]}, {there.day} {MONTHS[there.month - 1]} {there.year}, {there:%H:%M} UTC"


def waiting(seconds: float) -> str:
    """A wait as one says it, its two greatest parts: "1 day 23 hours", "12 minutes", "less than a minute"."""
    left = max(0, int(seconds))
    parts = [(left // DAY, "day"), (left % DAY // HOUR, "hour"), (left % HOUR // MINUTE, "minute")]
    told = [counted(number, noun) for number, noun in parts if number]
    return " ".join(told[:2]) or "less than a minute"


def figure(number: float) -> str:
    """Points without needless decimals: "12", "7.5", "6.67"."""
    return f"{round(number, 2):g}"


def share(bar: TopicBar) -> int:
    """A topic's points in percent, for its bar."""
    return round(100 * bar.points / bar.maximum) if bar.maximum > 0 else 0


def in_short(allowance: Allowance) -> str:
    """What is granted: "15 more minutes, 1 more attempt"."""
    said = []
    if allowance.factor != 1:
        said.append(f"{allowance.factor:g} times the time")
    if allowance.extra_minutes:
        said.append(_more(allowance.extra_minutes, "minute"))
    if allowance.extra_attempts:
        said.append(_more(allowance.extra_attempts, "attempt"))
    if allowance.waived_wait:
        said.append("no wait")
    return ", ".join(said) or "nothing more"


def _more(number: int, noun: str) -> str:
    return f"{number} more {noun}" + ("" if number == 1 else "s")
