"""Text for slides and letters: what XML cannot hold is left out; a line end is a line end."""

import re

from csm_course.report import Table

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MOST = 45
_DAY = re.compile(r"(\b[A-Z][a-z]{2} )?\b\d{1,2} [A-Z][a-z]{2} \d{4}\b")


def slide_text(text: str) -> str:
    """Text as a slide or letter can hold it."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def least_width(table: Table) -> int:
    """How many letters side by side the table needs so that no word is broken."""
    return sum(_words(table))


def shares(table: Table, width: float, letter: float, padding: float) -> list[float]:
    """The width of each column: its longest word fits wherever all can, the rest goes where most is to be said.

    `letter` is how wide a letter is and `padding` what a cell keeps free, in the unit of `width`.
    """
    least = [word * letter + padding for word in _words(table)]
    wanted = [max(low, most * letter + padding) for low, most in zip(least, _lengths(table), strict=True)]
    if sum(least) >= width:
        return [width * low / sum(least) for low in least]
    left = width - sum(least)
    more = [want - low for want, low in zip(wanted, least, strict=True)]
    if sum(more) <= left:
        return [want + (left - sum(more)) * want / sum(wanted) for want in wanted]
    return [low + left * extra / sum(more) for low, extra in zip(least, more, strict=True)]


def _cells(table: Table, at: int) -> list[str]:
    return [table.columns[at], *(row[at] for row in table.rows)]


def _words(table: Table) -> list[int]:
    return [min(22, max(map(longest_word, _cells(table, at)), default=1)) + 1 for at in range(len(table.columns))]


def longest_word(text: str) -> int:
    """How many letters must stand side by side; a date is one word."""
    return max(map(len, _DAY.sub(lambda day: day[0].replace(" ", "-"), text).split()), default=0)


def _lengths(table: Table) -> list[int]:
    return [min(_MOST, max(map(len, _cells(table, at)))) + 1 for at in range(len(table.columns))]
