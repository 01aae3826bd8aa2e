"""Places for a network that reads from left to right: columns by what comes before what, rows with few crossings.

After Sugiyama, Tagawa and Toda: columns by longest chains, order within a column by barycentres, rows by least squares.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

Name = str | tuple[str, int]
"""A thing, or the place where arrows from a thing pass a column on their way further right."""
Arrow = tuple[str, str]

_SWEEPS = 6
_PASSING = 0.4
"""Room for passing arrows, in rows."""


class Layers(NamedTuple):
    """Column (from 0) and row (from 0, in heights of a row) of each thing; `bends` are the places an arrow passes."""

    columns: dict[str, int]
    rows: dict[str, float]
    bends: dict[Arrow, tuple[tuple[int, float], ...]]


@lru_cache(maxsize=16)
def layered(things: tuple[str, ...], arrows: tuple[Arrow, ...]) -> Layers:
    """Places for these things. Arrows must not run in a circle; the same things and arrows have the same places."""
    columns = _columns(things, arrows)
    levels, ways = _levels(things, arrows, columns)
    before, after = _neighbours(ways)
    _untangle(levels, before, after)
    rows = _rows(levels, before, after)
    bends = {
        (one, other): tuple((at, rows[(one, at)]) for at in range(columns[one] + 1, columns[other]))
        for one, other in arrows
    }
    return Layers(columns, {thing: rows[thing] for thing in things}, bends)


def _columns(things: Sequence[str], arrows: Sequence[Arrow]) -> dict[str, int]:
    """Each thing right of all before it; what nothing comes before stands just left of what follows it."""
    onward: dict[str, list[str]] = {thing: [] for thing in things}
    waiting = dict.fromkeys(things, 0)
    for one, other in arrows:
        onward[one].append(other)
        waiting[other] += 1
    first = [thing for thing in things if not waiting[thing]]
    columns = dict.fromkeys(things, 0)
    order = first[:]
    for one in order:
        for other in onward[one]:
            columns[other] = max(columns[other], columns[one] + 1)
            waiting[other] -= 1
            if not waiting[other]:
                order.append(other)
    for one in first:
        columns[one] = min((columns[other] for other in onward[one]), default=1) - 1
    return columns


def _levels(
    things: Sequence[str], arrows: Sequence[Arrow], columns: dict[str, int]
) -> tuple[list[list[Name]], list[tuple[Name, Name]]]:
    """What stands in each column, and the short ways from column to column. Arrows from one thing share their way."""
    levels: list[dict[Name, None]] = [{} for _ in range(max(columns.values(), default=-1) + 1)]
    for thing in things:
        levels[columns[thing]][thing] = None
    ways: dict[tuple[Name, Name], None] = {}
    for one, other in arrows:
        last: Name = one
        for at in range(columns[one] + 1, columns[other]):
            levels[at][(one, at)] = None
            ways[(last, (one, at))] = None
            last = (one, at)
        ways[(last, other)] = None
    return [list(level) for level in levels], list(ways)


Neighbours = dict[Name, list[Name]]


def _neighbours(ways: Iterable[tuple[Name, Name]]) -> tuple[Neighbours, Neighbours]:
    before: Neighbours = {}
    after: Neighbours = {}
    for one, other in ways:
        after.setdefault(one, []).append(other)
        before.setdefault(other, []).append(one)
    return before, after


def _untangle(levels: list[list[Name]], before: Neighbours, after: Neighbours) -> None:
    """Order each column by the mean place of its neighbours, to the right and back again."""
    places = {name: float(at) for level in levels for at, name in enumerate(level)}
    for sweep in range(_SWEEPS):
        beside = after if sweep % 2 else before
        for level in reversed(levels) if sweep % 2 else levels:
            level.sort(key=_mean(beside, places))
            places.update((name, float(at)) for at, name in enumerate(level))


def _mean(beside: Neighbours, places: dict[Name, float]) -> Callable[[Name], float]:
    def mean(name: Name) -> float:
        near = beside.get(name)
        return sum([places[one] for one in near]) / len(near) if near else places[name]

    return mean


def _rows(levels: list[list[Name]], before: Neighbours, after: Neighbours) -> dict[Name, float]:
    """Rows near those of the neighbours, in the order found and far enough apart; the topmost is 0."""
    rows: dict[Name, float] = {}
    for level in levels:
        rows.update(zip(level, _spread(level, [0.0] * len(level)), strict=True))
    for sweep in range(_SWEEPS):
        beside = after if sweep % 2 else before
        mean = _mean(beside, rows)
        for level in reversed(levels) if sweep % 2 else levels:
            rows.update(zip(level, _spread(level, [mean(name) for name in level]), strict=True))
    top = min((row for name, row in rows.items() if isinstance(name, str)), default=0.0)
    return {name: row - top for name, row in rows.items()}


def _spread(level: Sequence[Name], wanted: Sequence[float]) -> list[float]:
    """The rows nearest to those wanted (least squares) that keep order and distance: pooled until none overlap."""
    offsets = _offsets(level)
    pools: list[tuple[float, int]] = []  # sum and number of what shares one shift
    for place, offset in zip(wanted, offsets, strict=True):
        total, count = place - offset, 1
        while pools and pools[-1][0] * count >= total * pools[-1][1]:
            more, others = pools.pop()
            total, count = total + more, count + others
        pools.append((total, count))
    shifts = [total / count for total, count in pools for _ in range(count)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]


def _offsets(level: Sequence[Name]) -> list[float]:
    """The least distances from the first of the column."""
    offsets, at = list[float](), 0.0
    for number, name in enumerate(level):
        if number:
            at += sum(0.5 if isinstance(one, str) else _PASSING / 2 for one in (level[number - 1], name))
        offsets.append(at)
    return offsets
