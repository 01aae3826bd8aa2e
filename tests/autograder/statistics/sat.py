"""Real sittings of exam A in a database of the service, on a bank in which one key was written wrong."""

import re
import shutil
from pathlib import Path

import numpy as np
from sqlalchemy import select

from csm_autograder.assessment.forms.catalogue import Catalogue
from csm_autograder.assessment.receipts import Signer
from csm_autograder.assessment.sittings import AssessmentService, Storage
from csm_autograder.assessment.sittings.frozen import thaw
from csm_autograder.assessment.sittings.saving import Change
from csm_autograder.assessment.sittings.tables import forms
from csm_autograder.assessment.views import Packet
from csm_course.exercises.quiz import Item
from csm_course.items import FixedItem
from csm_course.items.asked import SingleResponse
from csm_course.places import content_folder

PLANTED = "six-users"
LEARNERS = 160


def bank_with_a_wrong_key(folder: Path, item: str) -> Path:
    """A copy of what authors wrote, in which another option than the right one is the key of this question."""
    content = folder / "content"
    shutil.copytree(content_folder(), content, ignore=shutil.ignore_patterns("*.ipynb", "originality.bin"))
    file = next(one for one in content.glob("m01-*/items/*.yaml") if f"- id: {item}\n" in one.read_text("utf-8"))
    before, after = file.read_text("utf-8").split(f"- id: {item}\n")
    wrong = {"a": "b", "b": "c", "c": "d", "d": "a"}
    changed = re.sub(r"^  key: ([a-d])$", lambda found: f"  key: {wrong[found[1]]}", after, count=1, flags=re.MULTILINE)
    file.write_text(f"{before}- id: {item}\n{changed}", "utf-8")
    return content


def sit_exam_a(url: str, keys: Path, content: Path, learners: int = LEARNERS, seed: int = 4) -> None:
    """So many learners hand exam A in; they answer as the true bank has it, the able ones more often right."""
    storage, chance = Storage.open(url), np.random.default_rng(seed)
    service = AssessmentService(Catalogue(content), storage, Signer.open(keys, "a-service"))
    truth = Catalogue().item(PLANTED)
    assert isinstance(truth, Item)
    for number in range(learners):
        learner, ability = f"learner-{number:03d}", float(chance.normal())
        view = service.begin(learner, "exam-a")
        changes = []
        for shown, item in zip(view.items, _items(storage, view.id), strict=True):
            if isinstance(item, Item):
                packet = Packet(response=SingleResponse(choice=_chosen(item, truth, ability, chance)), packet=1)
                changes.append(Change(learner, view.id, shown.id, packet))
        assert not any(isinstance(told, Exception) for told in service.save_all(changes))
        service.hand_in(learner, view.id)
    storage.close()


def _chosen(item: Item, truth: Item, ability: float, chance: np.random.Generator) -> str:
    """The planted question parts the able from the others; all else is a matter of ability and luck."""
    planted = item.id == truth.id
    right = truth.key if planted else item.key
    if ability > 0 if planted else chance.random() < 1 / (1 + np.exp(-1.5 * ability)):
        return right
    others = [option.id for option in item.options if option.id != right]
    return others[int(chance.integers(len(others)))]


def _items(storage: Storage, sitting: str) -> list[FixedItem]:
    """The questions of a sitting with their keys, as the service keeps them: learners see other ids."""
    with storage.read() as connection:
        text = connection.execute(select(forms.c.content).where(forms.c.sitting == sitting)).scalar_one()
    return [one.item for one in thaw(text).items]
