"""Mantel and Haenszel's comparison of two groups of equal ability on one item; used for fairness, variants and
leaks."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.stats import chi2

from csm_autograder.assessment.statistics.table import Flags, Floats, Ints

Class = Literal["A", "B", "C"]
DELTA = -2.35
"""ETS put the logarithm of the odds ratio on the scale of their delta; below 0 the item is harder for the focal
group."""
STEPS = 50
"""Matching scores are shares of points in whole fiftieths."""


@dataclass(frozen=True)
class Compared:
    """`delta` below 0: harder for the focal group than for others of the same score. `error` is delta's standard error.

    `gap`: how much lower its facility is than the reference group's at the focal group's scores (standardised
    difference, Dorans and Kulick 1986); `p` is from the chi-square with continuity correction.
    """

    odds: float
    delta: float
    error: float
    chi_square: float
    p: float
    gap: float
    reference: int
    focal: int

    @property
    def ets(self) -> Class:
        """A negligible, B moderate, C large: Zieky (1993). C: |delta| ≥ 1.5 and significantly above 1; A: below 1, or
        not significantly other than 0."""
        size = abs(self.delta)
        if size >= 1.5 and size - 1.645 * self.error > 1:
            return "C"
        return "A" if size < 1 or self.p >= 0.05 else "B"


def strata_of(share: Floats) -> Ints:
    """Matching scores in fiftieths: for up to 50 questions every score is a stratum of its own."""
    return np.rint(np.round(share * STEPS, 6)).astype(np.int64)


def compared(right: Flags, focal: Flags, strata: Ints) -> Compared | None:
    """The focal group beside the others, stratum by stratum. None where no stratum has both, or nobody differs."""
    cells = np.bincount(strata * 4 + focal * 2 + right, minlength=4 * (int(strata.max(initial=0)) + 1)).reshape(-1, 4)
    return of_tables(cells[:, 1], cells[:, 0], cells[:, 3], cells[:, 2])


def of_tables(a: Ints, b: Ints, c: Ints, d: Ints) -> Compared | None:
    """Per stratum: right and wrong in the reference group (a, b), right and wrong in the focal group (c, d)."""
    whole = a + b + c + d
    used = ((a + b) > 0) & ((c + d) > 0) & (whole > 1)
    tables: list[Floats] = [np.asarray(one)[used].astype(float) for one in (a, b, c, d)]
    return _of_tables(*tables)


def _of_tables(a: Floats, b: Floats, c: Floats, d: Floats) -> Compared | None:
    whole = a + b + c + d
    variance = ((a + b) * (c + d) * (a + c) * (b + d) / (whole**2 * (whole - 1))).sum()
    if variance <= 0:
        return None
    distance = max(abs(a.sum() - ((a + b) * (a + c) / whole).sum()) - 0.5, 0.0)
    statistic = float(distance**2 / variance)
    gap = float(((c + d) * (a / (a + b) - c / (c + d))).sum() / (c + d).sum())
    reference, focal = round((a + b).sum()), round((c + d).sum())
    a, b, c, d = _without_nothing(a, b, c, d)
    odds = float((a * d / whole).sum() / (b * c / whole).sum())
    return Compared(
        odds, DELTA * float(np.log(odds)), abs(DELTA) * _error(a, b, c, d, whole), statistic,
        float(chi2.sf(statistic, 1)), gap, reference, focal,
    )  # fmt: skip


def _without_nothing(a: Floats, b: Floats, c: Floats, d: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Where a group has only right or only wrong answers the odds ratio has no end: half a learner is added, spread
    over the strata, so that the size is finite and somewhat too small. Chi-square is not touched."""
    half_reference, half_focal = 0.5 * (a + b) / (a + b).sum(), 0.5 * (c + d) / (c + d).sum()
    if not (a * d).any():
        a, d = a + half_reference, d + half_focal
    if not (b * c).any():
        b, c = b + half_reference, c + half_focal
    return a, b, c, d


def _error(a: Floats, b: Floats, c: Floats, d: Floats, whole: Floats) -> float:
    """The standard error of the logarithm of the odds ratio: Robins, Breslow and Greenland (1986)."""
    p, q = (a + d) / whole, (b + c) / whole
    r, s = a * d / whole, b * c / whole
    top, bottom = r.sum(), s.sum()
    variance = (
        (p * r).sum() / (2 * top**2) + (p * s + q * r).sum() / (2 * top * bottom) + (q * s).sum() / (2 * bottom**2)
    )
    return float(np.sqrt(variance))
