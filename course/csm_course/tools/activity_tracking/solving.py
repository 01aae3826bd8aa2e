"""Sorts the tasks by when they fall due and counts who has how many."""

from collections import Counter
from datetime import date

from csm_course.registers import PHASES, Activity
from csm_course.tools.activity_tracking.inputs import Inputs
from csm_course.tools.activity_tracking.result import Result, Task
from csm_course.tools.days import days_left
from csm_course.tools.fields import Day

SOON = 7
"""Days within which a task counts as due soon."""


def solve(inputs: Inputs) -> Result:
    """The list as the person asked for would read it; without one, everybody's."""
    asked = [one for one in inputs.activities if one.name and one.status != "dropped" and _is_of(one, inputs.person)]
    waiting = [one for one in asked if one.status != "done"]
    waiting.sort(key=lambda one: one.end or date.max)
    tasks = tuple(_task(one, inputs.today) for one in waiting)
    left = [one.days_left for one in tasks if one.days_left is not None]
    return Result(
        waiting=tasks,
        tasks=len(asked),
        done=len(asked) - len(waiting),
        doing=sum(one.status == "doing" for one in waiting),
        late=sum(days < 0 for days in left),
        soon=sum(0 <= days <= SOON for days in left),
        without_end=sum(one.end is None for one in waiting),
        owners=tuple(Counter(one.owner or "nobody" for one in waiting).most_common()),
    )


def _is_of(one: Activity, person: str) -> bool:
    return not person or one.owner.casefold() == person.casefold()


def _task(one: Activity, today: Day) -> Task:
    left = days_left(one.end, today)
    return Task(id=one.id, name=one.name, owner=one.owner, phase=PHASES[one.phase], status=one.status, days_left=left)
