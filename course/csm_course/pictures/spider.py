"""A spider (radar) diagram: one spoke for each area, values joined to a shape; a second shape for comparison."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from csm_course.drawing import Anchor, Area, Dot, Drawing, Item, Point, Shape, Stroke, Tone, Words
from csm_course.pictures.wrap import clipped, wrapped
from csm_course.tools.wording import number

WIDTH, HEIGHT, RADIUS = 560.0, 420.0, 140.0
CENTRE = (WIDTH / 2, HEIGHT / 2)
RINGS = 5
_NAMES, _LINE = 112.0, 15.0
_MOST_LINES = 3


@dataclass(frozen=True)
class Web:
    """One shape: its name, and a value for each spoke (None where there is none)."""

    label: str
    values: tuple[float | None, ...]
    tone: Tone = "accent"
    dashed: bool = False


def spider(title: str, spokes: Sequence[str], webs: Sequence[Web], top: float, summary: str, name: str) -> Drawing:
    """The diagram from 0 in the middle to `top` at the rim; at least three spokes."""
    shapes: list[Shape] = [*_rings(len(spokes), top), *_spokes(spokes)]
    for web in webs:
        shapes += _web(web, spokes, top)
    shapes += _legend(webs) if len(webs) > 1 else ()
    return Drawing(
        title=title,
        summary=summary,
        width=WIDTH,
        height=HEIGHT + (24 if len(webs) > 1 else 0),
        shapes=tuple(shapes),
        outline=tuple(_outline(spokes, webs, top)),
        least=440,
        name=name,
    )


def _at(spoke: int, spokes: int, share: float) -> Point:
    """The place on a spoke, `share` of the way to the rim; the first spoke points upwards."""
    angle = 2 * pi * spoke / spokes - pi / 2
    return CENTRE[0] + RADIUS * share * cos(angle), CENTRE[1] + RADIUS * share * sin(angle)


def _rings(spokes: int, top: float) -> Iterator[Shape]:
    for ring in range(1, RINGS + 1):
        corners = [_at(spoke, spokes, ring / RINGS) for spoke in range(spokes)]
        yield Stroke(points=(*corners, corners[0]), tone="muted", thick=1)
        x, y = _at(0, spokes, ring / RINGS)
        yield Words(x=x + 4, y=y - 2, text=number(top * ring / RINGS, 1), size="small", tone="muted")


def _spokes(names: Sequence[str]) -> Iterator[Shape]:
    for spoke, name in enumerate(names):
        rim = _at(spoke, len(names), 1)
        yield Stroke(points=(CENTRE, rim), tone="muted", thick=1)
        yield from _name(name, _at(spoke, len(names), 1.16))


def _name(name: str, place: Point) -> Iterator[Shape]:
    """The words at the end of a spoke, beside it on the left or right, above or below it in the middle."""
    x, y = place
    lines = wrapped(clipped(name, _MOST_LINES * _NAMES * 0.8), _NAMES)
    side = x - CENTRE[0]
    anchor: Anchor = "middle" if abs(side) < 10 else "start" if side > 0 else "end"
    rise = len(lines) - 1 if y < CENTRE[1] - RADIUS else (len(lines) - 1) / 2 if anchor != "middle" else 0
    for at, line in enumerate(lines):
        yield Words(x=x, y=y + 5 + _LINE * (at - rise), text=line, anchor=anchor)


def _web(web: Web, spokes: Sequence[str], top: float) -> Iterator[Shape]:
    known = [(at, value) for at, value in enumerate(web.values) if value is not None]
    corners = [_at(at, len(spokes), value / top) for at, value in known]
    if len(corners) > 2:
        yield Area(points=tuple(corners), tone=web.tone)
        yield Stroke(points=(*corners, corners[0]), tone=web.tone, thick=2.5, dashed=web.dashed)
    for (at, value), (x, y) in zip(known, corners, strict=True):
        yield Dot(x=x, y=y, size=5, tone=web.tone, title=f"{web.label}, {spokes[at]}: {number(value)}")


def _legend(webs: Sequence[Web]) -> Iterator[Shape]:
    step = WIDTH / len(webs)
    for at, web in enumerate(webs):
        x, y = step * at + 30, HEIGHT + 8
        yield Stroke(points=((x, y), (x + 28, y)), tone=web.tone, thick=2.5, dashed=web.dashed)
        yield Words(x=x + 36, y=y + 5, text=web.label)


def _outline(spokes: Sequence[str], webs: Sequence[Web], top: float) -> Iterator[Item]:
    for web in webs:
        yield Item(depth=0, text=web.label)
        for name, value in zip(spokes, web.values, strict=True):
            said = "not rated" if value is None else f"{number(value)} of {number(top)}"
            yield Item(depth=1, text=f"{name}: {said}")
