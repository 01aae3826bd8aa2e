"""Sorts what is open and counts what needs somebody."""

from datetime import date
from statistics import median

from csm_course.registers import Challenge
from csm_course.tools.challenges_and_changes.inputs import Inputs
from csm_course.tools.challenges_and_changes.result import Entry, Result
from csm_course.tools.days import days_left
from csm_course.tools.fields import Day


def solve(inputs: Inputs) -> Result:
    """The state of the log on the day it is read."""
    named = [one for one in inputs.challenges if one.name]
    waiting = sorted((one for one in named if not one.resolved), key=lambda one: one.deadline or date.max)
    entries = tuple(_entry(one, inputs.today) for one in waiting)
    return Result(
        open=entries,
        entries=len(named),
        resolved=len(named) - len(waiting),
        late=sum(one.days_left is not None and one.days_left < 0 for one in entries),
        without_owner=sum(not one.owner for one in entries),
        without_deadline=sum(one.deadline is None for one in waiting),
        median_days=_median_days(named),
        backwards=tuple(one.name for one in named if _is_backwards(one)),
    )


def _is_backwards(one: Challenge) -> bool:
    """Resolved before it was raised: one of the two days is wrong."""
    return bool(one.resolved and one.raised and one.resolved < one.raised)


def _entry(one: Challenge, today: Day) -> Entry:
    left = days_left(one.deadline, today)
    return Entry(id=one.id, name=one.name, owner=one.owner, days_left=left, has_action=bool(one.action))


def _median_days(named: list[Challenge]) -> float | None:
    """The median, not the mean: one old affair would hide how fast the others were solved."""
    days = [(one.resolved - one.raised).days for one in named if one.resolved and one.raised and not _is_backwards(one)]
    return float(median(days)) if days else None
