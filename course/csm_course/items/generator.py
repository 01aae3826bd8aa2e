"""Makes one item out of a generated one: the same seed gives the same item, on every computer and Python.

Numbers are drawn from a hash of id, seed and name rather than from `random`, whose ways may change, and all sums are
exact fractions. Options stand in ascending order, as numbers should, and an author names up to six errors. Which three
are shown is drawn so that the place of the key is drawn first: among the places it can have, each is as likely. With
three errors on either side it can have all four. It keeps its place only where every error lies on the same side.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from csm_course.arithmetic import exact, holds
from csm_course.exercises.base import Option
from csm_course.exercises.item import ItemFields
from csm_course.exercises.quiz import Item
from csm_course.items.amounts import plain, with_unit
from csm_course.items.generated import PLACE, GeneratedItem
from csm_course.items.kinds import SLACK, NumericItem, TypedError
from csm_course.remedies import Location

TRIES = 400
LARGEST_SEED = 999_999_999
_LETTERS = "abcd"
_WRONG = len(_LETTERS) - 1


class CannotGenerate(ValueError):
    """No numbers fit the conditions and give four different options; says which of these is in the way."""


@dataclass(frozen=True)
class Made:
    """An item made by a generator, and where in the generator each of its options is written."""

    item: Item | NumericItem
    places: tuple[Location, ...]


def generate(item: GeneratedItem, seed: int) -> Item | NumericItem:
    """The item of that seed, from 0 to 999,999,999; its id is the generator's with the seed behind it.

    Raises CannotGenerate after 400 draws that did not fit, and NotArithmetic for a formula without a value.
    """
    return made(item, seed).item


def made(item: GeneratedItem, seed: int) -> Made:
    """As `generate`, for authors' checks, which name lines."""
    return _made(item, seed, *_fitting(item, seed))


def key_letter(item: GeneratedItem, seed: int) -> str:
    """Where the key stands in the choice of that seed, without writing the item out. Raises what `generate` does."""
    _, options = _fitting(item, seed)
    places = [option.place for option in _drawn_options(item, seed, _different(options))]
    return _LETTERS[places.index(_ANSWER)]


def _fitting(item: GeneratedItem, seed: int) -> tuple[dict[str, Fraction], list["_Shown"]]:
    """The first numbers drawn that hold all conditions and give enough different options, and those options."""
    if not 0 <= seed <= LARGEST_SEED:
        raise ValueError(f"a seed is a whole number from 0 to {LARGEST_SEED}, not {seed}")
    hurdles: Counter[str] = Counter()
    for attempt in range(TRIES):
        names = _drawn(item, seed, attempt)
        hurdle = _broken_condition(item, names)
        if hurdle is None:
            options = _options(item, names)
            hurdle = _same(item, options)
            if hurdle is None:
                return names, options
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
    """Key and errors."""
    written: list[tuple[Location, str, str]] = [(_ANSWER, item.answer.expression, item.answer.reason)]
    written += [(("errors", index), error.expression, error.reason) for index, error in enumerate(item.errors)]
    options = []
    for place, expression, reason in written:
        number = exact(expression, names)
        options.append(_Shown(number, with_unit(number, item.answer.decimals, item.answer.unit), reason, place))
    return options


def _same(item: GeneratedItem, options: list[_Shown]) -> str | None:
    """What is in the way where fewer than three errors look different from the key and from each other."""
    if len(_different(options)) > _WRONG:
        return None
    for left, right in combinations(options, 2):
        if left.text == right.text:
            return f"{_called(item, left.place)} and {_called(item, right.place)} looked the same"
    raise AssertionError("a generator has three errors at least")


def _different(options: list[_Shown]) -> list[_Shown]:
    """The key, and each error that looks like nothing before it."""
    first: dict[str, _Shown] = {}
    for option in options:
        first.setdefault(option.text, option)
    return list(first.values())


def _called(item: GeneratedItem, place: Location) -> str:
    """An option as its author knows it."""
    return "the answer" if place == _ANSWER else f"the error '{item.errors[int(place[1])].name}'"


def _made(item: GeneratedItem, seed: int, names: dict[str, Fraction], options: list[_Shown]) -> Made:
    if item.answer_by == "number":
        chosen = _different(options)
        return Made(_numeric(item, seed, names, chosen), tuple(option.place for option in chosen))
    chosen = _drawn_options(item, seed, _different(options))
    return Made(_single(item, seed, names, chosen), tuple(option.place for option in chosen))


def _drawn_options(item: GeneratedItem, seed: int, options: list[_Shown]) -> list[_Shown]:
    """The key and three errors, in ascending order. The place of the key is drawn, then errors that give it that."""
    key, *errors = options
    below = [error for error in errors if error.number < key.number]
    above = [error for error in errors if error.number > key.number]
    place = _place(len(below), len(above), f"{item.id}/{seed}/place")
    chosen = [
        *_some(below, place, f"{item.id}/{seed}/below"),
        key,
        *_some(above, _WRONG - place, f"{item.id}/{seed}/above"),
    ]
    return sorted(chosen, key=lambda option: option.number)


def _place(below: int, above: int, words: str) -> int:
    """One of the places the key can have with so many errors on either side, each as likely as the others."""
    places = [place for place in range(_WRONG + 1) if place <= below and _WRONG - place <= above]
    return places[_chance(words, len(places))]


def _some(options: list[_Shown], count: int, words: str) -> list[_Shown]:
    """So many of them, each as likely as any other."""
    return sorted(options, key=lambda option: _chance(f"{words}/{option.place}", 2**64))[:count]


def _single(item: GeneratedItem, seed: int, names: dict[str, Fraction], shown: list[_Shown]) -> Item:
    options = tuple(
        Option(id=letter, text=option.text, reason=_filled(option.reason, names))
        for letter, option in zip(_LETTERS, shown, strict=True)
    )
    key = next(letter for letter, option in zip(_LETTERS, shown, strict=True) if option.place == _ANSWER)
    return Item.model_validate({**_common(item, seed, names), "options": options, "key": key})


def _numeric(item: GeneratedItem, seed: int, names: dict[str, Fraction], shown: list[_Shown]) -> NumericItem:
    key, *wrong = shown
    half_a_unit = 0.5 / 10**item.answer.decimals
    tolerance = half_a_unit if item.answer.tolerance is None else item.answer.tolerance
    errors = tuple(
        TypedError(value=float(one.number), name=item.errors[int(one.place[1])].name, reason=_filled(one.reason, names))
        for one in wrong
        if abs(float(one.number) - float(key.number)) > tolerance + SLACK * max(1.0, abs(float(key.number)))
    )
    answer = {"value": float(key.number), "unit": item.answer.unit, "decimals": item.answer.decimals}
    return NumericItem.model_validate(
        {
            **_common(item, seed, names), **answer, "kind": "numeric", "tolerance": tolerance,
            "reason": _filled(key.reason, names), "errors": errors,
        }
    )  # fmt: skip


def _common(item: GeneratedItem, seed: int, names: dict[str, Fraction]) -> dict[str, object]:
    """The fields that all kinds share, with the seed behind the id and the numbers in the stem."""
    fields = {name: getattr(item, name) for name in ItemFields.model_fields}
    return {**fields, "id": variant_id(item.id, seed), "stem": _filled(item.stem, names)}


def _filled(text: str, names: dict[str, Fraction]) -> str:
    """The text with its numbers put in."""
    return PLACE.sub(lambda place: plain(exact(place[1], names), place[2] or ""), text)
