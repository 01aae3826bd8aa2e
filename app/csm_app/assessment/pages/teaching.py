"""The page “Your learners”: who takes a test now, and where everybody stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from csm_app.assessment.frame import Frame
from csm_app.assessment.pages.layout import render
from csm_app.assessment.pages.place import Place
from csm_app.assessment.pages.stand import State, state
from csm_app.assessment.pages.wording import in_short
from csm_autograder.assessment.policy.allowance import Allowance
from csm_autograder.assessment.sittings.teaching import Found, Learner


@dataclass(frozen=True)
class Row:
    """One learner of the list: each test and exam they have to do with, and what of it is granted."""

    name: str
    states: tuple[tuple[str, State], ...]
    granted: tuple[tuple[str, str], ...]


def teaching_page(found: Found, frame: Frame) -> str:
    """The page as HTML."""
    return render(
        "teaching.html", frame, found.now, found=found, rows=tuple(map(_row, found.learners)),
        earlier=_address(found, frame, found.page - 1), later=_address(found, frame, found.page + 1),
    )  # fmt: skip


def _row(learner: Learner) -> Row:
    met = [one for one in learner.stands if one.running or one.offer.running or one.offer.finished]
    return Row(learner.name, tuple((one.offer.title, state(one)) for one in met), tuple(_granted(learner)))


def _granted(learner: Learner) -> Iterator[tuple[str, str]]:
    for one in learner.stands:
        if one.granted and one.granted.allowance != Allowance(note=one.granted.allowance.note):
            yield one.offer.title, in_short(one.granted.allowance)


def _address(found: Found, frame: Frame, page: int) -> str:
    """Of another page of the list; empty where there is none."""
    if not 1 <= page <= found.pages:
        return ""
    asked = {"search": found.search, "page": str(page)}
    return f"{Place.of(frame).teaching}?{urlencode({name: told for name, told in asked.items() if told})}#everybody"
