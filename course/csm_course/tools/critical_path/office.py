"""The plan in a workbook: beside the tasks as typed a sheet of their times; ends and floats there follow the cells."""

from csm_course.documents import Column, Listing, Sheet, SheetChart, Workbook
from csm_course.documents.workbook import Value
from csm_course.tools.critical_path.inputs import Inputs
from csm_course.tools.critical_path.result import Result, TaskTimes

_COLUMNS = (
    Column(name="key", label="Key"),
    Column(name="task", label="Task"),
    Column(name="days", label="Days", kind="number"),
    Column(name="early_start", label="ES", kind="number", help="Early start, in days from the start of the plan"),
    Column(name="early_finish", label="EF", kind="number", formula="{early_start}+{days}"),
    Column(name="late_start", label="LS", kind="number", help="Late start"),
    Column(name="late_finish", label="LF", kind="number", formula="{late_start}+{days}"),
    Column(name="total_float", label="Total float", kind="number", formula="{late_start}-{early_start}"),
    Column(name="free_float", label="Free float", kind="number"),
    Column(name="critical", label="Critical"),
    Column(name="first_day", label="First day", kind="date"),
    Column(name="last_day", label="Last day", kind="date"),
    Column(name="owner", label="Owner"),
    Column(
        name="bar_critical", label="Critical days", kind="number", formula='IF({critical}="yes",{days},0)', blanks=True
    ),
    Column(name="bar_other", label="Other days", kind="number", formula='IF({critical}="yes",0,{days})', blanks=True),
)
_GANTT = SheetChart(
    field="schedule",
    kind="gantt",
    title="Gantt chart: critical tasks, other tasks, and their float",
    labels="task",
    series=("early_start", "bar_critical", "bar_other", "total_float"),
    x_label="",
    y_label="Days from the start of the plan",
)
_MOST_BARS = 40


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """The sheet of times; what waits for what is worked out by the tool, not by the workbook."""
    tasks = [task for task in result.tasks if not task.is_summary]
    listing = Listing(name="schedule", columns=_COLUMNS, rows=tuple(map(_row, tasks)), ids=tuple(t.key for t in tasks))
    remark = "Early and late starts are those of the plan when this file was made. Change it in the tool."
    if not tasks:
        return Workbook()
    charts = (_GANTT,) if len(tasks) <= _MOST_BARS else ()
    return Workbook(sheets=(Sheet(title="Schedule", listings=(listing,), remarks=(remark,), charts=charts),))


def _row(task: TaskTimes) -> tuple[Value, ...]:
    return (
        task.key,
        task.name,
        task.days,
        task.early_start,
        task.early_finish,
        task.late_start,
        task.late_finish,
        task.total_float,
        task.free_float,
        "yes" if task.critical else "",
        task.start_date,
        task.end_date,
        task.owner,
        task.days if task.critical else 0,
        0 if task.critical else task.days,
    )
