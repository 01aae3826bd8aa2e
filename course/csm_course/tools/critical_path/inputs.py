"""What the solver asks: the tasks with their days and links, the calendar, the deadline, and questions to the plan."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from csm_course.model import Model
from csm_course.tools.fields import Amount, Day, Line, RowId
from csm_course.tools.form import ask

Calendar = Literal["numbers", "week", "every"]
CALENDARS: dict[str, str] = {
    "numbers": "Plain day numbers",
    "week": "Working days, Monday to Friday",
    "every": "Every day of the week",
}
DATED = ("week", "every")
Shown = Literal["all", "network", "gantt", "dates", "steps", "chance"]
SHOWN: dict[str, str] = {
    "all": "Everything",
    "network": "Network",
    "gantt": "Gantt",
    "dates": "Dates and float",
    "steps": "Step by step",
    "chance": "How sure?",
}
Places = Annotated[str, StringConstraints(max_length=40_000)]

_PLAN, _DATES, _SURE, _IF = "The plan", "Days and dates", "How sure is the end?", "What if …?"
_LINKS = (
    "Which tasks come before: “B, C” means after the end of both. “C+2”: two days after its end; “C-1”: one day "
    "before it. “D SS”: not before D starts. “E FF”: ends no earlier than E. “F SF+3”: ends no earlier than three days "
    "after F starts."
)


class Task(Model):
    """One row. `best` and `worst` are the optimistic and the pessimistic duration beside the most likely one, in days.

    A row whose key is the beginning of others (1 of 1.1 and 1.2) is a summary: it spans them.
    """

    id: RowId = ask("Row", "hidden", default="")
    key: Line = ask("Key", "text", default="", help="Short and unique: A, B or 1.1, 1.2. Empty: the number of the row.")
    name: Line = ask("Task", "text", default="")
    days: Amount = ask("Days", "number", default=None, help="0 is a milestone.")
    predecessors: Line = ask("Predecessors", "text", default="", help=_LINKS)
    best: Amount = ask("Best case", "number", default=None, unit="days")
    worst: Amount = ask("Worst case", "number", default=None, unit="days")
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")


class Holiday(Model):
    """Days on which nobody works on the plan; `last` may be empty for a single day."""

    first: Day = ask("From", "date", default=None)
    last: Day = ask("To", "date", default=None)
    name: Line = ask("What", "text", default="")


class Change(Model):
    """One task made longer (days above 0) or shorter (below 0)."""

    task: Line = ask("Task", "text", default="", help="Its key, as in the plan.")
    days: Amount = ask("Days", "number", default=None, help="3 slips it by three days, -2 makes it two days shorter.")


class Inputs(Model):
    """A plan. Durations and lags are days: working days where the calendar has weekends and holidays off."""

    project: Line = ask("Project", "text", default="", group=_PLAN, help="What will be there when it ends?")
    customer: Line = ask("Customer", "text", default="", group=_PLAN, shares="customer")
    tasks: tuple[Task, ...] = ask("Tasks", "rows", default=(Task(),), group=_PLAN, help=_LINKS)
    calendar: Calendar = ask("Calendar", "choice", default="numbers", choices=CALENDARS, group=_DATES)
    start: Day = ask("First day", "date", default=None, group=_DATES, when={"calendar": DATED})
    holidays: tuple[Holiday, ...] = ask("Days off", "rows", default=(), group=_DATES, when={"calendar": DATED})
    deadline: Day = ask("Deadline", "date", default=None, group=_DATES, when={"calendar": DATED})
    today: Day = ask("Line for today", "date", default=None, group=_DATES, when={"calendar": DATED})
    deadline_day: Amount = ask(
        "Deadline", "number", default=None, unit="day", group=_DATES, when={"calendar": ("numbers",)}
    )
    three_point: bool = ask(
        "Use best and worst cases",
        "switch",
        default=False,
        group=_SURE,
        help="Each task with a best and a worst case then counts with (best + 4 × days + worst) ÷ 6.",
    )
    simulate: bool = ask(
        "Run a simulation beside the formula",
        "switch",
        default=False,
        group=_SURE,
        when={"three_point": ("True", "true")},
        help="Plays the plan some thousand times with durations drawn by chance, always with the same luck.",
    )
    changes: tuple[Change, ...] = ask(
        "Longer or shorter tasks",
        "rows",
        default=(),
        group=_IF,
        help="Try what a delay or a shortened task does to the end. The plan itself stays as it is.",
    )
    shown: Shown = ask("Shown", "hidden", default="all", choices=SHOWN)
    places: Places = ask("Places of the boxes", "hidden", default="")
