"""A tree from left to right: each box beside its parent, children in their order, nothing on top of anything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csm_course.drawing import Box, Drawing, Item, Shape, Stroke, Tone
from csm_course.pictures.wrap import wrapped

BOX, COLUMN, LINE, PAD, GAP, EDGE = 210.0, 262.0, 16.0, 12.0, 12.0, 8.0
_FONT_ROOM = BOX - 20


@dataclass(frozen=True)
class Branch:
    """One box: its words (the first line is its name), what hangs below is found by `parent`, a place or -1."""

    key: str
    lines: tuple[str, ...]
    parent: int
    tone: Tone = "plain"
    strong: bool = False


def tree(title: str, branches: Sequence[Branch], summary: str, name: str) -> Drawing:
    """The tree; parents stand before their children in `branches`."""
    words = [tuple(line for text in one.lines for line in wrapped(text, _FONT_ROOM)) for one in branches]
    depths = _depths(branches)
    middles = _middles(branches, [_height(lines) for lines in words])
    boxes = [_box(*each) for each in zip(branches, words, depths, middles, strict=True)]
    width = EDGE * 2 + BOX + COLUMN * max(depths, default=0)
    return Drawing(
        title=title,
        summary=summary,
        width=width,
        height=max((box.y + box.height for box in boxes), default=0) + EDGE,
        shapes=(*_links(branches, boxes), *boxes),
        outline=tuple(Item(depth=depth, text=box.title) for depth, box in zip(depths, boxes, strict=True)),
        least=min(900, width),
        name=name,
    )


def _height(lines: Sequence[str]) -> float:
    return LINE * len(lines) + PAD


def _box(one: Branch, lines: tuple[str, ...], depth: int, middle: float) -> Box:
    height = _height(lines)
    return Box(
        x=EDGE + COLUMN * depth,
        y=middle - height / 2,
        width=BOX,
        height=height,
        lines=lines,
        tone=one.tone,
        strong=one.strong,
        title=". ".join(one.lines),
        key=one.key,
    )


def _depths(branches: Sequence[Branch]) -> list[int]:
    depths: list[int] = []
    for one in branches:
        depths.append(depths[one.parent] + 1 if one.parent >= 0 else 0)
    return depths


def _middles(branches: Sequence[Branch], heights: list[float]) -> list[float]:
    """The height of each box's middle: leaves one below the other, parents beside the middle of their children.

    A parent taller than all its children together makes room for itself.
    """
    children: list[list[int]] = [
        [at for at, one in enumerate(branches) if one.parent == place] for place in range(len(branches))
    ]
    needs = [0.0] * len(branches)
    for at in reversed(range(len(branches))):
        below = sum(needs[child] for child in children[at]) + GAP * max(len(children[at]) - 1, 0)
        needs[at] = max(heights[at], below)
    middles = [0.0] * len(branches)
    _place([at for at, one in enumerate(branches) if one.parent < 0], EDGE, needs, children, middles)
    return middles


def _place(places: list[int], top: float, needs: list[float], children: list[list[int]], middles: list[float]) -> None:
    for at in places:
        middles[at] = top + needs[at] / 2
        below = sum(needs[child] for child in children[at]) + GAP * max(len(children[at]) - 1, 0)
        _place(children[at], top + (needs[at] - below) / 2, needs, children, middles)
        top += needs[at] + GAP


def _links(branches: Sequence[Branch], boxes: Sequence[Box]) -> Iterator[Shape]:
    for at, one in enumerate(branches):
        if one.parent < 0:
            continue
        parent, child = boxes[one.parent], boxes[at]
        start, end = (parent.x + BOX, parent.y + parent.height / 2), (child.x, child.y + child.height / 2)
        bend = (start[0] + end[0]) / 2
        points = (start, (bend, start[1]), (bend, end[1]), end)
        yield Stroke(points=points, tone="muted", joins=(parent.key, child.key))
