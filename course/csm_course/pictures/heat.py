"""Rows of cells under common headings: how things stand, each cell with its rating in words or figures.

Colour only repeats what the words in a cell say; the cell that matters most is framed strongly and filled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csm_course.drawing import Box, Drawing, Item, Shape, Tone, Words
from csm_course.pictures.wrap import wrapped
from csm_course.tools.wording import count

NAMES, CELL, LINE, EDGE, GAP = 180.0, 104.0, 16.0, 8.0, 4.0
_TALL = 32.0
_MOST_LEAST = 900.0
MOST_ROWS = 60
"""Rows that are drawn; the outline holds all of them."""


@dataclass(frozen=True)
class Cell:
    """What stands in one cell; `title` says it in words, for the outline and on hovering."""

    text: str
    title: str
    tone: Tone = "plain"
    strong: bool = False


@dataclass(frozen=True)
class Row:
    """One thing with its cells, as many as there are headings; `note` ends its line in the outline."""

    key: str
    label: str
    cells: tuple[Cell, ...]
    note: str = ""


def heat(title: str, headings: Sequence[str], rows: Sequence[Row], summary: str, name: str) -> Drawing:
    """The rows below their headings, in the order given; of very many the first ones."""
    heads = [wrapped(words, CELL - GAP, font=12) for words in headings]
    top = EDGE + LINE * max((len(lines) for lines in heads), default=0) + GAP
    width = EDGE * 2 + NAMES + CELL * len(headings)
    shapes: list[Shape] = list(_headings(heads, top))
    y = top
    for row in rows[:MOST_ROWS]:
        names = wrapped(row.label, NAMES - 12)
        height = max(_TALL, LINE * len(names) + 8)
        shapes += [*_names(names, y + height / 2), *_cells(row, y, height)]
        y += height + GAP
    if len(rows) > MOST_ROWS:
        shapes.append(Words(x=EDGE, y=y + LINE, text=_more(len(rows)), tone="muted"))
        y += LINE + GAP
        summary = f"{summary} {_more(len(rows))}."
    return Drawing(
        title=title,
        summary=summary,
        width=width,
        height=y + EDGE,
        shapes=tuple(shapes),
        outline=tuple(_outline(rows)),
        least=min(width, _MOST_LEAST),
        name=name,
    )


def _headings(heads: Sequence[Sequence[str]], top: float) -> Iterator[Shape]:
    """Set from the bottom upwards, so that short headings stand near their cells."""
    for at, lines in enumerate(heads):
        for nth, line in enumerate(reversed(lines)):
            x = EDGE + NAMES + CELL * (at + 0.5)
            yield Words(x=x, y=top - GAP * 2 - LINE * nth, text=line, anchor="middle", size="small", strong=True)


def _names(lines: Sequence[str], middle: float) -> Iterator[Shape]:
    first = middle - LINE * (len(lines) - 1) / 2 + 4.5
    for nth, line in enumerate(lines):
        yield Words(x=EDGE, y=first + LINE * nth, text=line)


def _cells(row: Row, y: float, height: float) -> Iterator[Shape]:
    for at, cell in enumerate(row.cells):
        yield Box(
            x=EDGE + NAMES + CELL * at + GAP / 2,
            y=y,
            width=CELL - GAP,
            height=height,
            lines=(cell.text,) if cell.text else (),
            tone=cell.tone,
            shape="square",
            strong=cell.strong,
            filled=cell.strong,
            title=cell.title,
            key=f"{row.key}-{at}",
        )


def _more(rows: int) -> str:
    return f"{count(rows - MOST_ROWS, 'more row')} in the words below the picture"


def _outline(rows: Sequence[Row]) -> Iterator[Item]:
    for row in rows:
        yield Item(depth=0, text=f"{row.label}: {row.note}" if row.note else row.label)
        yield from (Item(depth=1, text=cell.title) for cell in row.cells if cell.text)
