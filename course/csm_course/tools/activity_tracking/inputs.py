"""What the list asks: the engagement's activities, and whose list is read on which day."""

from csm_course.model import Model
from csm_course.registers import Activity
from csm_course.tools.fields import Day, Line
from csm_course.tools.form import ask


class Inputs(Model):
    """All activities of the engagement; `person` narrows the view to one owner, never the list itself."""

    activities: tuple[Activity, ...] = ask(
        "Activities",
        "rows",
        default=(),
        shares="activities",
        shown=("name", "phase", "owner", "start", "end", "status", "output", "remark"),
        help="One line for each task, yours and those you wait for. All planning tools share this list.",
    )
    person: Line = ask(
        "Whose tasks?", "text", default="", suggest="stakeholders", help="Leave empty to see everybody's."
    )
    today: Day = ask("As of", "date", default=None, help="Tasks that should have ended before this date are late.")
