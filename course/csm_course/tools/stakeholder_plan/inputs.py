"""What the plan asks: for each month and person, what is to be reached, done and agreed."""

from typing import Literal

from csm_course.model import Model
from csm_course.registers import Stakeholder
from csm_course.tools.fields import Day, Line, Passage, RowId
from csm_course.tools.form import ask

Status = Literal["planned", "done", "moved", "dropped"]
STATUSES: dict[str, str] = {"planned": "Planned", "done": "Done", "moved": "Moved to next month", "dropped": "Dropped"}


class Contact(Model):
    """One thing planned with one person in one month."""

    id: RowId = ask("Row", "hidden", default="")
    month: Line = ask("Month", "text", default="Month 1")
    person: Line = ask("With whom", "text", default="", suggest="stakeholders")
    aim: Passage = ask("What we want to reach", "text", default="")
    action: Passage = ask("What we do", "text", default="")
    owner: Line = ask("Who does it", "text", default="", suggest="stakeholders")
    day: Day = ask("When", "date", default=None)
    status: Status = ask("Status", "choice", default="planned", choices=STATUSES)
    outcome: Passage = ask("What came of it", "text", default="")


class Inputs(Model):
    """The people, and the plan with one sheet for each month; a new month is a copy of the one before."""

    stakeholders: tuple[Stakeholder, ...] = ask(
        "Stakeholders",
        "rows",
        default=(),
        shares="stakeholders",
        shown=("name", "role", "side", "authority", "interest", "support", "strategy"),
    )
    plan: tuple[Contact, ...] = ask(
        "Plan",
        "rows",
        default=(Contact(id="contact-1"),),
        sheets="month",
        help="At the start of a month add the next one: it begins as a copy. Then change what has to change.",
    )
