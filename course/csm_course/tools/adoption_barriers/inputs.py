"""What the barrier sheet asks: what stands in the way, how much, and what is done."""

from csm_course.model import Model
from csm_course.registers import Barrier
from csm_course.tools.form import ask


class Inputs(Model):
    """The engagement's barriers."""

    barriers: tuple[Barrier, ...] = ask(
        "Barriers",
        "rows",
        default=(),
        shares="barriers",
        shown=("name", "severity", "actions", "owner", "due", "overcome"),
        help="A barrier is there already; what may happen is a risk. The scale of 1 to 5 is this course's convention.",
    )
