"""What the roadmap asks: the engagement's milestones and activities, and what to show of them."""

from csm_course.model import Model
from csm_course.registers import Activity, Milestone
from csm_course.tools.fields import Day, Line, Passage
from csm_course.tools.form import ask


class Inputs(Model):
    """The shared lists; `message` is the sentence under the title of the slide."""

    customer: Line = ask("Customer", "text", default="", shares="customer")
    initiative: Line = ask("Initiative", "text", default="", shares="initiative")
    message: Passage = ask(
        "What the reader should take away",
        "long",
        default="",
        help="One sentence, for example where we stand and what comes next.",
    )
    today: Day = ask("As of", "date", default=None, help="Draws a line at this date, and shows what is late.")
    milestones: tuple[Milestone, ...] = ask(
        "Milestones", "rows", default=(), shares="milestones", shown=("name", "phase", "due", "met", "owner")
    )
    activities: tuple[Activity, ...] = ask(
        "Activities",
        "rows",
        default=(),
        shares="activities",
        shown=("name", "phase", "owner", "start", "end", "status"),
    )
