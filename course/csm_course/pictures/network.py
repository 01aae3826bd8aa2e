"""A network of activities on nodes, left to right: boxes with early and late times, arrows for what waits for what.

What is critical has a thick frame and thick arrows. Above `DETAILED` tasks the boxes are small and say less.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from csm_course.drawing import Anchor, Area, Box, Drawing, Item, Point, Shape, Stroke, Tone, Words
from csm_course.pictures.layers import layered
from csm_course.pictures.wrap import clipped, wrapped

DETAILED = 40
EDGE = 16.0
_CRITICAL: Tone = "two"
_LINE = 15.0


@dataclass(frozen=True)
class Node:
    """One box. `above` and `below` are three short texts each (ES, days, EF; LS, float, LF); `title` says all of it."""

    key: str
    name: str
    above: tuple[str, str, str]
    below: tuple[str, str, str]
    critical: bool
    title: str


@dataclass(frozen=True)
class Arrow:
    """From `before` to `after`; `kind` (FS, SS, FF, SF) says which sides it joins, `label` stands beside it."""

    before: str
    after: str
    kind: str
    label: str
    critical: bool
    title: str


@dataclass(frozen=True)
class Size:
    """Of a box, and of the room between boxes."""

    width: float
    height: float
    across: float
    down: float


ROOMY, SMALL = Size(172, 82, 62, 26), Size(124, 40, 46, 14)


def network(
    title: str,
    nodes: Sequence[Node],
    arrows: Sequence[Arrow],
    places: Mapping[str, Point] | None = None,
    summary: str = "",
    outline: tuple[Item, ...] = (),
) -> Drawing:
    """The picture; `places` are the upper left corners of boxes that somebody put where they are."""
    size = ROOMY if len(nodes) <= DETAILED else SMALL
    corners, bends = _corners(nodes, arrows, places or {}, size)
    shapes: list[Shape] = []
    # What is critical lies on top of what is not; in a large plan no arrow changes its place while somebody types.
    for arrow in sorted(arrows, key=lambda one: one.critical and size is ROOMY):
        shapes += _arrow(arrow, corners, bends.get((arrow.before, arrow.after), ()), size)
    for node in nodes:
        shapes += (_roomy if size is ROOMY else _small)(node, *corners[node.key], size)
    width = max((x for x, _ in corners.values()), default=0.0) + size.width + EDGE + 12
    height = max((y for _, y in corners.values()), default=0.0) + size.height + EDGE + 8
    return Drawing(
        title=title, summary=summary, width=width, height=height, shapes=tuple(shapes), outline=outline,
        least=width, name="network",
    )  # fmt: skip


def _corners(
    nodes: Sequence[Node], arrows: Sequence[Arrow], places: Mapping[str, Point], size: Size
) -> tuple[dict[str, Point], dict[tuple[str, str], tuple[Point, ...]]]:
    """Where each box lies, and through which points an arrow passes; arrows of boxes moved by hand go straight."""
    pairs = tuple(dict.fromkeys((one.before, one.after) for one in arrows))
    tidy, bends = _tidy(tuple(node.key for node in nodes), pairs, size)
    if not places:
        return tidy, bends
    straight = {pair for pair in bends if pair[0] in places or pair[1] in places}
    return {key: places.get(key, tidy[key]) for key in tidy}, {
        pair: way for pair, way in bends.items() if pair not in straight
    }


@lru_cache(maxsize=16)
def _tidy(
    keys: tuple[str, ...], pairs: tuple[tuple[str, str], ...], size: Size
) -> tuple[dict[str, Point], dict[tuple[str, str], tuple[Point, ...]]]:
    """The same where nobody moved a box; other days, which are what is typed most, leave it as it is."""
    layers = layered(keys, pairs)

    def corner(column: int, row: float) -> Point:
        return (EDGE + 12 + column * (size.width + size.across), EDGE + row * (size.height + size.down))

    tidy = {key: corner(layers.columns[key], layers.rows[key]) for key in layers.columns}
    bends = {}
    for pair, passed in layers.bends.items():
        ways = (corner(column, row) for column, row in passed)
        bends[pair] = tuple((x + side, max(EDGE / 2, y + size.height / 2)) for x, y in ways for side in (0, size.width))
    return tidy, bends


def _arrow(arrow: Arrow, corners: Mapping[str, Point], bends: Sequence[Point], size: Size) -> list[Shape]:
    points = route(arrow.kind, corners[arrow.before], corners[arrow.after], size, bends)
    key = f"{arrow.before} {arrow.kind} {arrow.after}"
    stroke = Stroke(
        points=points,
        tone=_CRITICAL if arrow.critical else "plain",
        thick=3 if arrow.critical else 1.2,
        arrow=True,
        joins=(arrow.before, arrow.after),
        title=arrow.title if size is ROOMY else "",
        key=key,
    )
    if not arrow.label:
        return [stroke]
    (x, y), to_start = points[-2], arrow.kind[1] == "S"
    anchor: Anchor = "end" if to_start else "start"
    words = Words(x=x - 4 if to_start else x + 4, y=y - 5, text=arrow.label, anchor=anchor, size="small", key=key)
    return [stroke, words]


def route(kind: str, start: Point, end: Point, size: Size, bends: Sequence[Point] = ()) -> tuple[Point, ...]:
    """The points of an arrow from one box to another; the page draws it by the same rules while a box is dragged."""
    (x1, y1), (x2, y2) = start, end
    middle = size.height / 2
    points = [(x1 + size.width, y1 + middle), (x1 + size.width + 10, y1 + middle)]
    if kind[0] == "S":
        low = y1 + size.height + 7
        points = [(x1, y1 + middle), (x1 - 9, y1 + middle), (x1 - 9, low), (x1 + size.width + 6, low)]
    points += bends
    if kind[1] == "S":
        return (*points, (x2 - 16, y2 + middle), (x2, y2 + middle))
    low, right = y2 + size.height + 7, x2 + size.width
    return (*points, (x2 - 14, low), (right + 12, low), (right + 12, y2 + middle), (right, y2 + middle))


def _roomy(node: Node, x: float, y: float, size: Size) -> list[Shape]:
    """Early times above, the name between, late times and float below."""
    width, height, strip = size.width, size.height, 22.0
    key = node.key
    tone: Tone = _CRITICAL if node.critical else "plain"
    shapes: list[Shape] = [
        Box(
            x=x, y=y, width=width, height=height, tone=tone, strong=node.critical, shape="square", title=node.title,
            key=key,
        )
    ]  # fmt: skip
    if node.critical:
        shapes.append(
            Area(points=((x, y), (x + width, y), (x + width, y + height), (x, y + height)), tone=tone, key=key)
        )
    for level in (y + strip, y + height - strip):
        shapes.append(Stroke(points=((x, level), (x + width, level)), tone=tone, thick=1, key=key))
    for texts, base in ((node.above, y + 15.5), (node.below, y + height - 6.5)):
        shapes += _three(texts, x, base, width, key)
    lines = _name(node, width - 12)
    first = y + height / 2 + 4.5 - _LINE * (len(lines) - 1) / 2
    for at, line in enumerate(lines):
        words = Words(x=x + width / 2, y=first + at * _LINE, text=line, anchor="middle", strong=node.critical, key=key)
        shapes.append(words)
    return shapes


def _name(node: Node, width: float) -> tuple[str, ...]:
    """Key and name in two lines at most."""
    lines = wrapped(f"{node.key} {node.name}".strip(), width)
    return lines if len(lines) <= 2 else (lines[0], clipped(" ".join(lines[1:]), width))


def _three(texts: tuple[str, str, str], x: float, base: float, width: float, key: str) -> list[Shape]:
    left, middle, right = texts
    return [
        Words(x=x + 6, y=base, text=left, size="small", key=key),
        Words(x=x + width / 2, y=base, text=middle, anchor="middle", size="small", key=key),
        Words(x=x + width - 6, y=base, text=right, anchor="end", size="small", key=key),
    ]


def _small(node: Node, x: float, y: float, size: Size) -> list[Shape]:
    """Key and name in one line, early times and float in the other."""
    name = clipped(f"{node.key} {node.name}".strip(), size.width - 12)
    times = f"{node.above[0]}–{node.above[2]} · {node.below[1]}"
    box = Box(
        x=x, y=y, width=size.width, height=size.height, lines=(name, times), shape="square",
        tone=_CRITICAL if node.critical else "plain", strong=node.critical, title=node.title, key=node.key,
    )  # fmt: skip
    return [box]
