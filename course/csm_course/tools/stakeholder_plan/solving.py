"""Counts the contacts of each month and finds people nobody talks to."""

from collections import Counter

from csm_course.registers.stakeholder import is_named
from csm_course.tools.stakeholder_plan.inputs import Contact, Inputs
from csm_course.tools.stakeholder_plan.result import MonthState, Result

WEIGHTY = 4


def solve(inputs: Inputs) -> Result:
    """Months in the order in which they appear; only contacts with a person count."""
    contacts = [one for one in inputs.plan if one.person]
    months = list(dict.fromkeys(one.month for one in inputs.plan))
    current = months[-1] if months else ""
    met = ", ".join(one.person for one in contacts if one.month == current and one.status != "dropped")
    names = {one.name.casefold() for one in inputs.stakeholders if one.name}
    return Result(
        months=tuple(_month(month, [one for one in contacts if one.month == month]) for month in months),
        current=current,
        left_out=tuple(
            one.name
            for one in inputs.stakeholders
            if one.name
            and one.side == "customer"
            and max(one.authority or 0, one.interest or 0) >= WEIGHTY
            and not is_named(one.name, met)
        ),
        dragging=_dragging(contacts),
        unknown=tuple(dict.fromkeys(one.person for one in contacts if names and one.person.casefold() not in names)),
    )


def _month(month: str, contacts: list[Contact]) -> MonthState:
    statuses = Counter(one.status for one in contacts)
    return MonthState(
        month=month,
        contacts=len(contacts),
        done=statuses["done"],
        moved=statuses["moved"],
        aimless=sum(not one.aim for one in contacts),
    )


def _dragging(contacts: list[Contact]) -> tuple[str, ...]:
    moved = Counter((one.person, one.action) for one in contacts if one.status == "moved")
    return tuple(f"{action or 'contact'} ({person})" for (person, action), times in moved.items() if times > 1)
