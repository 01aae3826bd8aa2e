"""Adds up the four influences and reads the model off the sum."""

from csm_course.tools.form import form
from csm_course.tools.onboarding_scoring_matrix.inputs import Inputs
from csm_course.tools.onboarding_scoring_matrix.result import Advice, Result

INFLUENCES = ("complexity", "customization", "adoption", "maturity")
CUSTOMIZED_FROM, BESPOKE_FROM = 10, 15
"""Limits of the sum, the course's convention: 4 to 9 generic, 10 to 14 customized, 15 to 20 fully bespoke."""


def solve(inputs: Inputs) -> Result:
    """The score and the model it points to; what is not rated yet is named."""
    points = {name: _points(name, rating) for name in INFLUENCES if (rating := getattr(inputs, name)) is not None}
    score = sum(points.values()) if len(points) == len(INFLUENCES) else None
    labels = {field.name: field.label for field in form(Inputs)}
    return Result(
        score=score,
        model=_model(score) if score is not None else None,
        points=points,
        missing=tuple(labels[name] for name in INFLUENCES if name not in points),
        nearest=_nearest(score) if score is not None else None,
    )


def _points(name: str, rating: int) -> int:
    """A mature customer needs less: its rating counts the other way round."""
    return 6 - rating if name == "maturity" else rating


def _model(score: int) -> Advice:
    if score >= BESPOKE_FROM:
        return "bespoke"
    return "customized" if score >= CUSTOMIZED_FROM else "generic"


def _nearest(score: int) -> int:
    """Points until the model would change."""
    limits = (CUSTOMIZED_FROM, BESPOKE_FROM)
    return min(limit - score if score < limit else score - limit + 1 for limit in limits)
