"""Finds the strongest and weakest areas, and the widest gaps to the aims."""

from statistics import fmean

from csm_course.tools.personal_evaluation.inputs import Inputs, Strength
from csm_course.tools.personal_evaluation.result import Gap, Result


def solve(inputs: Inputs) -> Result:
    """Only areas with a name count."""
    named = [one for one in inputs.areas if one.name]
    rated = [(one.name, one.rating) for one in named if one.rating is not None]
    ratings = [rating for _, rating in rated]
    best, worst = max(ratings, default=None), min(ratings, default=None)
    return Result(
        areas=len(named),
        rated=len(ratings),
        mean=fmean(ratings) if ratings else None,
        strongest=tuple(name for name, rating in rated if rating == best),
        weakest=tuple(name for name, rating in rated if rating == worst and worst != best),
        gaps=tuple(sorted(_gaps(named), key=lambda gap: -gap.gap)),
        unproven=tuple(one.name for one in named if one.rating is not None and not one.proof),
    )


def _gaps(named: list[Strength]) -> list[Gap]:
    return [
        Gap(
            id=one.id,
            name=one.name,
            rating=one.rating,
            gap=one.aim - one.rating,
            has_action=bool(one.action and one.due),
        )
        for one in named
        if one.rating is not None and one.aim is not None
    ]
