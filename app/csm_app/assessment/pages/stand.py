"""Where a learner stands with a test or exam, in the few words an instructor looks for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from csm_app.assessment.pages.wording import figure
from csm_autograder.assessment.sittings.teaching import Stand
from csm_autograder.assessment.views import Past

Tone = Literal["running", "waits", "passed", "plain"]


@dataclass(frozen=True)
class State:
    """Words, and the moment that ends their sentence, where there is one."""

    tone: Tone
    words: str
    moment: datetime | None = None


def state(stand: Stand) -> State:
    """What is most urgent comes first: it runs, it is passed, there is a wait."""
    offer, standing = stand.offer, stand.offer.standing
    if stand.running is not None:
        ends = stand.running.ends
        return State("running", "Under way until" if ends else "Under way, no time limit", ends)
    if offer.running:
        return State("running", "Time is up, the result comes in a minute")
    if offer.counting and offer.passed:
        passed = "Rehearsal passed" if offer.counting.rehearsal else "Passed"
        return State("passed", f"{passed} with {_points(offer.counting)}")
    if standing.not_before:
        return State("waits", "Must wait until", standing.not_before)
    if not standing.may_begin:
        return State("waits", "No attempt left" if standing.attempts_left == 0 else "Closed")
    if offer.counting:
        return State("plain", f"Not passed, last {_points(offer.finished[0])}; may begin again")
    return State("plain", "May begin")


def _points(past: Past) -> str:
    return f"{figure(past.points)} of {figure(past.maximum)} points"
