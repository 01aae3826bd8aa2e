"""From the units of a chart to places on the page: round ticks, and the straight line between the two."""

from dataclasses import dataclass
from itertools import count
from math import ceil, floor, log10

from csm_course.tools.wording import number

_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """Maps `low`..`high` in chart units to `start`..`end` on the page (SVG units)."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)


def nice_step(span: float, most: int) -> float:
    """The smallest step of 1, 2, 2.5 or 5 times a power of ten that needs at most `most` steps for `span`."""
    rough = span / most
    power = 10.0 ** floor(log10(rough))
    return next(power * nice for nice in _NICE if power * nice >= rough * (1 - 1e-9))


def cycle_step(span: float, most: int, cycle: int) -> float:
    """A step that falls on the natural cycle (12 months: 1, 2, 3, 4, 6, 12, 24, 36, 60, 120 ...)."""
    if cycle == 1:
        return max(nice_step(span, most), 1.0) if span >= 2 else nice_step(span, most)
    parts = (step for step in range(1, cycle) if cycle % step == 0)
    wholes = (cycle * nice * 10**power for power in count() for nice in (1, 2, 3, 5))
    within = next((step for step in parts if span / step <= most), None)
    return float(within or next(step for step in wholes if span / step <= most))


def ticks(low: float, high: float, step: float) -> tuple[float, ...]:
    """The multiples of `step` from `low` to `high`, both included where they are multiples."""
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return tuple(place * step for place in range(first, last + 1))


def tick_label(value: float) -> str:
    """A short number for an axis: 2,500 or 1.5 million as 1.5M."""
    for size, letter in ((1e12, "T"), (1e9, "B"), (1e6, "M")):
        if abs(value) >= size:
            return f"{value / size:.3g}{letter}" if abs(value) < 1e15 else f"{value:.1e}"
    return number(value, 4)


def reading(value: float) -> str:
    """A value read off a chart: whole from a hundred on, two decimals below, short from ten million on."""
    if abs(value) >= 1e7:
        return tick_label(value)
    return number(value, 0 if abs(value) >= 100 else 2)
