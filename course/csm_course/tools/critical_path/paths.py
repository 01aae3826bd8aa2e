"""All critical paths: chains of critical tasks along tight links, counted, listed up to a limit, and weighed.

A link between two critical tasks need not be tight: where there is room in it, no critical path runs through it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from csm_course.tools.critical_path.network import Link, Schedule

Steps = dict[str, tuple[str, ...]]


class CriticalPaths(NamedTuple):
    """`number` is the true number of paths; `first` holds as many of them as were asked for."""

    number: int
    first: tuple[tuple[str, ...], ...]


def critical_paths(schedule: Schedule, links: Sequence[Link], most: int) -> CriticalPaths:
    """The number of critical paths, by adding up from the end, and the first `most` of them."""
    steps = _steps(schedule, links)
    onward: dict[str, int] = {}
    for key in reversed(schedule.order):
        if key in steps:
            onward[key] = sum(onward[one] for one in steps[key]) or 1
    starts = _starts(schedule, steps)
    return CriticalPaths(sum(onward[key] for key in starts), tuple(islice(_walks(starts, steps), most)))


def largest_variance(schedule: Schedule, links: Sequence[Link], variances: Mapping[str, float]) -> float:
    """The variance of that critical path whose tasks' variances add up to most."""
    steps = _steps(schedule, links)
    onward: dict[str, float] = {}
    for key in reversed(schedule.order):
        if key in steps:
            onward[key] = variances.get(key, 0.0) + max((onward[one] for one in steps[key]), default=0.0)
    return max((onward[key] for key in _starts(schedule, steps)), default=0.0)


def _steps(schedule: Schedule, links: Sequence[Link]) -> Steps:
    """From each critical task to those that follow it without any room."""
    steps: dict[str, dict[str, None]] = {key: {} for key in schedule.order if key in schedule.critical}
    for link, tight in zip(links, schedule.tight, strict=True):
        if tight and link.before in steps and link.after in steps:
            steps[link.before][link.after] = None
    return {key: tuple(onward) for key, onward in steps.items()}


def _starts(schedule: Schedule, steps: Steps) -> tuple[str, ...]:
    reached = {key for onward in steps.values() for key in onward}
    return tuple(key for key in schedule.order if key in steps and key not in reached)


def _walks(starts: Sequence[str], steps: Steps) -> Iterator[tuple[str, ...]]:
    """Every chain from a start to an end, one after another; no deeper than memory, however long the chain."""
    for start in starts:
        walk, choices = [start], [iter(steps[start])]
        if not steps[start]:
            yield (start,)
        while choices:
            key = next(choices[-1], None)
            if key is None:
                walk.pop()
                choices.pop()
                continue
            walk.append(key)
            choices.append(iter(steps[key]))
            if not steps[key]:
                yield tuple(walk)
