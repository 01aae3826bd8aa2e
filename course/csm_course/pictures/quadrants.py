"""A map of four quadrants: things placed by two ratings, marked by a third; names never cover each other.

Several things with the same ratings share a place; they are set side by side around it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from csm_course.drawing import Anchor, Box, Drawing, Item, Shape, Stroke, Tone, Words
from csm_course.pictures.wrap import clipped, room

WIDTH, HEIGHT = 760.0, 520.0
LEFT, TOP, RIGHT, BOTTOM = 56.0, 14.0, 746.0, 466.0
TAG, GAP = 24.0, 3.0
LONGEST = 260.0
"""Pixels of a name on the map; all of a longer one stands in the title of its tag and in the outline."""


@dataclass(frozen=True)
class Place:
    """One thing on the map: its two ratings, and a third as a mark in front of the name with its words."""

    key: str
    label: str
    x: float
    y: float
    mark: str
    tone: Tone
    title: str


@dataclass(frozen=True)
class Axes:
    """Both axes from `low` to `high`; from `middle` on a rating counts as high."""

    x_label: str
    y_label: str
    low: float
    high: float
    middle: float


def quadrants(
    title: str, axes: Axes, names: tuple[str, str, str, str], places: Sequence[Place], summary: str, name: str
) -> Drawing:
    """The map. `names` of the quadrants: top left, top right, bottom left, bottom right."""
    return Drawing(
        title=title,
        summary=summary,
        width=WIDTH,
        height=HEIGHT,
        shapes=(*_frame(axes, names), *_tags(axes, places)),
        outline=tuple(_outline(axes, names, places)),
        least=620,
        name=name,
    )


def spot(axes: Axes, x: float, y: float) -> tuple[float, float]:
    """The place of two ratings in pixels; half a step of room is left at the edges."""
    span = axes.high - axes.low + 1
    across = (x - axes.low + 0.5) / span
    up = (y - axes.low + 0.5) / span
    return LEFT + (RIGHT - LEFT) * across, BOTTOM - (BOTTOM - TOP) * up


def _frame(axes: Axes, names: tuple[str, str, str, str]) -> Iterator[Shape]:
    yield Box(x=LEFT, y=TOP, width=RIGHT - LEFT, height=BOTTOM - TOP, tone="muted", shape="square", key="map")
    x, _ = spot(axes, axes.middle - 0.5, axes.low)
    _, y = spot(axes, axes.low, axes.middle - 0.5)
    yield Stroke(points=((x, TOP), (x, BOTTOM)), tone="muted", thick=1.5)
    yield Stroke(points=((LEFT, y), (RIGHT, y)), tone="muted", thick=1.5)
    corners = ((LEFT + 8, TOP + 18), (RIGHT - 8, TOP + 18), (LEFT + 8, BOTTOM - 9), (RIGHT - 8, BOTTOM - 9))
    sides: tuple[Anchor, ...] = ("start", "end", "start", "end")
    for (at_x, at_y), words, anchor in zip(corners, names, sides, strict=True):
        yield Words(x=at_x, y=at_y, text=words, anchor=anchor, tone="muted", strong=True)
    yield Words(x=(LEFT + RIGHT) / 2, y=HEIGHT - 12, text=f"{axes.x_label} →", anchor="middle", strong=True)
    yield Words(x=18, y=(TOP + BOTTOM) / 2, text=f"{axes.y_label} →", anchor="middle", strong=True, turned=True)
    yield from _scale(axes)


def _scale(axes: Axes) -> Iterator[Shape]:
    step = axes.low
    while step <= axes.high:
        x, y = spot(axes, step, step)
        yield Words(x=x, y=BOTTOM + 18, text=f"{step:g}", anchor="middle", size="small", tone="muted")
        yield Words(x=LEFT - 8, y=y + 4, text=f"{step:g}", anchor="end", size="small", tone="muted")
        step += 1


def _tags(axes: Axes, places: Sequence[Place]) -> Iterator[Shape]:
    """The name tags: those of one place in rows around it, then pushed apart where they would touch."""
    laid: list[Box] = []
    crowded = False
    ordered = sorted(places, key=lambda one: (-one.y, one.x, one.label))
    for _, same in groupby(ordered, key=lambda one: (one.y, one.x)):
        group = list(same)
        for at, place in enumerate(group):
            x, y = spot(axes, place.x, place.y)
            wanted = _tag(place, x, y + (at - (len(group) - 1) / 2) * (TAG + GAP))
            found = _free(wanted, laid)
            crowded = crowded or found is None
            laid.append(found or wanted)
    return iter(_stacked(laid) if crowded else laid)


def _stacked(boxes: Sequence[Box]) -> list[Box]:
    """One below the other in the order of their heights: where nothing else fits, as long as that does."""
    step = min(TAG + GAP, (BOTTOM - TOP - TAG) / max(len(boxes) - 1, 1))
    order = sorted(range(len(boxes)), key=lambda at: boxes[at].y)
    top = {at: TOP + step * row for row, at in enumerate(order)}
    return [box._replace(y=top[at]) for at, box in enumerate(boxes)]


def _tag(place: Place, x: float, y: float) -> Box:
    words = clipped(f"{place.mark} {place.label}".strip(), LONGEST, 13)
    width = room(words, 13) + 18
    left = min(max(x - width / 2, LEFT + 2), RIGHT - 2 - width)
    top = min(max(y - TAG / 2, TOP + 2), BOTTOM - 2 - TAG)
    return Box(
        x=left,
        y=top,
        width=width,
        height=TAG,
        lines=(words,),
        tone=place.tone,
        shape="pill",
        strong=True,
        title=place.title,
        key=place.key,
    )


def _free(box: Box, laid: Sequence[Box]) -> Box | None:
    """The tag at the nearest height, then also further left or right, where it touches none laid already."""
    ups = [0.0, *(sign * step for step in range(3, int(BOTTOM - TOP), 3) for sign in (1.0, -1.0))]
    for across in (0.0, *(sign * step for step in range(30, int(RIGHT - LEFT), 30) for sign in (1.0, -1.0))):
        x = box.x + across
        if across and (x < LEFT + 2 or x + box.width > RIGHT - 2):
            continue
        taken = [one.y for one in laid if x < one.x + one.width + GAP and one.x < x + box.width + GAP]
        for up in ups:
            y = box.y + up
            if TOP <= y <= BOTTOM - TAG and all(abs(y - other) >= TAG + GAP for other in taken):
                return box._replace(x=x, y=y)
    return None


def _outline(axes: Axes, names: tuple[str, str, str, str], places: Sequence[Place]) -> Iterator[Item]:
    for at, name in enumerate(names):
        inside = [one for one in places if _quadrant(axes, one) == at]
        yield Item(depth=0, text=f"{name}: {len(inside)}")
        yield from (Item(depth=1, text=one.title) for one in inside)


def _quadrant(axes: Axes, place: Place) -> int:
    return (0 if place.y >= axes.middle else 2) + (1 if place.x >= axes.middle else 0)
