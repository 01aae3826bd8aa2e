"""Puts the worst barrier first and counts what nobody attends to."""

from csm_course.tools.adoption_barriers.inputs import Inputs
from csm_course.tools.adoption_barriers.result import Result, Standing

SEVERE = 4
"""From this severity on a barrier needs an action and an owner; the threshold is the course's convention."""


def solve(inputs: Inputs) -> Result:
    """The barriers that still stand; only those with a name count."""
    named = [one for one in inputs.barriers if one.name]
    standing = sorted((one for one in named if not one.overcome), key=lambda one: -(one.severity or 0))
    severe = [one for one in standing if (one.severity or 0) >= SEVERE]
    return Result(
        standing=tuple(
            Standing(id=one.id, name=one.name, severity=one.severity, action=one.actions, owner=one.owner)
            for one in standing
        ),
        overcome=len(named) - len(standing),
        severe=len(severe),
        unattended=sum(not (one.actions and one.owner) for one in severe),
        unrated=sum(one.severity is None for one in standing),
    )
