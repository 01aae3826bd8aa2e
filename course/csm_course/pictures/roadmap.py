"""A roadmap: lanes on a time line, with bars for work, diamonds for milestones, and a line for the day of reading.

Work and milestones without dates are not drawn; the outline names them, so that nothing is lost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date
from math import ceil
from typing import Literal

from csm_course.drawing import Anchor, Area, Box, Drawing, Item, Shape, Stroke, Tone, Words
from csm_course.pictures.wrap import clipped, room, wrapped
from csm_course.tools.days import is_over
from csm_course.tools.wording import MONTHS, spoken

WIDTH, LANE_NAMES, EDGE = 900.0, 150.0, 10.0
ROW, LINE, HEAD = 24.0, 16.0, 34.0
DIAMOND = 13.0
LEAST_WORDS = 120.0
"""Room beside a mark in which a long name is still worth beginning, in pixels."""

MOST_NAMES = 14
"""Names of months that fit side by side."""

EVERY_MONTH = 4
"""From this many months a name on, the months without one have no line either."""

Side = Literal["behind", "before", "below"]
_MARKS: dict[str, str] = {"done": "done", "late": "late", "open": ""}


@dataclass(frozen=True)
class Mark:
    """One thing on the roadmap: a bar from `start` to `end`, or a milestone where there is only `end`."""

    label: str
    end: date | None
    start: date | None = None
    state: str = "open"
    """`done`, `late` or `open`."""
    key: str = ""


@dataclass(frozen=True)
class Lane:
    """One row of the roadmap, such as a phase."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class _Scale:
    first: date
    days: int

    def at(self, day: date, later: int = 0) -> float:
        """The place of a day, or of one some days later, in pixels from the left."""
        days = (day - self.first).days + later
        return LANE_NAMES + EDGE + (WIDTH - LANE_NAMES - 2 * EDGE) * days / self.days


def roadmap(title: str, lanes: Sequence[Lane], today: date | None = None, name: str = "roadmap") -> Drawing:
    """The lanes that hold anything, from the first month named to the last."""
    scale, outline = _scale(lanes, today), tuple(_outline(lanes))
    if scale is None:
        return Drawing(
            title=title, summary="Nothing has a date yet.", width=WIDTH, height=HEAD,
            shapes=(), outline=outline, name=name,
        )  # fmt: skip
    shapes, bottom = _drawn(lanes, scale, today)
    return Drawing(
        title=title,
        summary=_summary(lanes, today),
        width=WIDTH,
        height=bottom + EDGE,
        shapes=shapes,
        outline=outline,
        least=760,
        name=name,
    )


def _drawn(lanes: Sequence[Lane], scale: _Scale, today: date | None) -> tuple[tuple[Shape, ...], float]:
    """The lanes below each other over the months, and how far down they reach."""
    shapes: list[Shape] = []
    top = HEAD
    for lane in lanes:
        drawn, height = _lane(lane, top, scale)
        shapes += [Stroke(points=((EDGE, top), (WIDTH - EDGE, top)), tone="muted", thick=1), *drawn]
        top += height
    now = _today(scale, today, top, shapes) if today else ()
    return (*_months(scale, top), *now, *shapes), top


def state(met: date | None, due: date | None, today: date | None) -> str:
    """How a milestone stands on the day of reading."""
    if met:
        return "done"
    return "late" if is_over(due, today) else "open"


def _scale(lanes: Sequence[Lane], today: date | None) -> _Scale | None:
    """From the first day of the first month to the last of the last; None without any date."""
    days = [day for lane in lanes for mark in lane.marks for day in (mark.start, mark.end) if day]
    if not days:
        return None
    days += [today] if today else []
    first = min(days).replace(day=1)
    last = _next_month(max(days))
    return _Scale(first, (last - first).days)


def _next_month(day: date) -> date:
    """The first day of the month after; the last day of the calendar where there is none."""
    return _month(day, 1) or date.max


def _month(day: date, later: int) -> date | None:
    """The first day of a later month; None after the end of the calendar."""
    years, month = divmod(day.month - 1 + later, 12)
    return date(day.year + years, month + 1, 1) if day.year + years <= MAXYEAR else None


def _lane(lane: Lane, top: float, scale: _Scale) -> tuple[list[Shape], float]:
    """The shapes of a lane and its height: marks that would touch stand in rows of their own."""
    lines = wrapped(lane.name, LANE_NAMES - EDGE)
    shapes: list[Shape] = [
        Words(x=EDGE, y=top + 20 + LINE * at, text=line, strong=True) for at, line in enumerate(lines)
    ]
    ends: list[float] = []
    for mark in sorted((one for one in lane.marks if one.end), key=lambda one: one.start or one.end or date.max):
        left, right = _reach(mark, scale)
        row = next((at for at, end in enumerate(ends) if end + 8 <= left), len(ends))
        ends[row : row + 1] = [right]
        shapes += _mark(mark, top + 6 + ROW * row, scale)
        if _fitting(mark, *_ends(mark, scale))[1] == "below":
            ends.append(WIDTH)  # its words have the row below to themselves
    return shapes, 12 + max(ROW * len(ends), LINE * len(lines) + 8)


def _reach(mark: Mark, scale: _Scale) -> tuple[float, float]:
    """From where to where a mark and its words reach; near the right edge the words stand before it."""
    left, right = _ends(mark, scale)
    words, side = _fitting(mark, left, right)
    reach = room(words, 12) + 8
    return {"behind": (left, right + reach), "before": (left - reach, right), "below": (0.0, WIDTH)}[side]


