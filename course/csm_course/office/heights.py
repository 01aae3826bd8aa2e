"""How high a row must be for its wrapped text: not every program works that out when it opens a workbook."""

from collections.abc import Iterable
from math import ceil

from csm_course.office.layout import Layout, PlacedList

LINE = 15.5
_WIDER = 1.12  # letters are a little wider than the digits by which widths are counted
MOST = 400.0  # the highest a row can be is 409 points


def lines(text: str, width: float) -> int:
    """Into how many lines a text breaks."""
    return sum(max(1, ceil(len(line) * _WIDER / width)) for line in text.split("\n"))


def height(texts: Iterable[tuple[str, float]], least: float = LINE) -> float:
    """The height for these texts side by side, each with the width it has."""
    most = max((lines(text, width) for text, width in texts), default=1)
    return min(MOST, max(least, most * LINE + (2 if most > 1 else 0)))


def across(plan: Layout, start: int = 0) -> float:
    """The width from this column to the end."""
    return sum(plan.widths[start:])


def row_heights(plan: Layout, placed: PlacedList) -> list[tuple[int, float]]:
    """The head and the rows of a list; rows of one line are left to the program."""
    listing = placed.listing
    seen = [
        (at, plan.widths[placed.columns[column.name] - 1])
        for at, column in enumerate(listing.columns)
        if column.kind != "hidden"
    ]
    head = height(((listing.columns[at].label, width - 3) for at, width in seen), 20)
    found = [(placed.head, head)]
    for number, row in enumerate(listing.rows):
        high = height((value, width) for at, width in seen if isinstance(value := row[at], str))
        if high > LINE:
            found.append((placed.first + number, high))
    return found
