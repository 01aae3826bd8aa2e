"""Counts what is described completely, and which departments are touched most."""

from collections import Counter

from csm_course.tools.capabilities_and_processes.inputs import Inputs
from csm_course.tools.capabilities_and_processes.result import Result


def solve(inputs: Inputs) -> Result:
    """Only capabilities with a name count."""
    named = [one for one in inputs.capabilities if one.name]
    departments = Counter(one.department for one in named if one.department)
    return Result(
        capabilities=len(named),
        complete=sum(bool(one.owner and one.impact and one.users) for one in named),
        without_owner=tuple(one.name for one in named if not one.owner),
        without_impact=tuple(one.name for one in named if not one.impact),
        without_users=tuple(one.name for one in named if not one.users),
        departments=tuple(departments.most_common()),
    )
