"""Practice: what may be asked again and again without spending a question that a test or exam still needs.

Three sources, in this order:

1. questions the learner got wrong in a sitting whose reasons they have been shown (a passed one, or practice): to meet
   them again is what makes them stick, and their keys are known to the learner already;
2. new variants of the module's generators, drawn for this sitting: there are as good as infinitely many;
3. questions of such sittings that went right.

Never a written-out question the learner has not met, and none of a failed sitting: its key was withheld there, and
practice, which shows reasons at once, would hand it out. So the exam's pool is as large after practice as before.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from csm_autograder.assessment.sittings.frozen import FrozenItem
from csm_autograder.assessment.sittings.ports import Kind
from csm_course.arithmetic import NotArithmetic
from csm_course.exercises.base import Key
from csm_course.items.asked import Story
from csm_course.items.asking import asked
from csm_course.items.bank import Bank, read_bank
from csm_course.items.generated import GeneratedItem
from csm_course.items.generator import LARGEST_SEED, CannotGenerate, generate
from csm_course.items.kinds import FixedItem
from csm_course.places import content_folder

PREFIX = "practice-"


@dataclass(frozen=True)
class Practice:
    """The practice of one module: its generators, and the items of its bank as they are today."""

    id: str
    title: str
    generators: tuple[GeneratedItem, ...]
    items: Mapping[str, FixedItem]
    kind: Kind = "practice"
    policy: str = "practice"
    note: str = "Reasons at once, no clock, no mark. Nothing you do here counts."
    rehearsal: bool = False


@dataclass(frozen=True)
class Met:
    """A question the learner has met with its reasons, and whether it went wrong the last time."""

    question: FrozenItem
    wrong: bool


@dataclass(frozen=True)
class PracticeForm:
    """The questions of one practice sitting."""

    items: tuple[FrozenItem, ...]
    seed: str
    log: str


def practices(content: Path | None = None) -> dict[str, Practice]:
    """The practice of every module that has a bank, by id. Raises ContentError for a faulty bank."""
    root = content or content_folder()
    found = (_practice(folder, read_bank(folder)) for folder in sorted(root.glob("m[0-9][0-9]-*")))
    return {one.id: one for one in found if one.generators or one.items}


def practice_form(practice: Practice, met: Iterable[Met], questions: int, seed: str) -> PracticeForm:
    """Up to so many questions; fewer where there are no more. No two enemies, no two variants of one generator."""
    chosen: list[FrozenItem] = []
    for candidate in _candidates(practice, tuple(met), seed):
        if len(chosen) == questions:
            break
        if not any(_collide(candidate.item, other.item) for other in chosen):
            chosen.append(candidate)
    chosen.sort(key=lambda one: _hash(seed, one.item.id))
    return PracticeForm(tuple(chosen), seed, f"{len(chosen)} questions of practice")


def _practice(folder: Path, bank: Bank) -> Practice:
    module = folder.name.partition("-")[0]
    live = {one.id: one for entry in bank.entries if not isinstance(one := entry.item, GeneratedItem)}
    return Practice(
        id=f"{PREFIX}{module}", title=f"Practice, module {int(module[1:])}",
        generators=tuple(one for one in bank.generated if one.status in ("live", "pilot")),
        items={key: one for key, one in live.items() if one.status in ("live", "pilot")},
    )  # fmt: skip


def _candidates(practice: Practice, met: tuple[Met, ...], seed: str) -> Iterator[FrozenItem]:
    """All there is, in the order of preference."""
    yield from _again(practice, [one for one in met if one.wrong], seed)
    yield from _variants(practice, seed)
    yield from _again(practice, [one for one in met if not one.wrong], seed)


def _again(practice: Practice, met: list[Met], seed: str) -> Iterator[FrozenItem]:
    """Met questions as they stand in the bank today; those that were taken out of it are left out."""
    for one in sorted(met, key=lambda one: _hash(seed, one.question.item.id)):
        item = practice.items.get(one.question.item.id)
        if item is not None:
            yield _question(item, seed, one.question.asked.story)


def _variants(practice: Practice, seed: str) -> Iterator[FrozenItem]:
    for one in sorted(practice.generators, key=lambda one: _hash(seed, one.id)):
        number = int.from_bytes(_hash(seed, f"variant/{one.id}")[:8], "big") % (LARGEST_SEED + 1)
        try:
            yield _question(generate(one, number), seed, None)
        except (CannotGenerate, NotArithmetic):  # this seed gives none; the others do
            continue


def _question(item: FixedItem, seed: str, story: Story | None) -> FrozenItem:
    return FrozenItem.model_construct(item=item, asked=asked(item, seed, story), counts=True)


def _collide(one: FixedItem, other: FixedItem) -> bool:
    """The same item, or enemies."""
    names: tuple[Key, Key] = (one.id, other.id)
    return names[0] == names[1] or other.id in one.enemies or one.id in other.enemies


def _hash(seed: str, name: str) -> bytes:
    return hashlib.sha256(f"{seed}/{name}".encode()).digest()
