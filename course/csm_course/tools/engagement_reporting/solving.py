"""Works out when each report is due again, and who hears nothing."""

from datetime import date

from csm_course.registers import Stakeholder
from csm_course.registers.stakeholder import is_named
from csm_course.tools.days import days_left
from csm_course.tools.engagement_reporting.inputs import Duty, Inputs
from csm_course.tools.engagement_reporting.result import Due, Result
from csm_course.tools.fields import Day

DAYS = {"weekly": 7, "monthly": 31, "quarterly": 92, "yearly": 366}
"""Days until a report is due again: the longest a week, month, quarter or year can be."""

HIGH = 4


def solve(inputs: Inputs) -> Result:
    """Reports with a reader; a report sent once is done."""
    wanted = [one for one in inputs.duties if one.name and one.reader]
    open_ = [one for one in wanted if not (one.rhythm == "once" and one.last)]
    reports = sorted((_due(one, inputs.today) for one in open_), key=lambda one: one.due or date.min)
    readers = ", ".join(one.reader for one in wanted)
    return Result(
        reports=tuple(reports),
        late=sum(one.days_left is not None and one.days_left < 0 for one in reports),
        never=sum(one.due is None for one in reports),
        unheard=tuple(one.name for one in inputs.stakeholders if _is_unheard(one, readers)),
        unwritten=tuple(one.name for one in wanted if not one.writer),
    )


def _due(one: Duty, today: Day) -> Due:
    due = _later(one.last, DAYS[one.rhythm]) if one.last else None
    left = days_left(due, today)
    return Due(id=one.id, name=one.name, reader=one.reader, form=one.form, rhythm=one.rhythm, due=due, days_left=left)


def _later(day: date, days: int) -> date:
    """The day so many days later; the last of the calendar where a year was mistyped."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def _is_unheard(one: Stakeholder, readers: str) -> bool:
    weighs = max(one.authority or 0, one.interest or 0) >= HIGH
    return bool(one.name) and weighs and one.side == "customer" and not is_named(one.name, readers)
