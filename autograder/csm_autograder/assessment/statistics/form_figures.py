"""Forms beside each other: whether learners who got one form had it harder than others."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import norm

from csm_autograder.assessment.statistics.reliability import Reliability
from csm_autograder.assessment.statistics.scores import Scores
from csm_autograder.assessment.statistics.table import Responses

FEWEST = 30
"""Sittings of a form below which it is not compared."""


@dataclass(frozen=True)
class FormFigures:
    """One form. `difference` is its mean share of points less that of all other forms, `p` of Welch's test of it."""

    id: str
    sittings: int
    items: int
    mean: float
    spread: float
    passed: float | None
    reliability: Reliability | None
    difference: float | None
    p: float | None


def form_figures(
    responses: Responses, scores: Scores, passed: np.ndarray[tuple[int], np.dtype[np.bool_]] | None,
    reliabilities: dict[int, Reliability],
) -> tuple[FormFigures, ...]:  # fmt: skip
    """Every form that enough learners had."""
    sizes = np.bincount(responses.form_of, minlength=len(responses.forms))
    found = []
    for code in np.flatnonzero(sizes >= FEWEST):
        own = responses.form_of == code
        share, others = scores.share[own], scores.share[~own]
        difference, p = _welch(share, others)
        found.append(
            FormFigures(
                id=responses.forms[code],
                sittings=len(share),
                items=round(float(np.median(scores.asked[own]))),
                mean=float(share.mean()),
                spread=float(share.std()),
                passed=None if passed is None else float(passed[own].mean()),
                reliability=reliabilities.get(int(code)),
                difference=difference,
                p=p,
            )
        )
    return tuple(found)


def _welch(
    one: np.ndarray[tuple[int], np.dtype[np.float64]], other: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> tuple[float | None, float | None]:
    if min(len(one), len(other)) < FEWEST:
        return None, None
    difference = float(one.mean() - other.mean())
    error = float(np.sqrt(one.var(ddof=1) / len(one) + other.var(ddof=1) / len(other)))
    return difference, (float(2 * norm.sf(abs(difference) / error)) if error > 1e-12 else None)
