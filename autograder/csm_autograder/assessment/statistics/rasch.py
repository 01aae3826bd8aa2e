"""The Rasch model by conditional maximum likelihood, with fit statistics; for items that are right or wrong.

Given the number right, which items were right depends on the items' difficulties alone (Rasch 1960; Andersen 1972). So
no distribution of abilities is assumed. The conditional likelihood is concave; Newton's method finds its top.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2

from csm_autograder.assessment.statistics.table import Floats, Ints

FEWEST = 100
"""Sittings below which nothing is fitted: with 100, difficulties are stable to about half a logit (Linacre 1994)."""
MOST_ITEMS = 120
"""Above it the symmetric functions take too long."""
MOST_LOGITS = 12.0
"""Beyond it a difficulty has run away: the answers do not connect the items."""
ROUNDS = 60
NEAR = 1e-9


@dataclass(frozen=True)
class RaschItem:
    """Difficulty in logits, all items averaging 0. Fit as mean squares: 1 is expected, above 1.3 noisy, below 0.7
    dull."""

    id: str
    difficulty: float
    error: float
    infit: float
    outfit: float


@dataclass(frozen=True)
class RaschFit:
    """`abilities`: for each number right from 1 to n - 1 the ability in logits and its standard error (Warm 1989).

    `left_out`: items that all or none had right, which have no difficulty. `andersen`: whether difficulties are the
    same for weaker and stronger learners: likelihood-ratio chi-square, degrees of freedom, p. None where it has no
    value.
    """

    items: tuple[RaschItem, ...]
    left_out: tuple[str, ...]
    sittings: int
    abilities: tuple[tuple[int, float, float], ...]
    likelihood: float
    andersen: tuple[float, int, float] | None


def rasch(names: tuple[str, ...], right: NDArray[np.bool_]) -> RaschFit | None:
    """Fitted to a table of sittings by items; None where fewer than `FEWEST` are of use, or the items are too few or
    too many."""
    names, right, left_out = _that_vary(names, right)
    totals = right.sum(axis=1)
    of_use = (totals > 0) & (totals < right.shape[1])
    if int(of_use.sum()) < FEWEST or not 3 <= right.shape[1] <= MOST_ITEMS:
        return None
    right, totals = right[of_use], totals[of_use]
    try:
        beta, likelihood, information = estimate(right.sum(axis=0), np.bincount(totals, minlength=right.shape[1] + 1))
        errors = np.sqrt(np.diag(_inverse(information)))
    except np.linalg.LinAlgError:
        return None
    if not np.isfinite(errors).all() or np.abs(beta).max() > MOST_LOGITS:
        return None
    abilities = [(score, *_ability(score, beta)) for score in range(1, right.shape[1])]
    infit, outfit = _fit(right, totals, beta)
    found = zip(names, beta, errors, infit, outfit, strict=True)
    return RaschFit(
        items=tuple(RaschItem(name, *map(float, rest)) for name, *rest in found),
        left_out=left_out,
        sittings=len(right),
        abilities=tuple(abilities),
        likelihood=likelihood,
        andersen=andersen(right, totals, likelihood),
    )


def _that_vary(
    names: tuple[str, ...], right: NDArray[np.bool_]
) -> tuple[tuple[str, ...], NDArray[np.bool_], tuple[str, ...]]:
    """Without items that nobody or everybody has right among sittings that say something; one may lead to another."""
    left_out: list[str] = []
    while right.shape[1]:
        totals = right.sum(axis=1)
        scores = right[(totals > 0) & (totals < right.shape[1])]
        varied = (scores.sum(axis=0) > 0) & (scores.sum(axis=0) < len(scores))
        if varied.all():
            break
        left_out += [name for name, is_varied in zip(names, varied, strict=True) if not is_varied]
        names = tuple(name for name, is_varied in zip(names, varied, strict=True) if is_varied)
        right = right[:, varied]
    return names, right, tuple(sorted(left_out))


def symmetric(easiness: Floats) -> Floats:
    """The elementary symmetric functions of these, from order 0 on, by the summation algorithm (Fischer 1974)."""
    found = np.zeros(len(easiness) + 1)
    found[0] = 1.0
    for place, one in enumerate(easiness, start=1):
        found[1 : place + 1] += one * found[:place]
    return found


def estimate(item_scores: Ints, score_counts: Ints) -> tuple[Floats, float, Floats]:
    """Difficulties that average 0, the conditional log-likelihood, and the information matrix.

    `item_scores`: how many had each item right; `score_counts`: how many sittings had each number right. Sittings with
    nothing or everything right say nothing of items and must not be in either.
    """
    many = int(score_counts.sum())
    share = (item_scores + 0.5) / (many + 1)
    beta = -np.log(share / (1 - share))
    beta -= beta.mean()
    for _ in range(ROUNDS):
        expected, information = _expected(beta, score_counts)
        step = _inverse(information) @ (expected - item_scores)
        step *= min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-300))
        beta = beta + step
        beta -= beta.mean()
        if np.abs(step).max() < NEAR:
            break
    _, information = _expected(beta, score_counts)
    return beta, likelihood_of(beta, item_scores, score_counts), information


def likelihood_of(beta: Floats, item_scores: Ints, score_counts: Ints) -> float:
    """The conditional log-likelihood."""
    used = score_counts > 0
    return float(-(beta @ item_scores) - score_counts[used] @ np.log(symmetric(np.exp(-beta))[used]))


def _expected(beta: Floats, score_counts: Ints) -> tuple[Floats, Floats]:
    """How many would have each item right, given the scores, and the covariance matrix of these numbers."""
    easiness = np.exp(-beta)
    items = len(beta)
    whole = symmetric(easiness)
    scores, weights = np.arange(1, items), score_counts[1:items]
    single = _given_score(easiness, whole)
    pairs = np.concatenate([np.zeros((items, items, 1)), _without_two(easiness)[:, :, : items - 2]], axis=2)
    double = easiness[:, None, None] * easiness[None, :, None] * pairs / whole[scores]
    expected = single @ weights
    covariance: Floats = double @ weights - (single * weights) @ single.T
    np.fill_diagonal(covariance, (single * (1 - single)) @ weights)
    return expected, covariance


def _given_score(easiness: Floats, whole: Floats) -> Floats:
    """The probability of each item being right, given the number right from 1 to n - 1."""
    items = len(easiness)
    own = np.eye(items, dtype=bool)
    without = np.zeros((items, items))
    without[:, 0] = 1.0
    for place in range(items):
        factor = np.where(own[place], 0.0, easiness[place])[:, None]
        without[:, 1:] = without[:, 1:] + factor * without[:, :-1]
    found: Floats = easiness[:, None] * without[:, : items - 1] / whole[1:items]
    return found


def _without_two(easiness: Floats) -> Floats:
    """For each pair of items the symmetric functions of all others, every pair worked out at once."""
    items = len(easiness)
    own = np.eye(items, dtype=bool)
    found = np.zeros((items, items, items))
    found[:, :, 0] = 1.0
    for place in range(items):
        outside = own[place][:, None] | own[place][None, :]
        factor = np.where(outside, 0.0, easiness[place])[:, :, None]
        found[:, :, 1:] = found[:, :, 1:] + factor * found[:, :, :-1]
    return found


def _inverse(information: Floats) -> Floats:
    """Within difficulties that average 0 this is the inverse. Raises LinAlgError where the answers
    do not connect all items (Fischer 1981)."""
    ones = np.full_like(information, 1 / len(information))
    found: Floats = np.linalg.inv(information + ones) - ones
    return found


def _ability(score: int, beta: Floats) -> tuple[float, float]:
    """Warm's (1989) weighted likelihood estimate for a number right, and its standard error."""
    theta = float(np.log(score / (len(beta) - score)))
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(beta - theta))
        information = float((p * (1 - p)).sum())
        bias = float((p * (1 - p) * (1 - 2 * p)).sum()) / (2 * information)
        step = (score - float(p.sum()) + bias) / information
        theta += max(-1.0, min(1.0, step))
        if abs(step) < NEAR:
            break
    return theta, float(1 / np.sqrt(information))


