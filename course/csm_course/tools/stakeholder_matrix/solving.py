"""Sorts the people into four categories by authority and interest."""

from csm_course.registers import Stakeholder
from csm_course.tools.stakeholder_matrix.inputs import Inputs
from csm_course.tools.stakeholder_matrix.result import CATEGORIES, Category, Placed, Result

HIGH = 3
"""The middle of the scale counts as high: it is safer to look after one person too many (the course's convention)."""


def solve(inputs: Inputs) -> Result:
    """Only people with a name count; those without both ratings cannot be placed."""
    named = [one for one in inputs.stakeholders if one.name]
    placed = tuple(place for one in named if (place := _placed(one)))
    weighty = [one for one in placed if one.authority >= HIGH]
    return Result(
        placed=placed,
        unplaced=tuple(one.name for one in named if one.authority is None or one.interest is None),
        critical=tuple(one.name for one in weighty if (one.support or 0) < 0),
        allies=tuple(one.name for one in weighty if (one.support or 0) > 0),
        without_strategy=tuple(one.name for one in placed if not one.strategy),
        counts={category: sum(one.category == category for one in placed) for category in CATEGORIES},
    )


def _placed(one: Stakeholder) -> Placed | None:
    if one.authority is None or one.interest is None:
        return None
    return Placed(
        id=one.id,
        name=one.name,
        authority=one.authority,
        interest=one.interest,
        support=one.support,
        category=category(one.authority, one.interest),
        wants=one.wants,
        strategy=one.strategy,
    )


def category(authority: int, interest: int) -> Category:
    """The quadrant of these ratings."""
    if authority >= HIGH:
        return "key" if interest >= HIGH else "satisfy"
    return "inform" if interest >= HIGH else "monitor"
