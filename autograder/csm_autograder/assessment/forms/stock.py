"""The stock: the banks of all modules as one, and the pool of candidates an assessment draws from."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.candidate import Candidate, Pool, Seen
from csm_autograder.assessment.forms.consistency import module_of
from csm_autograder.assessment.forms.difficulty import chance, location
from csm_autograder.assessment.forms.variants import fresh_variant, variants_among
from csm_course.items import AnyItem, Bank, GeneratedItem, WrittenStory

SLOT = "#"
"""Stands between a generator and the number of the form its variant is for; no id of an item has it."""


@dataclass(frozen=True)
class Stock:
    """The banks of the modules that have one, and the competency group of each competency."""

    banks: tuple[Bank, ...]
    groups: Mapping[str, str]

    @cached_property
    def items(self) -> Mapping[str, AnyItem]:
        """Every item and generator by its id."""
        return {entry.item.id: entry.item for bank in self.banks for entry in bank.entries}

    @cached_property
    def told(self) -> Mapping[str, WrittenStory]:
        """The story of each item that leans on one."""
        pairs = ((entry.item.id, bank.story(entry.item)) for bank in self.banks for entry in bank.entries)
        return {item: story for item, story in pairs if story is not None}

    def pool(self, blueprint: Blueprint, forms: int = 1) -> Pool:
        """Every live item, and the pilot items where the blueprint asks for some; a place per form for a generator."""
        return Pool.of(one for item in self.items.values() for one in self._candidates(item, blueprint, forms))

    def _candidates(self, item: AnyItem, blueprint: Blueprint, forms: int) -> Iterator[Candidate]:
        if item.status != "live" and not (item.status == "pilot" and blueprint.pilots):
            return
        generated = isinstance(item, GeneratedItem)
        ability, barely = (blueprint.cut.ability, blueprint.cut.barely) if blueprint.cut else (0.0, 0.0)
        module = module_of(item.lesson)
        for name in (f"{item.id}{SLOT}{number}" for number in range(1, forms + 1)) if generated else (item.id,):
            yield Candidate(
                id=name, family=item.id, module=module, lesson=item.lesson, bloom=item.bloom,
                group=self.groups.get(item.competency, ""),
                right=chance(location(item.difficulty, item.angoff, barely), ability), generated=generated,
                story=f"{module}/{item.story}" if item.story else None, phase=self._phase(item.id),
                enemies=frozenset(item.enemies), pilot=item.status == "pilot",
            )  # fmt: skip

    def _phase(self, item: str) -> str | None:
        """The phase of the framework in which the item's story plays."""
        story = self.told.get(item)
        return story.phase if story else None

    def met(self, seen: Seen, pool: Pool, words: str) -> Seen:
        """What was seen, with each generator that has nothing new to show any more counted as seen as well.

        A variant that looks like one seen before is no new question, whatever its seed.
        """
        times, last = dict(seen.times), dict(seen.last)
        for one in pool.candidates:
            item = self.items[one.kin]
            if not isinstance(item, GeneratedItem):
                continue
            before = variants_among(item, seen.times)
            if before and fresh_variant(item, words, seen.times) is None:
                times[one.id] = len(before)
                last[one.id] = max(seen.last.get(variant, 0) for variant in before)
        return Seen(times, last)


def stock_of(banks: Collection[Bank], groups: Mapping[str, str]) -> Stock:
    """The stock of these banks; those without an item are left out."""
    return Stock(tuple(bank for bank in banks if bank.entries), groups)
