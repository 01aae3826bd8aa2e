"""Bars: lying ones from a common zero, standing columns, a tornado around a base, and one bar parted into shares.

Each bar carries its name and its value in words, so that nothing has to be read off an axis or told by colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from csm_course.drawing import Anchor, Box, Drawing, Item, Shape, Stroke, Tone, Words
from csm_course.pictures.wrap import clipped, room, wrapped

WIDTH, LEAST = 600.0, 480.0
SMALL, SMALL_LEAST = 440.0, 320.0
"""Columns and shares need no room for names beside them, so that they fit a phone."""
_LINE, _BAR, _GAP, _EDGE = 16.0, 20.0, 12.0, 8.0
_NAMES = 190.0
_MOST_BESIDE = 170.0
"""Room for a value beside its bar: as many words as leave the bars some room to both sides."""

_STRONG = 1.12
"""How much wider strong words run."""

_TONES: tuple[Tone, ...] = ("one", "two", "three", "four", "five", "six")


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its length in any unit, and the value as it is read (EUR 15,000)."""

    label: str
    value: float
    shown: str
    tone: Tone = "accent"
    key: str = ""


@dataclass(frozen=True)
class Swing:
    """How far one thing moves a result: the results at its low and high end, with words for all of them."""

    label: str
    low: float
    high: float
    low_shown: str
    high_shown: str
    key: str = ""


