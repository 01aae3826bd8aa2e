"""Makes one item out of a generated one: the same seed gives the same item, on every computer and Python.

Numbers are drawn from a hash of id, seed and name rather than from `random`, whose ways may change, and all sums are
exact fractions. Options stand in ascending order, as numbers should. So the key keeps its place from seed to seed where
every named error leads always above or always below it: an author moves it by naming errors on both sides.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from csm_course.arithmetic import exact, holds
from csm_course.exercises.base import Option
from csm_course.exercises.quiz import Item
from csm_course.items.amounts import plain, with_unit
from csm_course.items.generated import PLACE, GeneratedItem
from csm_course.remedies import Location

TRIES = 400
LARGEST_SEED = 999_999_999
_LETTERS = "abcd"


class CannotGenerate(ValueError):
    """No numbers fit the conditions and give four different options; says which of these is in the way."""


@dataclass(frozen=True)
class Made:
    """An item made by a generator, and where in the generator each of its options is written."""

    item: Item
    places: tuple[Location, ...]


def generate(item: GeneratedItem, seed: int) -> Item:
    """The item of that seed, from 0 to 999,999,999; its id is the generator's with the seed behind it.

    Raises CannotGenerate after 400 draws that did not fit, and NotArithmetic for a formula without a value.
    """
    return made(item, seed).item


def made(item: GeneratedItem, seed: int) -> Made:
    """As `generate`, for authors' checks, which name lines."""
    if not 0 <= seed <= LARGEST_SEED:
        raise ValueError(f"a seed is a whole number from 0 to {LARGEST_SEED}, not {seed}")
    hurdles: Counter[str] = Counter()
    for attempt in range(TRIES):
        names = _drawn(item, seed, attempt)
        hurdle = _broken_condition(item, names)
        if hurdle is None:
            shown = _options(item, names)
            hurdle = _same(item, shown)
            if hurdle is None:
                return Made(_item(item, seed, names, shown), tuple(option.place for option in shown))
        hurdles[hurdle] += 1
    hardest, count = hurdles.most_common(1)[0]
    raise CannotGenerate(f"{item.id}: {TRIES} draws gave no item; {count} times {hardest}")


def variant_id(generator: str, seed: int) -> str:
    """The id of the item that a generator makes for a seed."""
    return f"{generator}-{seed}"


def _drawn(item: GeneratedItem, seed: int, attempt: int) -> dict[str, Fraction]:
    return {
        name: draw.number(_chance(f"{item.id}/{seed}/{attempt}/{name}", draw.count))
        for name, draw in item.draws.items()
    }


def _chance(words: str, count: int) -> int:
    """A position below `count` that depends on the words alone; 16 bytes leave no visible favour for any."""
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:16], "big") % count


def _broken_condition(item: GeneratedItem, names: dict[str, Fraction]) -> str | None:
    broken = next((condition for condition in item.where if not holds(condition, names)), None)
    return None if broken is None else f"'{broken}' did not hold"


@dataclass(frozen=True)
class _Shown:
    """An option in the making: its number, how that looks, its reason, and where it is written."""

    number: Fraction
    text: str
    reason: str
    place: Location


_ANSWER: Location = ("answer",)


def _options(item: GeneratedItem, names: dict[str, Fraction]) -> list[_Shown]:
    """Key and errors, in ascending order of their numbers."""
    written: list[tuple[Location, str, str]] = [(_ANSWER, item.answer.expression, item.answer.reason)]
    written += [(("errors", index), error.expression, error.reason) for index, error in enumerate(item.errors)]
    options = []
    for place, expression, reason in written:
        number = exact(expression, names)
        options.append(_Shown(number, with_unit(number, item.answer.decimals, item.answer.unit), reason, place))
    return sorted(options, key=lambda option: option.number)


def _same(item: GeneratedItem, options: list[_Shown]) -> str | None:
    """Two options that look alike; sorted as they are, those two stand side by side."""
    for left, right in pairwise(options):
        if left.text == right.text:
            first, second = sorted((left.place, right.place), key=str)
            return f"{_called(item, first)} and {_called(item, second)} looked the same"
    return None


def _called(item: GeneratedItem, place: Location) -> str:
    """An option as its author knows it."""
    return "the answer" if place == _ANSWER else f"the error '{item.errors[int(place[1])].name}'"


def _item(item: GeneratedItem, seed: int, names: dict[str, Fraction], shown: list[_Shown]) -> Item:
    options = tuple(
        Option(id=letter, text=option.text, reason=_filled(option.reason, names))
        for letter, option in zip(_LETTERS, shown, strict=True)
    )
    key = next(letter for letter, option in zip(_LETTERS, shown, strict=True) if option.place == _ANSWER)
    return Item(
        id=variant_id(item.id, seed), stem=_filled(item.stem, names), options=options, key=key,
        lesson=item.lesson, objective=item.objective, competency=item.competency, topics=item.topics,
        bloom=item.bloom, difficulty=item.difficulty, author=item.author, reviewed=item.reviewed, version=item.version,
    )  # fmt: skip


def _filled(text: str, names: dict[str, Fraction]) -> str:
    """The text with its numbers put in."""
    return PLACE.sub(lambda place: plain(exact(place[1], names), place[2] or ""), text)
