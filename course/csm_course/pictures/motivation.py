"""Ends and means as one picture: four columns that meet at the goals, vision and mission above, influences below.

Means lead from the right to the ends on the left, so that a tactic's line of sight is read towards its goal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from csm_course.drawing import Box, Drawing, Item, Shape, Stroke, Tone, Words
from csm_course.pictures.wrap import wrapped
from csm_course.tools.wording import count

BOX, STEP, LINE, PAD, GAP, EDGE = 165.0, 193.0, 16.0, 12.0, 10.0, 8.0
_WIDE = BOX + STEP
MOST = 48
"""Elements that are drawn, the first ones of each column; the outline holds all of them."""


@dataclass(frozen=True)
class Card:
    """One element: its key, its words (the first line is its name), and the keys a line leads to."""

    key: str
    lines: tuple[str, ...]
    links: tuple[str, ...] = ()
    tone: Tone = "plain"


@dataclass(frozen=True)
class Column:
    """Cards below each other under a heading; `tie` says what a line from them means, for the outline."""

    heading: str
    cards: tuple[Card, ...]
    tie: str = ""


def motivation(
    title: str, tops: tuple[Card, Card], middle: Sequence[Column], below: Sequence[Column], summary: str, name: str
) -> Drawing:
    """`tops` are vision and mission, `middle` the four columns between, `below` up to four columns under a line."""
    drawn_middle, drawn_below, left_out = _drawn(middle, below)
    heads = (_box(tops[0], EDGE, EDGE + LINE, _WIDE, True), _box(tops[1], EDGE + 2 * STEP, EDGE + LINE, _WIDE, True))
    top = _bottom(heads) + 2 * LINE
    upper, ties = _half(drawn_middle, top)
    rule = _bottom(upper, top) + LINE
    lower, more_ties = _half(drawn_below, rule + 2 * LINE)
    shapes: list[Shape] = [_operative(*heads), *ties, *more_ties]
    if lower:
        shapes.append(Stroke(points=((EDGE, rule), (EDGE + 3 * STEP + BOX, rule)), tone="muted"))
    height = _bottom((*heads, *upper, *lower)) + EDGE
    if left_out:
        more = f"{count(left_out, 'more element')} in the words below the picture"
        shapes.append(Words(x=EDGE, y=height + LINE, text=more, tone="muted"))
        height += 2 * LINE
        summary = f"{summary} Drawn are the first of each kind; {more}."
    return Drawing(
        title=title, summary=summary, width=EDGE * 2 + 3 * STEP + BOX, height=height, least=720, name=name,
        shapes=(*shapes, *heads, *upper, *lower), outline=tuple(_outline(tops, (*middle, *below))),
    )  # fmt: skip


def _half(columns: Sequence[Column], top: float) -> tuple[list[Box], list[Shape]]:
    """Columns side by side: their boxes, and headings and lines."""
    boxes = list(_laid(columns, top))
    return boxes, [*_headings(columns, top), *_lines(columns, boxes)]


def _bottom(boxes: Sequence[Box], empty: float = 0.0) -> float:
    """How far down the boxes reach; `empty` where there are none."""
    return max((box.y + box.height for box in boxes), default=empty)


def _drawn(middle: Sequence[Column], below: Sequence[Column]) -> tuple[list[Column], list[Column], int]:
    """Of each column as many cards as leave room for all columns, and how many cards are left out."""
    sizes = [len(column.cards) for column in (*middle, *below)]
    most = max(sizes, default=0)
    while sum(min(size, most) for size in sizes) > MOST:
        most -= 1
    first = [replace(column, cards=column.cards[:most]) for column in (*middle, *below)]
    return first[: len(middle)], first[len(middle) :], sum(max(0, size - most) for size in sizes)


def _box(card: Card, x: float, y: float, width: float, strong: bool = False) -> Box:
    lines = tuple(line for text in card.lines for line in wrapped(text, width - 20))
    return Box(
        x=x,
        y=y,
        width=width,
        height=LINE * max(len(lines), 1) + PAD,
        lines=lines,
        tone=card.tone,
        strong=strong,
        title=". ".join(card.lines),
        key=card.key,
    )


def _laid(columns: Sequence[Column], top: float) -> Iterator[Box]:
    for at, column in enumerate(columns):
        y = top + GAP
        for card in column.cards:
            box = _box(card, EDGE + STEP * at, y, BOX)
            y += box.height + GAP
            yield box


def _headings(columns: Sequence[Column], top: float) -> list[Shape]:
    return [
        Words(x=EDGE + STEP * at, y=top, text=column.heading, tone="muted", strong=True)
        for at, column in enumerate(columns)
        if column.cards
    ]


def _operative(vision: Box, mission: Box) -> Stroke:
    """The mission makes the vision operative."""
    y = vision.y + min(vision.height, mission.height) / 2
    return Stroke(
        points=((mission.x, y), (vision.x + vision.width, y)), arrow=True, thick=2, joins=(mission.key, vision.key)
    )


def _lines(columns: Sequence[Column], boxes: Sequence[Box]) -> Iterator[Stroke]:
    """A line to each linked card in a column beside, in the same half; cards further away are told in the words."""
    places = {box.key: box for box in boxes}
    for card in (card for column in columns for card in column.cards):
        for other in card.links if card.key in places else ():
            one, two = places[card.key], places.get(other)
            if two is not None and abs(one.x - two.x) == STEP:
                yield _line(one, two)


def _line(one: Box, two: Box) -> Stroke:
    right = two.x > one.x
    start = (one.x + one.width if right else one.x, one.y + one.height / 2)
    end = (two.x if right else two.x + two.width, two.y + two.height / 2)
    return Stroke(points=(start, end), arrow=True, tone="accent", joins=(one.key, two.key))


def _outline(tops: tuple[Card, Card], columns: Sequence[Column]) -> Iterator[Item]:
    for card in tops:
        yield Item(depth=0, text=". ".join(card.lines))
    for column in columns:
        if column.cards:
            yield Item(depth=0, text=column.heading)
        for card in column.cards:
            tie = f" – {column.tie} {', '.join(card.links)}" if card.links and column.tie else ""
            yield Item(depth=1, text=". ".join(card.lines) + tie)
