"""The page of one learner, for an instructor: where they stand, their attempts, what is granted, a form to grant."""

from dataclasses import dataclass

from csm_app.assessment.frame import Frame
from csm_app.assessment.pages.begin import allowance as as_the_learner_reads
from csm_app.assessment.pages.layout import render
from csm_app.assessment.pages.stand import State, state
from csm_app.assessment.pages.wording import in_short
from csm_app.assessment.sense import stranger
from csm_autograder.assessment.policy.allowance import Allowance, Granted
from csm_autograder.assessment.sittings.teaching import Learner, Stand
from csm_autograder.assessment.views import Offer


@dataclass(frozen=True)
class Form:
    """What the form of a test asks for, since it would change something, and what stands in it at first."""

    time: bool
    attempts: bool
    wait: bool
    minutes: int
    percent: float
    extra_attempts: int
    waived: bool
    note: str


@dataclass(frozen=True)
class Card:
    """One test or exam. `granted` is in words, and empty where nothing more than everybody has is granted."""

    offer: Offer
    state: State
    held: Granted | None
    granted: str
    reads: tuple[str, ...]
    form: Form | None


def learner_page(learner: Learner, frame: Frame) -> str:
    """The page as HTML."""
    unknown = "" if learner.known else stranger(learner.name, learner.guess)
    return render(
        "learner.html", frame, learner.now, learner=learner, unknown=unknown, cards=tuple(map(_card, learner.stands))
    )


def _card(stand: Stand) -> Card:
    held = stand.granted
    more = held is not None and held.allowance != Allowance(note=held.allowance.note)
    return Card(
        offer=stand.offer, state=state(stand), held=held, granted=in_short(held.allowance) if held and more else "",
        reads=as_the_learner_reads(stand.offer), form=_form(stand),
    )  # fmt: skip


def _form(stand: Stand) -> Form | None:
    """None where nothing could be granted. A wait that stands came after what was lifted before."""
    policy, waits = stand.policy, any(stand.policy.waits.spans)
    if policy.minutes is None and policy.attempts is None and not waits:
        return None
    held = stand.granted.allowance if stand.granted else Allowance()
    return Form(
        time=policy.minutes is not None, attempts=policy.attempts is not None, wait=waits,
        minutes=held.extra_minutes, percent=round(100 * (held.factor - 1), 2), extra_attempts=held.extra_attempts,
        waived=held.waived_wait and stand.offer.standing.not_before is None, note=held.note,
    )  # fmt: skip
