"""What the matrix asks: the people with authority, interest and support, and how we work with each."""

from csm_course.model import Model
from csm_course.registers import Stakeholder
from csm_course.tools.form import ask


class Inputs(Model):
    """The engagement's stakeholders."""

    stakeholders: tuple[Stakeholder, ...] = ask(
        "Stakeholders",
        "rows",
        default=(),
        shares="stakeholders",
        shown=("name", "role", "side", "authority", "interest", "support", "wants", "strategy"),
        help="Authority and interest from 1 to 5, support from -2 to 2. Drag a name on the map to place it.",
    )
