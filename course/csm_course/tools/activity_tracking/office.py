"""The task list in Excel: the days left of each task, and what is late and soon, are live."""

from csm_course.documents import Computed, Lights, Live, Workbook
from csm_course.registers import Activity
from csm_course.registers.activity import STATUSES
from csm_course.tools.activity_tracking.inputs import Inputs
from csm_course.tools.activity_tracking.result import Result
from csm_course.tools.activity_tracking.solving import SOON
from csm_course.tools.fields import Day


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """A column beside the tasks that are not done; two counts for the person asked for, or for all."""
    over = f'OR({{name}}="",{{status}}="{STATUSES["done"]}",{{status}}="{STATUSES["dropped"]}",{{today}}="")'
    column = Computed(
        field="activities",
        name="days_left",
        label="Days left",
        formula=f'IF({over},"",{{end}}-{{today}})',
        values=tuple(_left(one, inputs.today) for one in inputs.activities),
        kind="whole",
        lights=Lights(bad_to=-1, warn_to=SOON),
        help="Until its end, from the day under “Read on”.",
    )
    left = "{activities.days_left}"
    late = Live(name="late", label="Late", formula=_counted(f"({left}<0)"), value=result.late, kind="whole")
    soon = Live(
        name="soon",
        label=f"Due within {SOON} days",
        formula=_counted(f"({left}>=0)*({left}<={SOON})"),
        value=result.soon,
        kind="whole",
    )
    status = Lights(good_words=(STATUSES["done"],), warn_words=(STATUSES["doing"],))
    return Workbook(computed=(column,), live=(late, soon), lights={"activities.status": status})


def _left(one: Activity, today: Day) -> int | None:
    if not one.name or one.status in ("done", "dropped") or not (one.end and today):
        return None
    return (one.end - today).days


def _counted(test: str) -> str:
    """Tasks of the person asked for, or of all: a formula's empty text is no number."""
    asked = '((({person}="")+({activities.owner}={person}))>0)'
    return f"SUMPRODUCT(ISNUMBER({{activities.days_left}})*{test}*{asked})"
