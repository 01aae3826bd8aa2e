"""How likely the plan keeps a day, by the classic formula: the normal distribution over one critical path.

It looks at one path only. Where others are nearly as long, the true chance is lower (merge bias): see `simulation`.
"""

from math import erf, sqrt

QUANTILES = ((50, 0.0), (80, 0.8416212), (90, 1.2815516), (95, 1.6448536))
"""Percent, and how many standard deviations above the mean that is."""


def chance_by(target: float, mean: float, variance: float) -> float:
    """The probability that the end is not after `target`; all in days. Without any spread it is 0 or 1."""
    if variance <= 0:
        return 1.0 if mean <= target + 1e-9 else 0.0
    return 0.5 * (1 + erf((target - mean) / sqrt(2 * variance)))


def days_for(mean: float, variance: float) -> tuple[tuple[int, float], ...]:
    """The days within which the plan ends with 50, 80, 90 and 95% probability."""
    return tuple((percent, mean + z * sqrt(variance)) for percent, z in QUANTILES)
