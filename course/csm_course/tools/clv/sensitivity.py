"""Which input moves the value most: each one tried a little higher and a little lower, all others as they are."""

from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.levers import Lever, levers
from csm_course.tools.clv.result import Sway
from csm_course.tools.clv.worth import worth_with

_SMALL = 0.001


def sways(inputs: Inputs, value: float) -> tuple[Sway, ...]:
    """One for each input that can be moved, the one that moves the value most first."""
    found = (_sway(inputs, lever, value) for lever in levers(inputs))
    return tuple(sorted((sway for sway in found if sway), key=lambda sway: -round(sway.span, 6)))


def _sway(inputs: Inputs, lever: Lever, value: float) -> Sway | None:
    """What the value becomes at both ends; None where one of them leaves it without an end, or the input stays put."""
    at = float(getattr(inputs, lever.name))
    low, high = _ends(lever, at, inputs.sway / 100)
    if low == high:
        return None
    at_low, at_high = (worth_with(inputs, {lever.name: _kind(lever, end)}) for end in (low, high))
    if at_low is None or at_high is None:
        return None
    return Sway(
        name=lever.name,
        label=lever.label,
        low=low,
        high=high,
        low_shown=lever.shown(low),
        high_shown=lever.shown(high),
        value_low=at_low,
        value_high=at_high,
        elasticity=_elasticity(inputs, lever, at, value),
    )


def _ends(lever: Lever, at: float, share: float) -> tuple[float, float]:
    """The input a share lower and higher; from nothing there is no share, so a rate goes up by a point."""
    if at == 0:
        return (0.0, 1.0) if lever.unit == "%" else (0.0, 0.0)
    low, high = sorted((at * (1 - share), at * (1 + share)))
    if lever.whole:
        low, high = max(float(round(low)), 1.0), float(round(high))
    return low, max(min(high, lever.most), low)


def _elasticity(inputs: Inputs, lever: Lever, at: float, value: float) -> float | None:
    """By how many percent the value changes for each percent of the input, right here."""
    step = 1.0 if lever.whole else abs(at) * _SMALL
    if not step or not value or at + step > lever.most or at - step < (1 if lever.whole else float("-inf")):
        return None
    below, above = (worth_with(inputs, {lever.name: _kind(lever, at + side * step)}) for side in (-1, 1))
    return None if below is None or above is None else (above - below) / value / (2 * step / at)


def _kind(lever: Lever, value: float) -> float | int:
    return int(value) if lever.whole else value
