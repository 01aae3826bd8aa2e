"""The reporting checklist in Excel: when each report is due again, and in how many days, is live."""

from datetime import date, timedelta

from csm_course.documents import Computed, Lights, Workbook
from csm_course.tools.engagement_reporting.inputs import RHYTHMS, Duty, Inputs
from csm_course.tools.engagement_reporting.result import Result
from csm_course.tools.engagement_reporting.solving import DAYS

_SOON = 7
_LAST_DAY = date(9990, 1, 1)


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """Two columns beside the reports; empty where nobody reads them, or where they were never sent."""
    rhythm = "0"
    for name, days in DAYS.items():
        rhythm = f'IF({{rhythm}}="{RHYTHMS[name]}",{days},{rhythm})'
    dues = tuple(_due(one) for one in inputs.duties)
    due = Computed(
        field="duties",
        name="due",
        label="Due again on",
        formula=f'IF(OR({{name}}="",{{reader}}="",{{rhythm}}="{RHYTHMS["once"]}"),"",{{last}}+{rhythm})',
        values=dues,
        kind="date",
    )
    left = Computed(
        field="duties",
        name="days_left",
        label="Days left",
        formula='IF({today}="","",{due}-{today})',
        values=tuple((day - inputs.today).days if day and inputs.today else None for day in dues),
        kind="whole",
        lights=Lights(bad_to=-1, warn_to=_SOON),
    )
    return Workbook(computed=(due, left))


def _due(one: Duty) -> date | None:
    if not (one.name and one.reader and one.last) or one.rhythm == "once" or one.last > _LAST_DAY:
        return None
    return one.last + timedelta(days=DAYS[one.rhythm])