@dataclass(frozen=True)
class _Span:
    """Where values lie on the page: a straight scale from the lowest to the highest."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) / ((self.high - self.low) or 1) * (self.end - self.start)


def bars(title: str, rows: Sequence[Bar], summary: str = "", name: str = "", limit: float | None = None) -> Drawing:
    """Lying bars from zero, first row on top; bars below zero go to the left. `limit` is the value of a full bar."""
    at = _span(rows, limit)
    shapes: list[Shape] = []
    y = _EDGE
    for row in rows:
        names = wrapped(row.label, _NAMES)
        height = max(len(names) * _LINE, _BAR)
        middle = y + height / 2
        shapes += [*_names(names, middle), _bar(row, at, middle), _value(row, at, middle)]
        y += height + _GAP
    shapes.append(Stroke(points=((at(0), _EDGE / 2), (at(0), max(y - _GAP / 2, _EDGE)))))
    return _picture(title, summary or _largest(rows), shapes, y, _outline(rows), name)


def columns(title: str, rows: Sequence[Bar], summary: str = "", name: str = "", height: float = 150) -> Drawing:
    """Standing columns on a common ground line, their values above and their names below; none below zero."""
    step = (SMALL - 2 * _EDGE) / max(len(rows), 1)
    most = max((row.value for row in rows), default=0) or 1
    names = [wrapped(row.label, step - 6, font=12) for row in rows]
    ground = _EDGE + 2 * _LINE + height
    shapes: list[Shape] = []
    for place, row in enumerate(rows):
        centre, tall = _EDGE + step * (place + 0.5), height * max(row.value, 0) / most
        shapes += _column(row, centre, min(step * 0.64, 64), ground, tall)
        shapes += [
            Words(x=centre, y=ground + _LINE * (nth + 1), text=line, anchor="middle", size="small")
            for nth, line in enumerate(names[place])
        ]
    shapes.append(Stroke(points=((_EDGE, ground), (SMALL - _EDGE, ground))))
    bottom = ground + _LINE * (max((len(lines) for lines in names), default=0) + 1)
    return _picture(title, summary or _largest(rows), shapes, bottom, _outline(rows), name, small=True)


def tornado(
    title: str, swings: Sequence[Swing], base: float, base_shown: str, summary: str = "", name: str = ""
) -> Drawing:
    """Bars to both sides of `base`, the widest on top: what the result becomes at either end of each input.

    A solid bar is where the input is at its high end, a framed one where it is at its low end.
    """
    ranked = sorted(swings, key=lambda swing: -abs(swing.high - swing.low))
    reach = max((abs(end - base) for swing in ranked for end in (swing.low, swing.high)), default=0) or 1
    margin = _NAMES + 24 + _longest([words for swing in ranked for words in (swing.low_shown, swing.high_shown)])
    at = _Span(base - reach, base + reach, margin, WIDTH - (margin - _NAMES - 16))
    shapes: list[Shape] = [Words(x=at(base), y=14, text=base_shown, anchor="middle", strong=True)]
    y = 2 * _LINE
    for swing in ranked:
        names = wrapped(swing.label, _NAMES)
        height = max(len(names) * _LINE, _BAR)
        shapes += [*_names(names, y + height / 2), *_swing(swing, base, at, y + height / 2)]
        y += height + _GAP
    shapes.append(Stroke(points=((at(base), _LINE + 4), (at(base), y - _GAP / 2)), thick=2))
    outline = tuple(
        Item(depth=0, text=f"{swing.label}: {swing.low_shown} to {swing.high_shown}, from {base_shown}")
        for swing in ranked
    )
    return _picture(title, summary, shapes, y, outline, name)


def shares(title: str, parts: Sequence[Bar], summary: str = "", name: str = "") -> Drawing:
    """One bar of the whole, parted in order; each part is named with its value below, numbered the same way."""
    whole = sum(max(part.value, 0) for part in parts)
    ends = list(accumulate((max(part.value, 0) for part in parts), initial=0.0))
    at = _Span(0, whole or 1, _EDGE, SMALL - _EDGE)
    shapes: list[Shape] = []
    y = _EDGE + 34 + _LINE
    for place, part in enumerate(parts):
        tone = part.tone if part.tone != "accent" else _TONES[place % len(_TONES)]
        left, right = at(ends[place]), at(ends[place + 1])
        number = (str(place + 1),) if right - left >= 16 else ()
        words = f"{part.label}: {part.shown}"
        shapes.append(_filled(left, _EDGE, right - left, 34, tone, number, words, part.key))
        shapes.append(_filled(_EDGE, y, 22, 20, tone, (str(place + 1),), "", ""))
        for line in wrapped(words, SMALL - 60):
            shapes.append(Words(x=_EDGE + 32, y=y + 15, text=line))
            y += _LINE
        y += _GAP
    return _picture(title, summary or _largest(parts), shapes, y, _outline(parts), name, small=True)


def _span(rows: Sequence[Bar], limit: float | None) -> _Span:
    """Room for the longest bar to either side of zero, and for the values behind their ends."""
    beside = min(_longest([row.shown for row in rows]), _MOST_BESIDE) + 10
    low, high = min(0.0, *(row.value for row in rows), 0.0), max(limit or 0.0, *(row.value for row in rows), 0.0)
    left = _NAMES + 16 + (beside if low < 0 else 0)
    return _Span(low, high if high > low else low + 1, left, WIDTH - beside)


def _names(lines: Sequence[str], middle: float) -> list[Words]:
    first = middle - _LINE * (len(lines) - 1) / 2 + 4.5
    return [Words(x=_NAMES, y=first + _LINE * nth, text=line, anchor="end") for nth, line in enumerate(lines)]


def _bar(row: Bar, at: _Span, middle: float) -> Box:
    left, right = sorted((at(0), at(row.value)))
    return _filled(left, middle - _BAR / 2, right - left, _BAR, row.tone, (), f"{row.label}: {row.shown}", row.key)


def _value(row: Bar, at: _Span, middle: float) -> Words:
    end, shown = at(row.value), clipped(row.shown, _MOST_BESIDE / _STRONG)
    if row.value < 0:
        return Words(x=end - 6, y=middle + 4.5, text=shown, anchor="end", strong=True)
    return Words(x=end + 6, y=middle + 4.5, text=shown, strong=True)


def _column(row: Bar, centre: float, width: float, ground: float, tall: float) -> list[Shape]:
    words = f"{row.label}: {row.shown}"
    body = _filled(centre - width / 2, ground - tall, width, tall, row.tone, (), words, row.key)
    return [body, Words(x=centre, y=ground - tall - 6, text=row.shown, anchor="middle", strong=True)]


def _swing(swing: Swing, base: float, at: _Span, middle: float) -> list[Shape]:
    """The two halves of one row, each with the value it leads to at its outer end."""
    shapes: list[Shape] = []
    ends = ((swing.low, swing.low_shown, False), (swing.high, swing.high_shown, True))
    for end, shown, filled in ends:
        left, right = sorted((at(base), at(end)))
        above = end > base or (end == base and filled)
        shapes.append(
            Box(
                x=left,
                y=middle - _BAR / 2,
                width=right - left,
                height=_BAR,
                tone="accent",
                shape="square",
                filled=filled,
                title=f"{swing.label}: {shown}",
                key=swing.key,
            )
        )
        anchor: Anchor = "start" if above else "end"
        shapes.append(Words(x=right + 6 if above else left - 6, y=middle + 4.5, text=shown, anchor=anchor))
    return shapes


def _filled(
    x: float, y: float, width: float, height: float, tone: Tone, lines: tuple[str, ...], title: str, key: str
) -> Box:
    return Box(
        x=x,
        y=y,
        width=max(width, 0.0),
        height=height,
        lines=lines,
        tone=tone,
        shape="square",
        filled=True,
        title=title,
        key=key,
    )


def _longest(words: Sequence[str]) -> float:
    return max((room(each, strong=True) for each in words), default=0.0)


def _outline(rows: Sequence[Bar]) -> tuple[Item, ...]:
    return tuple(Item(depth=0, text=f"{row.label}: {row.shown}") for row in rows)


def _largest(rows: Sequence[Bar]) -> str:
    """What the eye sees first, in words."""
    if not rows:
        return "There is nothing to show yet."
    top = max(rows, key=lambda row: row.value)
    return (
        f"The longest of {len(rows)} bars is {top.label}: {top.shown}."
        if len(rows) > 1
        else f"{top.label}: {top.shown}."
    )


def _picture(
    title: str,
    summary: str,
    shapes: Sequence[Shape],
    bottom: float,
    outline: tuple[Item, ...],
    name: str,
    small: bool = False,
) -> Drawing:
    return Drawing(
        title=title,
        summary=summary,
        width=SMALL if small else WIDTH,
        height=round(bottom, 1) + 2,
        shapes=tuple(shapes),
        outline=outline,
        least=SMALL_LEAST if small else LEAST,
        name=name,
    )
