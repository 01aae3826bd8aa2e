"""Reads the milestones: what is met, what is late, what comes next."""

from datetime import date

from csm_course.registers import Milestone
from csm_course.tools.days import is_over
from csm_course.tools.engagement_roadmap.inputs import Inputs
from csm_course.tools.engagement_roadmap.result import Result


def solve(inputs: Inputs) -> Result:
    """The state of the roadmap; without a day of reading nothing is late."""
    named = [one for one in inputs.milestones if one.name]
    waiting = [one for one in named if not one.met]
    late = [one for one in waiting if is_over(one.due, inputs.today)]
    coming = min((one for one in waiting if one.due and one not in late), key=_due, default=None)
    days = [one.due for one in named if one.due] + [
        day for one in inputs.activities if one.name for day in (one.start, one.end) if day
    ]
    return Result(
        milestones=len(named),
        met=len(named) - len(waiting),
        late=tuple(one.name for one in late),
        undated=tuple(one.name for one in waiting if not one.due),
        next=coming.name if coming else "",
        next_due=coming.due if coming else None,
        start=min(days, default=None),
        end=max(days, default=None),
    )


def _due(one: Milestone) -> date:
    return one.due or date.max
