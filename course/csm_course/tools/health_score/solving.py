"""Reads each indicator on its own scale, weighs what is known, and sets the light on the unrounded score."""

from csm_course.tools import CannotSolve
from csm_course.tools.health_score.inputs import Indicator, Inputs, Light
from csm_course.tools.health_score.result import Part, Result


def solve(inputs: Inputs) -> Result:
    """The weighted mean over the indicators whose values are known.

    Raises `CannotSolve` where a scale has no length, no weight is above zero, or the limits are the wrong way round.
    """
    named = [one for one in inputs.indicators if one.name]
    _refuse(inputs, named)
    known = [one for one in named if one.value is not None and one.weight]
    all_weights, weights = _weight(named), _weight(known)
    score = sum(_points(one, weights) for one in known) if weights else None
    coverage = weights / all_weights if all_weights else 0.0
    by_score = light(score, coverage, inputs)
    alarms = tuple(one.name for one in inputs.alarms if one.is_on and one.name)
    return Result(
        score=score,
        coverage=coverage,
        light="red" if alarms else by_score,
        light_by_score=by_score,
        alarms=alarms,
        parts=tuple(_part(one, weights, inputs) for one in named),
        missing=tuple(one.name for one in named if one.value is None),
    )


def light(score: float | None, coverage: float, inputs: Inputs) -> Light:
    """Grey where too little is known; the limits belong to the better light."""
    if score is None or 100 * coverage < inputs.least_coverage:
        return "grey"
    if score >= inputs.green_from:
        return "green"
    return "amber" if score >= inputs.amber_from else "red"


def on_scale(one: Indicator) -> float | None:
    """The value as 0 (worst) to 100 (best), held within the scale; None where it is not known."""
    if one.value is None or one.worst is None or one.best is None:
        return None
    return min(100.0, max(0.0, 100 * (one.value - one.worst) / (one.best - one.worst)))


def _refuse(inputs: Inputs, named: list[Indicator]) -> None:
    for place, one in enumerate(inputs.indicators, 1):
        if one.name and (one.worst is None or one.best is None or one.worst == one.best):
            raise CannotSolve("indicators", f"Row {place}, Best: worst and best have to be two different numbers.")
    if named and not _weight(named):
        raise CannotSolve("indicators", "All weights are zero. Give at least one indicator a weight.")
    if inputs.amber_from > inputs.green_from:
        raise CannotSolve("amber_from", "Amber has to begin below green.")


def _weight(indicators: list[Indicator]) -> float:
    return sum(one.weight or 0 for one in indicators)


def _points(one: Indicator, weights: float) -> float:
    return (one.weight or 0) / weights * (on_scale(one) or 0)


def _part(one: Indicator, weights: float, inputs: Inputs) -> Part:
    score = on_scale(one)
    share = (one.weight or 0) / weights if weights and score is not None else 0.0
    return Part(
        id=one.id,
        name=one.name,
        score=score,
        share=share,
        points=share * (score or 0),
        lost=share * (100 - (score or 0)),
        light=light(score, 1, inputs),
    )
