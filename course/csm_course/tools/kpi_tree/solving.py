"""Hangs the drivers below what they drive and works out the progress of each."""

from collections.abc import Iterator, Sequence
from itertools import count
from math import isfinite
from statistics import fmean

from csm_course.registers import Outcome
from csm_course.tools import CannotSolve
from csm_course.tools.days import is_over
from csm_course.tools.fields import Day
from csm_course.tools.kpi_tree.inputs import Driver, Inputs
from csm_course.tools.kpi_tree.result import Node, Result, State

Measure = Outcome | Driver


def solve(inputs: Inputs) -> Result:
    """The tree; raises `CannotSolve` where drivers drive each other in a circle."""
    outcomes = [one for one in inputs.outcomes if one.name]
    measures: list[Measure] = [*outcomes, *(one for one in inputs.drivers if one.name)]
    above = _above(measures)
    _refuse_circles(measures, above)
    nodes = tuple(_hung(measures, above, inputs.today))
    shares = [node.progress for node in nodes if node.is_outcome and node.progress is not None]
    return Result(
        nodes=nodes,
        reached=sum(node.state == "reached" for node in nodes),
        behind=sum(node.state == "behind" for node in nodes),
        unknown=sum(node.state == "unknown" for node in nodes),
        orphans=tuple(one.name for one, top in zip(measures, above, strict=True) if top is None)[len(outcomes) :],
        leaves=tuple(one.name for at, one in enumerate(outcomes) if at not in above),
        mean_progress=fmean(shares) if shares else None,
    )


def progress(baseline: float | None, target: float | None, actual: float | None) -> tuple[float | None, str]:
    """The share of the way from baseline to target, or None with the reason. Falling measures need no special case."""
    if baseline is None or target is None or actual is None:
        return None, "baseline, target or today's value is missing"
    if baseline == target:
        return None, "baseline and target are the same, so there is no way to go"
    share = (actual - baseline) / (target - baseline)
    return (share, "") if isfinite(share) else (None, "baseline and target are too close to each other")


def _key(name: str) -> str:
    return name.strip().casefold()


def _above(measures: Sequence[Measure]) -> list[int | None]:
    """The place of what each measure drives: the first other one of that name. None for outcomes and orphans."""
    places: dict[str, list[int]] = {}
    for at, one in enumerate(measures):
        places.setdefault(_key(one.name), []).append(at)
    return [
        None if isinstance(one, Outcome) else next((top for top in places.get(_key(one.under), ()) if top != at), None)
        for at, one in enumerate(measures)
    ]


def _refuse_circles(measures: Sequence[Measure], above: Sequence[int | None]) -> None:
    for start, one in enumerate(measures):
        walked, at = {start}, above[start]
        while at is not None and at not in walked:
            walked.add(at)
            at = above[at]
        if at is not None or (isinstance(one, Driver) and _key(one.under) == _key(one.name) and above[start] is None):
            raise CannotSolve("drivers", f"“{one.name}” drives itself in a circle. Change what one of them drives.")


def _hung(measures: Sequence[Measure], above: Sequence[int | None], today: Day) -> Iterator[Node]:
    """Each measure and, right after it, everything that drives it."""
    below: dict[int | None, list[int]] = {}
    for at, top in enumerate(above):
        below.setdefault(top, []).append(at)
    waiting = [(at, -1, 0) for at in reversed(below.get(None, []))]
    for place in count():
        if not waiting:
            return
        at, parent, depth = waiting.pop()
        yield _node(measures[at], parent, depth, today)
        waiting += [(one, place, depth + 1) for one in reversed(below.get(at, []))]


def _node(measure: Measure, parent: int, depth: int, today: Day) -> Node:
    share, undefined = progress(measure.baseline, measure.target, measure.actual)
    return Node(
        id=measure.id,
        name=measure.name,
        unit=measure.unit,
        parent=parent,
        depth=depth,
        progress=share,
        state=_state(share, measure, today),
        undefined=undefined,
        actual=measure.actual,
        target=measure.target,
        is_outcome=isinstance(measure, Outcome),
    )


def _state(share: float | None, measure: Measure, today: Day) -> State:
    """Behind is what misses its milestone, or its day; without either nothing can be called behind."""
    if share is None:
        return "unknown"
    if share >= 1:
        return "reached"
    should, _ = progress(measure.baseline, measure.target, measure.milestone)
    if should is not None and share < should:
        return "behind"
    return "behind" if is_over(measure.due, today) else "on_track"
