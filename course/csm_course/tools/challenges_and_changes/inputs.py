"""What the log asks: each challenge or change, and the day on which the log is read."""

from csm_course.model import Model
from csm_course.registers import Challenge
from csm_course.tools.fields import Day
from csm_course.tools.form import ask


class Inputs(Model):
    """The engagement's challenges. `today` decides what is late; empty, nothing is called late."""

    challenges: tuple[Challenge, ...] = ask(
        "Challenges and changes",
        "rows",
        default=(),
        shares="challenges",
        shown=("name", "raised", "impact", "action", "owner", "deadline", "resolved"),
        help="Write down what happened, not who is to blame. It is resolved once both sides see that it is.",
    )
    today: Day = ask("As of", "date", default=None, help="Open entries with a deadline before this date are late.")
