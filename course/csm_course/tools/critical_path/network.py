"""The pure core: forward and backward pass over tasks and links, linear in their number.

Sources: Kelley and Walker's critical path method with the four precedence links of the precedence diagramming method.
Days are counted in offset form: a task that starts at 5 starts when five days are over. Conventions of the course:
no task starts before 0; leads (negative lags) are allowed; a task is not split; the project ends with its last task.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

Kind = Literal["FS", "SS", "FF", "SF"]
Arrow = tuple[int, int, float]
"""A link between two tasks by their numbers, and by how many days the start of the second follows that of the first at
least: so every kind of link is the same, and one rule serves all four."""

Arcs = list[list[tuple[int, float]]]
TINY = 1e-9
"""Differences below this share of the project's length are traces of binary fractions, not days."""


class Link(NamedTuple):
    """`after` waits for `before`: its start (kind .S) or finish (.F) for the other's start (S.) or finish (F.)."""

    before: str
    after: str
    kind: Kind = "FS"
    lag: float = 0.0


class Times(NamedTuple):
    """One task, in days from the start of the project.

    Total float: how much it may slip without moving the end. Free float: without moving any other task's early start.
    Independent float: what stays free even if all before it end as late as they may.
    """

    early_start: float
    early_finish: float
    late_start: float
    late_finish: float
    total_float: float
    free_float: float
    independent_float: float


class Schedule(NamedTuple):
    """`slack` and `tight` follow the links: the room in each, and whether it has none. `order` goes with the arrows."""

    finish: float
    times: dict[str, Times]
    critical: frozenset[str]
    slack: tuple[float, ...]
    tight: tuple[bool, ...]
    order: tuple[str, ...]


class _Passes(NamedTuple):
    """What the two passes work with and find, by the tasks' numbers: durations, early and late starts, and the end."""

    days: list[float]
    early: list[float]
    late: list[float]
    finish: float


class UnknownTask(LookupError):
    """A link names a task that is not there."""


class Circle(ValueError):
    """Tasks that wait for one another; `keys` names them along the arrows, the first one again at the end."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__(" → ".join(keys))
        self.keys = tuple(keys)


def solve_network(durations: Mapping[str, float], links: Iterable[Link], deadline: float | None = None) -> Schedule:
    """All times and floats of the network; with a deadline, the backward pass starts from it instead of the end.

    Raises `UnknownTask`, `Circle`, and ValueError for a negative duration.
    """
    if any(days < 0 for days in durations.values()):
        raise ValueError("a duration is negative")
    keys, days = list(durations), list(durations.values())
    arrows = _arrows(keys, days, links)
    after = _arcs(len(keys), arrows)
    order = _order(keys, after)
    early = _early(order, after)
    finish = max((early[at] + days[at] for at in order), default=0.0)
    late = _late(order, after, days, finish if deadline is None else deadline)
    return _schedule(keys, order, arrows, _Passes(days, early, late, finish))


def _arrows(keys: list[str], days: list[float], links: Iterable[Link]) -> list[Arrow]:
    numbers = {key: at for at, key in enumerate(keys)}
    try:
        return [_arrow(link, numbers[link.before], numbers[link.after], days) for link in links]
    except KeyError as error:
        raise UnknownTask(str(error.args[0])) from None


def _arrow(link: Link, i: int, j: int, days: list[float]) -> Arrow:
    return i, j, link.lag + (days[i] if link.kind[0] == "F" else 0) - (days[j] if link.kind[1] == "F" else 0)


def _arcs(size: int, arrows: list[Arrow]) -> Arcs:
    after: Arcs = [[] for _ in range(size)]
    for i, j, gap in arrows:
        after[i].append((j, gap))
    return after


def _order(keys: list[str], after: Arcs) -> list[int]:
    """The tasks so that each follows all it waits for (Kahn); raises `Circle`."""
    waiting = [0] * len(keys)
    for arcs in after:
        for j, _ in arcs:
            waiting[j] += 1
    order = [at for at, count in enumerate(waiting) if not count]
    for at in order:
        for j, _ in after[at]:
            waiting[j] -= 1
            if not waiting[j]:
                order.append(j)
    if len(order) < len(keys):
        raise Circle([keys[at] for at in _circle(after, waiting)])
    return order


def _circle(after: Arcs, waiting: list[int]) -> list[int]:
    """One circle among the tasks that still wait: back along the arrows until a task comes up again."""
    before: dict[int, int] = {}
    for i, arcs in enumerate(after):
        if waiting[i]:
            before.update((j, i) for j, _ in arcs if waiting[j])
    at, seen = next(iter(before)), dict[int, int]()
    while at not in seen:
        seen[at] = len(seen)
        at = before[at]
    circle = list(seen)[seen[at] :][::-1]
    first = circle.index(min(circle))
    return [*circle[first:], *circle[:first], circle[first]]


def _early(order: list[int], after: Arcs) -> list[float]:
    early = [0.0] * len(order)
    for i in order:
        start = early[i]
        for j, gap in after[i]:
            if start + gap > early[j]:
                early[j] = start + gap
    return early


def _late(order: list[int], after: Arcs, days: list[float], end: float) -> list[float]:
    late = [end - length for length in days]
    for i in reversed(order):
        for j, gap in after[i]:
            if late[j] - gap < late[i]:
                late[i] = late[j] - gap
    return late


def _schedule(keys: list[str], order: list[int], arrows: list[Arrow], passes: _Passes) -> Schedule:
    early, tiny = passes.early, TINY * max(1.0, passes.finish)
    slack = tuple(early[j] - early[i] - gap for i, j, gap in arrows)
    times = dict(zip(keys, _times(passes, arrows, slack, tiny), strict=True))
    least = min((one.total_float for one in times.values()), default=0.0)
    critical = frozenset(key for key, one in times.items() if one.total_float - least <= tiny)
    tight = tuple(room <= tiny for room in slack)
    return Schedule(passes.finish, times, critical, slack, tight, tuple(keys[at] for at in order))


def _times(passes: _Passes, arrows: list[Arrow], slack: tuple[float, ...], tiny: float) -> Iterator[Times]:
    days, early, late, finish = passes
    free = [finish - start - length for start, length in zip(early, days, strict=True)]
    pushed = early[:]
    for (i, j, gap), room in zip(arrows, slack, strict=True):
        free[i] = min(free[i], room)
        pushed[j] = max(pushed[j], late[i] + gap)
    for at, length in enumerate(days):
        yield Times(
            early[at],
            early[at] + length,
            late[at],
            late[at] + length,
            _whole(late[at] - early[at], tiny),
            _whole(free[at], tiny),
            _whole(max(0.0, free[at] - (pushed[at] - early[at])), tiny),
        )


def _whole(room: float, tiny: float) -> float:
    """Without the trace that binary fractions leave of nothing."""
    return 0.0 if abs(room) <= tiny else room
