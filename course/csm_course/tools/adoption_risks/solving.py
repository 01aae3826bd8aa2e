"""Scores the risks and puts the gravest first."""

from math import prod

from csm_course.registers import Risk
from csm_course.tools.adoption_risks.inputs import Inputs, View
from csm_course.tools.adoption_risks.result import Result, Scored

HIGH = 8
"""From this score on a risk needs an action and an owner; the threshold is the course's convention."""


def solve(inputs: Inputs) -> Result:
    """The risks in the order in which they deserve attention; an empty list has a result, too."""
    scored = [_scored(risk) for risk in inputs.risks if risk.name]
    high = [one for one in scored if (one.score or 0) >= HIGH]
    return Result(
        ranked=tuple(sorted(scored, key=lambda one: _rank(one, inputs.view))),
        risks=len(scored),
        rated=sum(one.score is not None for one in scored),
        high=len(high),
        open_high=sum(not (one.has_action and one.has_owner) for one in high),
        highest=max((one.score for one in scored if one.score is not None), default=None),
    )


def _scored(risk: Risk) -> Scored:
    ratings = [rating for rating in (risk.likelihood, risk.severity) if rating is not None]
    is_rated = len(ratings) == 2
    return Scored(
        id=risk.id,
        name=risk.name,
        likelihood=risk.likelihood,
        severity=risk.severity,
        score=sum(ratings) if is_rated else None,
        product=prod(ratings) if is_rated else None,
        has_action=bool(risk.actions),
        has_owner=bool(risk.owner),
    )


def _rank(one: Scored, view: View) -> tuple[int, int]:
    """Highest first; of equal scores the more severe, since likelihood is the easier of the two to misjudge."""
    value = one.score if view == "sum" else one.product
    return (-(value or 0), -(one.severity or 0))
