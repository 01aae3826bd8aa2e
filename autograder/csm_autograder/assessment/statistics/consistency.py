"""Would the same learners pass again? Decision consistency and accuracy at the cut, from one sitting of each.

Livingston and Lewis (1995), because it also holds where items give part of the points; Peng and Subkoviak's normal
approximation (1980) beside it as a check. With KR-21 as reliability, a two-parameter beta and items that are right or
wrong, the first is Huynh's (1976) beta-binomial model.
"""

from dataclasses import dataclass

import numpy as np
from scipy.stats import beta as beta_distribution
from scipy.stats import binom, multivariate_normal, norm

from csm_autograder.assessment.statistics.table import Floats

GRID = 400


@dataclass(frozen=True)
class Consistency:
    """Shares from 0 to 1: `agreement` get the same decision twice; `kappa` is that beyond chance.

    `accuracy`: decided as their true score would; `wrongly_passed` and `wrongly_failed` are what is missing to 1.
    `length`: the number of right-or-wrong items that would be as precise. `check`: agreement by the approximation.
    """

    agreement: float
    kappa: float
    accuracy: float
    wrongly_passed: float
    wrongly_failed: float
    length: int
    check: float


def effective_length(mean: float, variance: float, reliability: float, maximum: float) -> int:
    """Livingston and Lewis, formula for ñ: [(μ - min)(max - μ) - r σ²] / [σ² (1 - r)] with min = 0; at least 1."""
    return max(1, round((mean * (maximum - mean) - reliability * variance) / (variance * (1 - reliability))))


def consistency(mean: float, variance: float, reliability: float, maximum: float, cut: float) -> Consistency | None:
    """For scores from 0 to `maximum` with this mean and population variance; passed from `cut` points on.

    None where the model has no solution: a reliability not between 0 and 1, or no spread.
    """
    if not 0 < reliability < 1 or variance <= 0 or not 0 < mean < maximum:
        return None
    length = effective_length(mean, variance, reliability, maximum)
    shape = _true_scores(mean / maximum, variance * reliability / maximum**2)
    if shape is None:
        return None
    needed = int(np.ceil(cut / maximum * length - 1e-9))
    nodes, weights = _nodes(*shape)
    passing = binom.sf(needed - 1, length, nodes)
    both, once = float(weights @ passing**2), float(weights @ passing)
    worthy = nodes >= cut / maximum
    wrongly_passed = float(weights[~worthy] @ passing[~worthy])
    wrongly_failed = float(weights[worthy] @ (1 - passing[worthy]))
    agreement, chance = 1 - 2 * (once - both), once**2 + (1 - once) ** 2
    return Consistency(
        agreement=agreement,
        kappa=(agreement - chance) / (1 - chance) if chance < 1 - 1e-12 else 0.0,
        accuracy=1 - wrongly_passed - wrongly_failed,
        wrongly_passed=wrongly_passed,
        wrongly_failed=wrongly_failed,
        length=length,
        check=peng_subkoviak(mean, variance, reliability, cut),
    )


def peng_subkoviak(mean: float, variance: float, reliability: float, cut: float) -> float:
    """Agreement where two scores are normal and correlate by the reliability; half a point of correction at the cut."""
    at = (cut - 0.5 - mean) / float(np.sqrt(variance))
    below = float(norm.cdf(at))
    both = float(multivariate_normal.cdf([at, at], mean=[0, 0], cov=[[1, reliability], [reliability, 1]]))
    return 1 + 2 * (both - below)


def _true_scores(mean: float, variance: float) -> tuple[float, float] | None:
    """The beta distribution of true shares with these moments."""
    both = mean * (1 - mean) / variance - 1
    return (mean * both, (1 - mean) * both) if both > 0 else None


def _nodes(a: float, b: float) -> tuple[Floats, Floats]:
    """Points of equal probability: midpoints of the quantiles, which end smoothly where the density does not."""
    middles = (np.arange(GRID * 10) + 0.5) / (GRID * 10)
    nodes: Floats = beta_distribution.ppf(middles, a, b)
    return nodes, np.full(len(nodes), 1 / len(nodes))
