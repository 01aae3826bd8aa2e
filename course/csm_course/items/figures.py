"""Options that are numbers with a unit (`EUR 1,250`, `2.5%`, `12 months`), ranges (`3 to 6`) or days (`2 July`)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from csm_course.exercises.base import Option

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?:about )?([-−]?)(EUR |€ ?)?([-−]?)({_NUMBER}) ?(%|[A-Za-z][A-Za-z ]{{0,20}}|)\.?", re.IGNORECASE
)
_SPAN = re.compile(rf"(?:from )?(?:EUR )?({_NUMBER})%? ?(?:–|-|to|and) ?(?:EUR )?({_NUMBER})\b.{{0,20}}", re.IGNORECASE)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DAY = re.compile(
    r"(?:(?:on|by|in|until|before|after) )?"
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|(?:the )?\d{{1,2}}(?: of)? (?:{_MONTHS})(?: \d{{4}})?"
    rf"|(?:{_MONTHS})(?: \d{{4}})?|(?:{_WEEKDAYS})|(?:week|month|year|day|quarter|phase|stage|Q) ?\d+)\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """One number as an option shows it."""

    value: float
    unit: str


def figure_of(text: str) -> Figure | None:
    """The number that the text is, or None for text that says more or something else."""
    match = _FIGURE.fullmatch(text.strip())
    if match is None or _SPAN.fullmatch(text.strip()):
        return None
    sign = -1 if match[1] or match[3] else 1
    return Figure(sign * _number(match[4]), (match[2] or match[5]).strip())


def figures_of(options: tuple[Option, ...]) -> tuple[Figure, ...] | None:
    """The numbers of the options, or None unless all of them are numbers."""
    figures = tuple(figure for option in options if (figure := figure_of(option.text)) is not None)
    return figures if len(figures) == len(options) else None


def keeps_order(texts: Iterable[str]) -> bool:
    """True where every text is a number, a range or a day: such options are looked up, so they stay in order."""
    return all(figure_of(text) or _SPAN.fullmatch(text.strip()) or _DAY.fullmatch(text.strip()) for text in texts)


def spans_of(options: tuple[Option, ...]) -> Iterator[tuple[float, float, str]]:
    """Low end, high end and option of every option that is a range."""
    for option in options:
        if match := _SPAN.fullmatch(option.text.strip()):
            yield _number(match[1]), _number(match[2]), option.id


def _number(text: str) -> float:
    return float(text.replace(",", ""))
