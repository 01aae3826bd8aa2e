"""How far a score would be the same again: KR-20 and alpha, KR-21, the standard error of measurement, and their bands.

All variances are population variances (divided by n). KR-20 is defined with p·q, which is one; mixed with a variance of
the scores that is divided by n - 1 it would come out too high. For alpha the two conventions give the same.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.stats import f as f_distribution

from csm_autograder.assessment.statistics.table import Floats

Coefficient = Literal["KR-20", "alpha", "KR-21"]
FEWEST = 30
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Reliability:
    """`value` with its band; scores and `error` (standard error of measurement) in points out of `maximum`.

    `coefficient` is KR-20 where all met the same items and these are right or wrong, alpha where some give part of the
    points, KR-21 where learners met different items.
    """

    coefficient: Coefficient
    value: float
    low: float | None
    high: float | None
    sittings: int
    maximum: float
    mean: float
    spread: float
    error: float


def alpha(points: NDArray[np.floating]) -> float | None:
    """Cronbach's alpha of a table of sittings by items; KR-20 where all points are 0 or 1. None where it has no
    value."""
    many, items = points.shape
    if many < 2 or items < 2:
        return None
    whole = float(points.sum(axis=1, dtype=np.float64).var())
    if whole < 1e-12:
        return None
    return float(items / (items - 1) * (1 - points.var(axis=0, dtype=np.float64).sum() / whole))


def feldt_band(value: float, sittings: int, items: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The confidence interval of alpha, Feldt (1965): (1 - alpha) / (1 - estimate) follows an F distribution."""
    degrees = (sittings - 1, (sittings - 1) * (items - 1))
    tail = (1 - confidence) / 2
    low = 1 - (1 - value) * float(f_distribution.ppf(1 - tail, *degrees))
    high = 1 - (1 - value) * float(f_distribution.ppf(tail, *degrees))
    return low, high


def kr21(mean: float, variance: float, items: float) -> float:
    """Kuder and Richardson's formula 21: from mean and population variance of the number right out of `items`."""
    return items / (items - 1) * (1 - mean * (items - mean) / (items * variance))


def of_same_items(points: NDArray[np.floating]) -> Reliability | None:
    """Where all met the same items."""
    value = alpha(points)
    if value is None:
        return None
    many, items = points.shape
    total = points.sum(axis=1, dtype=np.float64)
    whole = bool(np.all((points == 0) | (points == 1)))
    low, high = feldt_band(value, many, items)
    spread = float(total.std())
    return Reliability(
        "KR-20" if whole else "alpha", value, low, high, many, float(items), float(total.mean()), spread,
        spread * float(np.sqrt(max(1 - value, 0.0))),
    )  # fmt: skip


def of_different_items(asked: NDArray[np.integer], share: Floats, squares: Floats) -> Reliability | None:
    """Where learners met different items, drawn for each: the error is that of drawing items.

    `squares`: for each sitting the mean of its squared points. The error variance of a score on n items is the mean
    over sittings of n s²/(n - 1) with s² a sitting's own population variance between its items; this is KR-21 where
    all is right or wrong (Lord's binomial error). Shares are put on the scale of the middle number of items.
    """
    if len(asked) < 2 or int(asked.min()) < 2:
        return None
    items = float(np.median(asked))
    within = np.maximum(squares - share**2, 0.0) / (asked - 1)
    variance = float(share.var())
    if variance < 1e-12:
        return None
    value = 1 - float(within.mean()) / variance
    spread = items * float(np.sqrt(variance))
    error = items * float(np.sqrt(within.mean()))
    return Reliability("KR-21", value, None, None, len(asked), items, items * float(share.mean()), spread, error)