def _fit(right: NDArray[np.bool_], totals: Ints, beta: Floats) -> tuple[Floats, Floats]:
    """Infit and outfit mean squares, each answer beside its probability given the number right.

    Conditional, as Christensen and Kreiner (2013) have it: with estimated abilities in their place, mean squares of
    short tests come out below 1 although everything fits.
    """
    items = len(beta)
    easiness = np.exp(-beta)
    p = _given_score(easiness, symmetric(easiness))
    met = np.bincount(totals, minlength=items + 1)[1:items].astype(float)
    had = np.array([np.bincount(totals, weights=right[:, item], minlength=items + 1)[1:items] for item in range(items)])
    spread = p * (1 - p)
    squares = had * (1 - p) ** 2 + (met - had) * p**2
    outfit: Floats = (squares / spread).sum(axis=1, dtype=np.float64) / float(met.sum())
    infit = np.asarray(squares.sum(axis=1) / (spread * met).sum(axis=1), dtype=np.float64)
    return infit, outfit


def andersen(right: NDArray[np.bool_], totals: Ints, likelihood: float) -> tuple[float, int, float] | None:
    """Andersen's (1973) test: below and above the mean number right the difficulties should be the same."""
    items = right.shape[1]
    low = totals <= float(totals.mean())
    parts = 0.0
    for half in (low, ~low):
        scores = right[half].sum(axis=0)
        if not half.any() or (scores == 0).any() or (scores == half.sum()).any():
            return None
        try:
            parts += estimate(scores, np.bincount(totals[half], minlength=items + 1))[1]
        except np.linalg.LinAlgError:
            return None
    statistic = max(2 * (parts - likelihood), 0.0)
    return statistic, items - 1, float(chi2.sf(statistic, items - 1))
