"""Hangs the drivers below what they drive and works out the progress of each."""

from collections.abc import Iterator
from datetime import date
from statistics import fmean

from csm_course.registers import Outcome
from csm_course.tools import CannotSolve
from csm_course.tools.fields import Day
from csm_course.tools.kpi_tree.inputs import Driver, Inputs
from csm_course.tools.kpi_tree.result import Node, Result, State

Measure = Outcome | Driver


def solve(inputs: Inputs) -> Result:
    """The tree; raises `CannotSolve` where drivers drive each other in a circle."""
    outcomes = [one for one in inputs.outcomes if one.name]
    drivers = [one for one in inputs.drivers if one.name]
    _refuse_circles(drivers)
    known = {_key(name) for name in (*(one.name for one in outcomes), *(one.name for one in drivers))}
    orphans = [one for one in drivers if _key(one.under) not in known]
    nodes: list[Node] = []
    tops: list[Measure] = [*outcomes, *orphans]
    for top in tops:
        _hang(top, -1, drivers, inputs.today, nodes)
    shares = [node.progress for node in nodes if node.is_outcome and node.progress is not None]
    return Result(
        nodes=tuple(nodes),
        reached=sum(node.state == "reached" for node in nodes),
        behind=sum(node.state == "behind" for node in nodes),
        unknown=sum(node.state == "unknown" for node in nodes),
        orphans=tuple(one.name for one in orphans),
        leaves=tuple(one.name for one in outcomes if not any(_key(each.under) == _key(one.name) for each in drivers)),
        mean_progress=fmean(shares) if shares else None,
    )


def progress(baseline: float | None, target: float | None, actual: float | None) -> tuple[float | None, str]:
    """The share of the way from baseline to target, or None with the reason. Falling measures need no special case."""
    if baseline is None or target is None or actual is None:
        return None, "baseline, target or today's value is missing"
    if baseline == target:
        return None, "baseline and target are the same, so there is no way to go"
    return (actual - baseline) / (target - baseline), ""


def _key(name: str) -> str:
    return name.strip().casefold()


def _refuse_circles(drivers: list[Driver]) -> None:
    above = {_key(one.name): _key(one.under) for one in drivers}
    for one in drivers:
        walked, at = [], _key(one.name)
        while at in above and at not in walked:
            walked.append(at)
            at = above[at]
        if at in walked:
            raise CannotSolve("drivers", f"“{one.name}” drives itself in a circle. Change what one of them drives.")


def _hang(measure: Measure, parent: int, drivers: list[Driver], today: Day, nodes: list[Node]) -> None:
    """Add a measure and, below it, everything that drives it."""
    depth = nodes[parent].depth + 1 if parent >= 0 else 0
    nodes.append(_node(measure, parent, depth, today))
    place = len(nodes) - 1
    for driver in _below(measure, drivers):
        _hang(driver, place, drivers, today, nodes)


def _below(measure: Measure, drivers: list[Driver]) -> Iterator[Driver]:
    return (one for one in drivers if _key(one.under) == _key(measure.name) and one is not measure)


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
    milestone = getattr(measure, "milestone", None)
    if milestone is not None:
        should, _ = progress(measure.baseline, measure.target, milestone)
        if should is not None and share < should:
            return "behind"
    return "behind" if _is_over(measure.due, today) else "on_track"


def _is_over(due: date | None, today: Day) -> bool:
    return bool(due and today and due < today)
