"""Signs that an item was known before: right far too fast, or easier from one half of the time to the next.

Both compare learners of the same score on the other items, so that neither able learners nor an easy item look like a
leak. Neither is a proof.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from csm_autograder.assessment.statistics.items import FULL
from csm_autograder.assessment.statistics.mantel_haenszel import Compared, compared, strata_of
from csm_autograder.assessment.statistics.scores import Scores, rest
from csm_autograder.assessment.statistics.table import Floats, Responses

FEWEST = 20
"""Very quick answers, or answers of either half, below which nothing is said."""
QUICK = 1 / 3
"""Of the time that this learner and this question would lead one to expect."""

Sign = Literal["quick", "later"]


@dataclass(frozen=True)
class Leak:
    """`share`: how many of the answers were very quick, or given in the later half. Delta above 0: easier for these."""

    item: str
    sign: Sign
    share: float
    right: float
    right_of_others: float
    compared: Compared


def leaks(responses: Responses, scores: Scores) -> tuple[Leak, ...]:
    """Every item for which times say enough, by either sign; whether it means anything is for the flags to say."""
    pace = _pace(responses)
    middle = float(np.nanmedian(responses.began_of)) if np.isfinite(responses.began_of).any() else None
    found: list[Leak | None] = []
    for item in range(len(responses.items)):
        rows = responses.rows(item)
        if pace is not None:
            found.append(_sign(responses, scores, item, "quick", pace[rows] < np.log(QUICK)))
        if middle is not None:
            found.append(_sign(responses, scores, item, "later", responses.began_of[responses.sitting[rows]] > middle))
    return tuple(one for one in found if one is not None)


def _sign(
    responses: Responses, scores: Scores, item: int, sign: Sign, marked: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> Leak | None:
    many = int(marked.sum())
    if min(many, len(marked) - many) < FEWEST:
        return None
    rows = responses.rows(item)
    points, sitting = responses.points[rows], responses.sitting[rows]
    right = points >= FULL
    others = rest(scores, sitting, points, responses.counts[rows])
    one = compared(right, marked, strata_of(np.nan_to_num(others)))
    if one is None:
        return None
    return Leak(
        responses.items[item], sign, many / len(marked), float(right[marked].mean()), float(right[~marked].mean()), one
    )


def _pace(responses: Responses) -> Floats | None:
    """The logarithm of each time beside what learner and item lead one to expect; NaN where no time is known.

    Items are set by their median time, learners by the mean of what is left over their known times.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        log = np.where(responses.seconds > 0, np.log(responses.seconds), np.nan)
    known = np.isfinite(log)
    if known.sum() < FEWEST:
        return None
    for item in range(len(responses.items)):
        rows = responses.rows(item)
        if known[rows].any():
            log[rows] -= np.nanmedian(log[rows])
    many = responses.sittings
    counts = np.bincount(responses.sitting[known], minlength=many)
    sums = np.bincount(responses.sitting[known], weights=log[known], minlength=many)
    found: Floats = log - (sums / np.maximum(counts, 1))[responses.sitting]
    return found
