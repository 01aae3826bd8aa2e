"""Which variant of a generator a learner gets: drawn by the seed of the form, and never one that looks familiar."""

from collections.abc import Iterable, Iterator

from csm_autograder.assessment.forms.chance import drawn
from csm_course.arithmetic import NotArithmetic
from csm_course.items import CannotGenerate, FixedItem, GeneratedItem, generate
from csm_course.items.generator import LARGEST_SEED, variant_id

TRIES = 60
"""A generator with few numbers to draw from shows the same question again; after so many tries it counts as used up."""


def fresh_variant(item: GeneratedItem, words: str, seen: Iterable[str]) -> FixedItem | None:
    """A variant that is none of those seen and looks like none of them; None when none is found."""
    before = variants_among(item, seen)
    shown = {made.stem for seed in before.values() if (made := _made(item, seed))}
    for made in _drawn(item, words):
        if made.id not in before and made.stem not in shown:
            return made
    return None


def any_variant(item: GeneratedItem, words: str) -> FixedItem | None:
    """A variant, looked at before or not; None only for a generator that cannot make one."""
    return next(_drawn(item, words), None)


def variants_among(item: GeneratedItem, ids: Iterable[str]) -> dict[str, int]:
    """The variants of this generator among the ids, with their seeds."""
    start = variant_id(item.id, 0)[:-1]
    ends = {one: one[len(start) :] for one in ids if one.startswith(start)}
    return {one: int(end) for one, end in ends.items() if end.isdecimal() and int(end) <= LARGEST_SEED}


def variant_of(item: GeneratedItem, wanted: str) -> FixedItem | None:
    """The variant of that id, or None where it is none of this generator."""
    seed = variants_among(item, [wanted]).get(wanted)
    return None if seed is None else _made(item, seed)


def _drawn(item: GeneratedItem, words: str) -> Iterator[FixedItem]:
    for attempt in range(TRIES):
        if made := _made(item, drawn(words, f"{item.id}/{attempt}") % (LARGEST_SEED + 1)):
            yield made


def _made(item: GeneratedItem, seed: int) -> FixedItem | None:
    try:
        return generate(item, seed)
    except (CannotGenerate, NotArithmetic):
        return None
