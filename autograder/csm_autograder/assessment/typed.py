"""Reads a number that was typed into a test as people write numbers, and says: right, a known error, or why not.

`1,250`, `EUR 1,250`, `12.5 %` and `2,5` are read. `1,250` and `1.250` can be read in two ways, by where the reader grew
up; notation is not what is tested, so such a number is right if one of its readings is. `0,125` has one reading only.
"""

import re
from dataclasses import dataclass

from csm_course.items.kinds import SLACK, NumericItem
from csm_course.numbers import read_number

_TWO_WAYS = re.compile(r"(?P<sign>[-+]?)(?P<whole>[1-9]\d{0,2})[.,](?P<rest>\d{3})")
_DECIMAL_COMMA = re.compile(r"([-+]?0),(\d+)")
_AROUND = re.compile(r"^[^\d.,+-]*|[^\d.,]*$")


@dataclass(frozen=True)
class Typed:
    """What became of a typed number; `reason` is for the learner, empty where it is right."""

    right: bool
    reason: str = ""


def typed(item: NumericItem, text: str) -> Typed:
    """Judge what was typed against the item's number and its named errors."""
    numbers = readings(text, item.unit)
    if not numbers:
        return Typed(False, f"“{text}” could not be read as a number. Write it in digits, such as 1250.50 or 1,250.50.")
    if any(_within(number, item.value, item.tolerance) for number in numbers):
        return Typed(True)
    for error in item.errors:
        if any(_within(number, error.value, item.tolerance) for number in numbers):
            return Typed(False, error.reason)
    return Typed(False, _otherwise(item, numbers))


def readings(text: str, unit: str = "") -> tuple[float, ...]:
    """The numbers `text` can stand for: one, two for `1,250` and `1.250`, none where it is not clearly a number."""
    bare = text.replace("−", "-").replace(unit, " ") if unit else text.replace("−", "-")
    number = read_number(bare)
    if number is None:
        return ()
    core = _AROUND.sub("", re.sub(r"\s", "", bare))
    if comma := _DECIMAL_COMMA.fullmatch(core):
        return (float(f"{comma[1]}.{comma[2]}"),)
    if two := _TWO_WAYS.fullmatch(core):
        whole, parts = f"{two['sign']}{two['whole']}{two['rest']}", f"{two['sign']}{two['whole']}.{two['rest']}"
        return tuple(sorted((float(whole), float(parts)), key=lambda one: one != number))
    return (number,)


def _otherwise(item: NumericItem, numbers: tuple[float, ...]) -> str:
    """What to tell where no named error fits."""
    lesson = f"lesson {item.lesson.partition('-')[2]}"
    if item.unit == "%" and any(_within(100 * number, item.value, item.tolerance) for number in numbers):
        return f"This is the share as a part of one. In percent it is a hundred times as much ({lesson})."
    return f"This number comes from none of the usual slips. Go through the sum again, step by step ({lesson})."


def _within(number: float, value: float, tolerance: float) -> bool:
    return abs(number - value) <= tolerance + SLACK * max(1.0, abs(value))
