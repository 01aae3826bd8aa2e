"""Scores of sittings, and who belongs to the best and the weakest, with a tie rule that knows no order of rows.

A group is an exact share of all sittings, not a number rounded to heads. Sittings that are tied at its border share the
places that are left in equal parts: each belongs to the group with the same weight between 0 and 1.
"""

from dataclasses import dataclass

import numpy as np

from csm_autograder.assessment.statistics.table import DIGITS, Flags, Floats, Ints, Responses

EDGE = 0.27
"""Kelley (1939): with 27 % at either end the difference of two groups is told most surely."""


@dataclass(frozen=True)
class Scores:
    """Per sitting: items asked, points in all, and the share of points; `rank` codes equal shares, worst first."""

    asked: Ints
    total: Floats
    share: Floats
    rank: Ints
    ranks: int


def scores_of(responses: Responses) -> Scores:
    """The scores of all sittings, without items that count for none."""
    responses = responses.counted
    many = responses.sittings
    asked = np.bincount(responses.sitting, minlength=many)
    total = np.round(np.bincount(responses.sitting, weights=responses.points, minlength=many), DIGITS)
    share = np.round(total / np.maximum(asked, 1), DIGITS)
    levels, rank = np.unique(share, return_inverse=True)
    return Scores(asked.astype(np.int64), total.astype(float), share, rank.astype(np.int64), len(levels))


def rest(scores: Scores, sitting: Ints, points: Floats, counts: Flags) -> Floats:
    """The share of points on the other items of the sitting; NaN where there are none. `counts`: whether these points
    are part of the score; a pilot's are not."""
    others = scores.asked[sitting] - counts
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.round((scores.total[sitting] - points * counts) / np.where(others > 0, others, np.nan), DIGITS)


def lowest(rank: Ints, ranks: int, share: float) -> Floats:
    """How far each one belongs to the weakest `share` of these: weights that sum to `share` of their number."""
    return _weights(np.bincount(rank, minlength=ranks), share * len(rank))[rank]


def highest(rank: Ints, ranks: int, share: float) -> Floats:
    """The same for the best."""
    counts = np.bincount(rank, minlength=ranks)
    return _weights(counts[::-1], share * len(rank))[::-1][rank]


def _weights(counts: Ints, places: float) -> Floats:
    """For each level in turn the part of it that still finds a place."""
    before = np.cumsum(counts) - counts
    found: Floats = np.clip((places - before) / np.maximum(counts, 1), 0.0, 1.0)
    return found
