"""A Gantt chart: a row for each task, a bar for its days, a thin bar for its float, lines for what waits for what.

Critical bars are filled, others are outlines. Columns may be shaded (days off), and lines drawn for days that matter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from csm_course.drawing import Anchor, Area, Box, Drawing, Item, Shape, Stroke, Tone, Words
from csm_course.pictures.wrap import clipped, room

_NAMES = 250.0
_HEAD = 40.0
BarKind = Literal["task", "summary", "milestone"]
_CRITICAL: Tone = "two"
_OTHER: Tone = "one"
_DENSE = 60
_WIDEST = 12_000.0
_MOST_SHADES = 160


@dataclass(frozen=True)
class Bar:
    """One row; `start`, `end` and `latest` (until where it may slip) are places on the axis, in its units."""

    key: str
    name: str
    depth: int
    start: float
    end: float
    latest: float
    kind: BarKind
    critical: bool
    title: str


@dataclass(frozen=True)
class Wait:
    """A line from one row to another, from and to start or end (FS, SS, FF, SF)."""

    before: str
    after: str
    kind: str
    critical: bool


@dataclass(frozen=True)
class Mark:
    """A line across all rows, with words above."""

    at: float
    text: str
    tone: Tone


@dataclass(frozen=True)
class Axis:
    """From 0 to `length`; `ticks` are places with their words, `shades` stretches without work."""

    length: float
    ticks: tuple[tuple[float, str], ...]
    shades: tuple[tuple[float, float], ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class _Frame:
    """Where things lie: pixels a unit of the axis, height and middle of each row."""

    names: float
    scale: float
    row: float
    middles: Mapping[str, float]
    bottom: float

    def x(self, at: float) -> float:
        return self.names + at * self.scale


def gantt(
    title: str,
    bars: Sequence[Bar],
    waits: Sequence[Wait],
    axis: Axis,
    summary: str = "",
    outline: tuple[Item, ...] = (),
) -> Drawing:
    """The chart; in long plans only the lines between critical bars are drawn."""
    row = 28.0 if len(bars) <= _DENSE else 21.0
    scale = min(36.0, max(720 / max(axis.length, 1), min(4.0, _WIDEST / max(axis.length, 1))))
    middles = {bar.key: _HEAD + row * (at + 0.5) for at, bar in enumerate(bars)}
    frame = _Frame(_names(bars), scale, row, middles, _HEAD + row * len(bars))
    drawn = [one for one in waits if one.critical or len(bars) <= _DENSE]
    places = {bar.key: bar for bar in bars}
    shapes: list[Shape] = [*_ground(axis, frame)]
    for bar in bars:
        shapes += _bar(bar, frame)
    for one in sorted(drawn, key=lambda wait: wait.critical):
        shapes.append(_wait(one, places, frame))
    shapes += _marks(axis, frame)
    width = frame.x(axis.length) + 24
    return Drawing(
        title=title, summary=summary, width=width, height=frame.bottom + 8, shapes=tuple(shapes), outline=outline,
        least=max(560.0, min(width, 900.0)), name="gantt", grouped=True,
    )  # fmt: skip


def _names(bars: Sequence[Bar]) -> float:
    """As much room as the longest name needs, up to a limit: on a phone bars should be in sight beside them."""
    longest = (_indent(bar) + room(f"{bar.key} {bar.name}".strip(), strong=True) + 14 for bar in bars)
    return min(_NAMES, max(longest, default=0.0))


def _indent(bar: Bar) -> float:
    return 4 + 12 * min(bar.depth, 4)


def _ground(axis: Axis, frame: _Frame) -> list[Shape]:
    shapes: list[Shape] = []
    for start, end in axis.shades[:_MOST_SHADES]:
        left, right = frame.x(start), frame.x(end)
        corners = ((left, _HEAD), (right, _HEAD), (right, frame.bottom), (left, frame.bottom))
        shapes.append(Area(points=corners, tone="plain"))
    for at, text in axis.ticks:
        shapes.append(Stroke(points=((frame.x(at), _HEAD - 5), (frame.x(at), frame.bottom)), tone="muted", thick=0.75))
        shapes.append(Words(x=frame.x(at) + 2, y=_HEAD - 9, text=text, size="small", tone="muted"))
    shapes.append(Stroke(points=((frame.x(0), _HEAD), (frame.x(axis.length), _HEAD)), tone="muted"))
    return shapes


def _bar(bar: Bar, frame: _Frame) -> list[Shape]:
    middle = frame.middles[bar.key]
    left, right = frame.x(bar.start), frame.x(bar.end)
    tone = _CRITICAL if bar.critical else _OTHER
    indent = _indent(bar)
    name = clipped(f"{bar.key} {bar.name}".strip(), frame.names - indent - 10)
    strong = bar.critical or bar.kind == "summary"
    shapes: list[Shape] = [Words(x=indent, y=middle + 4.5, text=name, strong=strong, key=bar.key)]
    if bar.latest > bar.end + 1e-9:
        late = frame.x(bar.latest)
        shapes.append(Stroke(points=((right, middle), (late, middle)), tone=tone, thick=2.5, dashed=True, key=bar.key))
        shapes.append(Stroke(points=((late, middle - 4), (late, middle + 4)), tone=tone, thick=1.5, key=bar.key))
    shapes.append(_shape(bar, left, right, middle, tone, frame.row))
    return shapes


def _shape(bar: Bar, left: float, right: float, middle: float, tone: Tone, row: float) -> Shape:
    if bar.kind == "milestone":
        return Box(
            x=left - 7, y=middle - 7, width=14, height=14, shape="diamond", tone=tone, strong=bar.critical,
            filled=bar.critical, title=bar.title, key=bar.key,
        )  # fmt: skip
    if bar.kind == "summary":
        ends = ((left, middle + 5), (left, middle - 2), (right, middle - 2), (right, middle + 5))
        return Stroke(points=ends, tone="plain", thick=3, title=bar.title, key=bar.key)
    tall = row * 0.56
    return Box(
        x=left, y=middle - tall / 2, width=max(right - left, 2), height=tall, shape="square", tone=tone,
        strong=bar.critical, filled=bar.critical, title=bar.title, key=bar.key,
    )  # fmt: skip


def _wait(wait: Wait, places: Mapping[str, Bar], frame: _Frame) -> Stroke:
    """Out of the one bar, down or up beside it, and into the other."""
    one, other = places[wait.before], places[wait.after]
    x1 = frame.x(one.end if wait.kind[0] == "F" else one.start)
    x2 = frame.x(other.end if wait.kind[1] == "F" else other.start)
    y1, y2 = frame.middles[wait.before], frame.middles[wait.after]
    out, into = (6 if wait.kind[0] == "F" else -6), (6 if wait.kind[1] == "F" else -6)
    points = [(x1, y1), (x1 + out, y1)]
    if (into < 0 and x2 + into < x1 + out) or (into > 0 and x2 + into > x1 + out):
        between = y1 + (frame.row / 2 if y2 > y1 else -frame.row / 2)
        points += [(x1 + out, between), (x2 + into, between)]
    points += [(points[-1][0], y2), (x2, y2)]
    return Stroke(
        points=tuple(points),
        tone=_CRITICAL if wait.critical else "plain",
        thick=2.2 if wait.critical else 1,
        arrow=True,
        joins=(wait.before, wait.after),
    )


def _marks(axis: Axis, frame: _Frame) -> list[Shape]:
    shapes: list[Shape] = []
    for mark in axis.marks:
        x = frame.x(mark.at)
        shapes.append(Stroke(points=((x, 16), (x, frame.bottom)), tone=mark.tone, thick=2, dashed=True))
        near_end = mark.at > axis.length * 0.8
        anchor: Anchor = "end" if near_end else "start"
        gap = -4 if near_end else 4
        shapes.append(Words(x=x + gap, y=13, text=mark.text, size="small", tone=mark.tone, anchor=anchor, strong=True))
    return shapes
