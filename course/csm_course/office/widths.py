"""How wide the columns of a sheet are: as wide as their words need, together as wide as a page.

A sheet on which tables of different shape stand below one another is laid on a grid of narrow columns, and each column
of a table spans some of them; any other sheet has the columns of its lists.
"""

from collections.abc import Sequence
from math import ceil

from csm_course.documents import Column, Listing, Sheet
from csm_course.office.letters import longest_word

Span = tuple[int, int]
"""The first and the last column of something, counted from 0."""

PAGE = 140.0
"""What a page in landscape holds at full size, in characters."""
MOST = 172.0
GRID, UNIT = 36, PAGE / 36
FACTS = (36.0, 44.0, 16.0, 44.0)
_KINDS = {"whole": 11.0, "number": 12.0, "money": 15.0, "percent": 11.0, "date": 14.0, "switch": 10.0}
_FLEXIBLE = ("text", "long")
_READABLE = 22.0


def widths_of(sheet: Sheet) -> tuple[float, ...]:
    """The width of each column that is seen, in characters."""
    if sheet.grid:
        return (UNIT,) * GRID
    if not sheet.listings:
        return FACTS
    widths: list[float] = []
    least: list[float] = []
    for listing in sheet.listings:
        for at, (column, cells) in enumerate(_seen(listing)):
            widths += [0.0] * (at + 1 - len(widths))
            least += [0.0] * (at + 1 - len(least))
            wanted = width_of(column, cells)
            widths[at] = max(widths[at], wanted)
            least[at] = max(
                least[at], max(_heading(column), min(wanted, _READABLE)) if column.kind in _FLEXIBLE else wanted
            )
    return tuple(_fitted(widths, least))


def _fitted(widths: list[float], least: list[float]) -> list[float]:
    """Texts take what is left of a page, or give way until a page holds all."""
    flexible = [at for at, width in enumerate(widths) if width > least[at]] or list(range(len(widths)))
    total, room = sum(widths), sum(widths[at] for at in flexible)
    goal = PAGE if total < PAGE else min(total, MOST)
    if room and total > goal:
        give = min(1.0, (total - goal) / max(sum(widths[at] - least[at] for at in flexible), 0.1))
        return [width - give * max(0.0, width - least[at]) for at, width in enumerate(widths)]
    return [width * (1 + (goal - total) / room) if at in flexible else width for at, width in enumerate(widths)]


def spans_of(listing: Listing, sheet: Sheet, first: int) -> dict[str, Span]:
    """Where each column that is seen stands, from the column `first` on."""
    seen = _seen(listing)
    units = _shares(seen) if sheet.grid else [1] * len(seen)
    spans: dict[str, Span] = {}
    at = first
    for (column, _), count in zip(seen, units, strict=True):
        spans[column.name] = (at, at + count - 1)
        at += count
    return spans


def fact_spans(sheet: Sheet, widths: Sequence[float], first: int) -> tuple[Span, ...]:
    """Where label, value, (unit,) and note stand; a unit has a column of its own on sheets of facts only."""
    if not (sheet.grid or sheet.listings):
        return tuple((first + at, first + at) for at in range(4))
    label = _until(widths, 0, 30.0 if sheet.grid else 12.0)
    value = _until(widths, label + 1, 30.0 if sheet.grid else 12.0)
    last = len(widths) - 1
    return ((first, first + label), (first + label + 1, first + value), (first + value + 1, first + last))


def _until(widths: Sequence[float], start: int, wanted: float) -> int:
    """The column up to which this width is there, leaving one for each thing that follows."""
    last = len(widths) - (3 if start == 0 else 2)
    at = start
    while at < last and sum(widths[start : at + 1]) < wanted:
        at += 1
    return at


def _seen(listing: Listing) -> list[tuple[Column, list[str]]]:
    return [
        (column, [str(row[at]) for row in listing.rows if row[at] is not None])
        for at, column in enumerate(listing.columns)
        if column.kind != "hidden"
    ]


def _shares(seen: list[tuple[Column, list[str]]]) -> list[int]:
    """Units of the grid for each column: enough for its longest word, the rest by what stands in it."""
    least = [max(1, ceil((_word([column.label, *cells]) + 2) / UNIT)) for column, cells in seen]
    while sum(least) > GRID:
        most = max(least)
        if most == 1:
            break
        least[least.index(most)] -= 1
    wanted = [width_of(column, cells) for column, cells in seen]
    while sum(least) < GRID:
        need = [want / (unit * UNIT) for want, unit in zip(wanted, least, strict=True)]
        least[need.index(max(need))] += 1
    return least


def _word(texts: list[str]) -> int:
    return min(30, max(map(longest_word, texts), default=0))


def _heading(column: Column) -> float:
    return max((len(word) for word in column.label.split()), default=0) + 4.5


def width_of(column: Column, cells: list[str]) -> float:
    """Wide enough for most of what stands there; longer text is wrapped."""
    heading = _heading(column)
    longest = max((len(line) for cell in cells for line in cell.split("\n")), default=0) + 3.0
    if column.kind == "choice":
        longest = max((len(choice) for choice in column.choices), default=8) + 5.0
        return max(heading, min(longest, 26.0))
    if column.kind in _KINDS:
        return max(heading, _KINDS[column.kind])
    most = 44.0 if column.kind == "long" else 40.0
    return max(heading, min(max(longest, 28.0 if column.kind == "long" else 16.0), most))
