"""Sittings in a database of the assessment service, written by the service itself: what statistics read.

The bank is the course's own. Forms are drawn from it by lot, with a variant of each learner's own where a question is
generated: the solver would take minutes for a thousand forms, and what is stored would look the same. Learners answer
by lot as well, one question after the other, and hand in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from csm_autograder.assessment.forms.candidate import Exposure, Seen
from csm_autograder.assessment.forms.catalogue import Assessment, Catalogue
from csm_autograder.assessment.forms.form import FormItem
from csm_autograder.assessment.forms.variants import any_variant
from csm_autograder.assessment.receipts import Signer
from csm_autograder.assessment.sittings import AssessmentService, Storage
from csm_autograder.assessment.sittings.saving import Change
from csm_autograder.assessment.views import Packet, SittingView
from csm_course.items import GeneratedItem
from csm_course.items.asked import (
    AskedItem,
    AskedMatch,
    AskedMultiple,
    AskedNumeric,
    AskedOrder,
    AskedSingle,
    MatchResponse,
    MultipleResponse,
    NumericResponse,
    OrderResponse,
    Response,
    SingleResponse,
)
from csm_course.items.asking import asked

TOGETHER = 500
"""Learners whose answers are written in one transaction; their forms are in the service's memory meanwhile."""


@dataclass(frozen=True)
class Lot:
    """A form drawn by lot."""

    items: tuple[FormItem, ...]
    seed: str
    log: str = "drawn by lot"


@dataclass(frozen=True)
class Lots:
    """The assessments of the course, with forms drawn by lot."""

    course: Catalogue

    def assessments(self) -> dict[str, Assessment]:
        """As the course has them."""
        return dict(self.course.assessments())

    def form(self, assessment: str, learner: str, attempt: int, seen: Seen, exposure: Exposure | None) -> Lot:
        """As many questions as the assessment has."""
        seed, stock = f"{learner}/{attempt}", self.course.stock()
        blueprint = self.course.assessments()[assessment].blueprint
        chosen = Random(seed).sample(stock.pool(blueprint).candidates, blueprint.items)
        return Lot(tuple(_on_the_form(self.course, one.kin, seed) for one in chosen), seed)


def _on_the_form(course: Catalogue, name: str, seed: str) -> FormItem:
    written, story = course.stock().items[name], course.stock().told.get(name)
    item = any_variant(written, seed) if isinstance(written, GeneratedItem) else written
    assert item, f"{name} makes no variant"
    return FormItem(item, asked(item, seed, story), story)


def sat(folder: Path, assessment: str, learners: int) -> str:
    """The address of a new database in which so many learners have finished the assessment."""
    url = f"sqlite:///{folder / 'sittings.sqlite3'}"
    storage = Storage.open(url)
    service = AssessmentService(Lots(Catalogue(rest=3600)), storage, Signer.open(folder / "keys", "a-service"))
    names = [f"learner-{number:05}" for number in range(learners)]
    for first in range(0, learners, TOGETHER):
        _take(service, assessment, names[first : first + TOGETHER])
    storage.close()
    return url


def _take(service: AssessmentService, assessment: str, names: Sequence[str]) -> None:
    """All of them begin, answer their first question, their second ... and hand in."""
    taken = [(name, service.begin(name, assessment)) for name in names]
    told = service.save_all([change for name, view in taken for change in _changes(name, view)])
    assert not any(isinstance(one, Exception) for one in told)
    for name, view in taken:
        service.hand_in(name, view.id)


def _changes(name: str, view: SittingView) -> list[Change]:
    chance = Random(name)
    return [Change(name, view.id, one.id, Packet(response=_answer(one, chance), packet=1)) for one in view.items]


def _answer(one: AskedItem, chance: Random) -> Response:
    """Of the right kind, by lot."""
    match one:
        case AskedSingle():
            return SingleResponse(choice=chance.choice(one.options).id)
        case AskedMultiple():
            return MultipleResponse(marked=tuple(option.id for option in one.options if chance.random() < 0.5))
        case AskedOrder():
            return OrderResponse(order=tuple(option.id for option in chance.sample(one.options, len(one.options))))
        case AskedMatch():
            return MatchResponse(matched={left.id: chance.choice(one.right).id for left in one.left})
        case AskedNumeric():
            return NumericResponse(number=str(chance.randrange(1000)))