def _fitting(mark: Mark, left: float, right: float) -> tuple[str, Side]:
    """The words, and where they stand: behind the mark if they fit, else before it, else where there is more room.

    A bar over the whole time leaves no room beside it: its words stand below.
    """
    words = _words(mark)
    behind, before = WIDTH - EDGE - right - 8, left - LANE_NAMES - 8
    if room(words, 12) <= behind:
        return words, "behind"
    if max(behind, before) < min(room(words, 12), LEAST_WORDS):
        return clipped(words, WIDTH - EDGE - left, 12), "below"
    return (clipped(words, behind, 12), "behind") if behind >= before else (clipped(words, before, 12), "before")


def _ends(mark: Mark, scale: _Scale) -> tuple[float, float]:
    assert mark.end is not None
    if mark.start is None:
        middle = scale.at(mark.end)
        return middle - DIAMOND / 2, middle + DIAMOND / 2
    left = scale.at(min(mark.start, mark.end))
    return left, max(left + 4, scale.at(max(mark.start, mark.end), 1))


def _mark(mark: Mark, top: float, scale: _Scale) -> Iterator[Shape]:
    left, right = _ends(mark, scale)
    tone: Tone = {"done": "good", "late": "bad"}.get(mark.state, "accent")  # type: ignore[assignment]  # of three states
    yield Box(
        x=left, y=top + 2, width=right - left, height=DIAMOND, tone=tone,
        shape="diamond" if mark.start is None else "round",
        filled=mark.state == "done" or mark.start is not None, strong=True, title=_in_words(mark), key=mark.key,
    )  # fmt: skip
    words, side = _fitting(mark, left, right)
    x = {"before": left - 6, "behind": right + 6, "below": left}[side]
    anchor: Anchor = "end" if side == "before" else "start"
    down = ROW - 4 if side == "below" else 0
    yield Words(x=x, y=top + 13 + down, text=words, anchor=anchor, size="small", key=mark.key)


def _words(mark: Mark) -> str:
    """The label with its state, so that colour is not needed to read it."""
    return f"{mark.label} ({_MARKS[mark.state]})" if _MARKS[mark.state] else mark.label


def _months(scale: _Scale, bottom: float) -> Iterator[Shape]:
    """A thin line and a name for each month; only every few where there are many, and years where there are more."""
    last = scale.first.toordinal() + scale.days
    step = _step(scale.days / 31)
    yield Words(x=EDGE, y=HEAD - 14, text=str(scale.first.year), size="small", tone="muted")
    at = (13 - scale.first.month) % 12 if step >= 12 else 0
    while (month := _month(scale.first, at)) and month.toordinal() < last:
        x = scale.at(month)
        yield Stroke(points=((x, HEAD - 8), (x, bottom)), tone="muted", thick=1)
        text = _month_name(month, step, is_first=at == 0)
        if (at % step == 0 or step >= 12) and x + 3 + room(text, 11) <= WIDTH:
            yield Words(x=x + 3, y=HEAD - 14, text=text, size="small", tone="muted")
        at += 1 if step < EVERY_MONTH else step


def _step(months: float) -> int:
    """Months from one name to the next; from a year on whole years."""
    return next((step for step in (1, 2, 3, 6) if months <= step * MOST_NAMES), 12 * ceil(months / 12 / MOST_NAMES))


def _month_name(month: date, step: int, is_first: bool) -> str:
    if step >= 12:
        return str(month.year)
    return MONTHS[month.month - 1] + (f" {month.year}" if month.month <= step and not is_first else "")


def _today(scale: _Scale, today: date, bottom: float, shapes: Sequence[Shape]) -> Iterator[Shape]:
    """A line from top to bottom, interrupted where words stand."""
    x = scale.at(today)
    title = f"Today, {spoken(today)}"
    for start, end in _stretches(HEAD - 8, bottom, sorted(_words_at(x, shapes))):
        yield Stroke(points=((x, start), (x, end)), tone="warn", thick=2, dashed=True, title=title)
    yield Area(points=((x - 5, HEAD - 12), (x + 5, HEAD - 12), (x, HEAD - 4)), tone="warn", title="Today")


def _words_at(x: float, shapes: Sequence[Shape]) -> Iterator[tuple[float, float]]:
    """From where to where words lie over that place, from above to below."""
    for words in shapes:
        if isinstance(words, Words):
            wide = room(words.text, 12) + 6
            left = words.x - 3 if words.anchor == "start" else words.x + 3 - wide
            if left <= x <= left + wide:
                yield words.y - 12, words.y + 4


def _stretches(start: float, end: float, gaps: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """What the gaps, in their order, leave of a line."""
    for top, bottom in gaps:
        if top > start:
            yield start, top
        start = max(start, bottom)
    if start < end:
        yield start, end


def _in_words(mark: Mark) -> str:
    when = f"{spoken(mark.start)} to {spoken(mark.end)}" if mark.start and mark.end else _until(mark.end)
    said = f", {_MARKS[mark.state]}" if _MARKS[mark.state] else ""
    return f"{mark.label}: {when}{said}"


def _until(end: date | None) -> str:
    return spoken(end) if end else "no date yet"


def _outline(lanes: Sequence[Lane]) -> Iterator[Item]:
    for lane in lanes:
        yield Item(depth=0, text=lane.name)
        yield from (Item(depth=1, text=_in_words(mark)) for mark in lane.marks)


def _summary(lanes: Sequence[Lane], today: date | None) -> str:
    marks = [mark for lane in lanes for mark in lane.marks]
    done = sum(mark.state == "done" for mark in marks)
    late = sum(mark.state == "late" for mark in marks)
    seen = f", {late} late on {spoken(today)}" if late and today else ""
    return f"{done} of {len(marks)} done{seen}."
