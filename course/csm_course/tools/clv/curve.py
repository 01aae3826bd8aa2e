"""Value over time: the margin of one customer added up period by period, the picture beside the formula.

Nothing here uses the closed formulas, so that formula and curve vouch for each other in the tests.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise, repeat
from math import ceil, log

from csm_course.tools.clv.units import MONTHS
from csm_course.tools.clv.vocabulary import Period

Point = tuple[float, float]
Curve = tuple[Point, ...]

ENOUGH = 0.95
MOST_POINTS = 61
MOST_YEARS = 50
_FEWEST_PERIODS = 5


@dataclass(frozen=True)
class Payments:
    """Payments of `first`, `first`×`ratio`, ... one per period, the first at time `start` (0: now)."""

    first: float
    ratio: float
    start: int

    def total_by(self, period: int) -> Curve:
        """What has come in at each time from 0 to `period`."""
        amounts = accumulate(
            repeat(self.ratio, period - self.start), lambda amount, ratio: amount * ratio, initial=self.first
        )
        nothing_yet = [0.0] * self.start
        return tuple((float(t), total) for t, total in enumerate([*nothing_yet, *accumulate(amounts)]))

    def time_of(self, share: float) -> int:
        """The first time by which `share` of all payments for ever has come in (needs a ratio below 1)."""
        payments = 1 if self.ratio == 0 else ceil(log(1 - share) / log(self.ratio))
        return max(payments, 1) - 1 + self.start


def endless(payments: Payments, period: Period) -> Curve:
    """Payments without an end, shown until 95% of their value is reached, but for no more than 50 years."""
    longest = MOST_YEARS * 12 // MONTHS[period]
    return payments.total_by(max(min(payments.time_of(ENOUGH), longest), _FEWEST_PERIODS))


def straight(margin: float, periods: float) -> Curve:
    """The same margin each period, evenly, for a lifespan that need not be a whole number of periods."""
    whole = tuple((float(t), margin * t) for t in range(int(periods) + 1))
    return whole if periods == int(periods) else (*whole, (periods, margin * periods))


def up_to_share(totals: Sequence[float], value: float) -> Curve:
    """The totals at times 0, 1, ... until 95% of the value has come in, but no fewer than a handful of periods."""
    enough = next((t for t, total in enumerate(totals) if total >= ENOUGH * value), len(totals) - 1)
    last = max(enough, _FEWEST_PERIODS)
    return tuple((float(t), total) for t, total in enumerate(totals[: last + 1]))


def crossing(curve: Curve, amount: float) -> float | None:
    """The time at which the curve first reaches `amount`, or None if it does not.

    Where it starts from nothing, a period's margin is earned throughout the period, so the time lies on the
    straight line between two points. Where it starts with a payment, every payment comes in advance and at once.
    """
    start, paid_at_once = curve[0]
    if paid_at_once >= amount:
        return start
    for (t, before), (later, total) in pairwise(curve):
        if total >= amount:
            return later if paid_at_once else t + (later - t) * (amount - before) / (total - before)
    return None


def thinned(curve: Curve, most: int = MOST_POINTS) -> Curve:
    """At most `most` points of the curve, evenly spaced, always with its last."""
    stride = ceil((len(curve) - 1) / (most - 1)) or 1
    kept = curve[::stride]
    return kept if kept[-1] == curve[-1] else (*kept, curve[-1])
