"""What the sheet asks: each capability with its owner, what changes in it, and for whom."""

from csm_course.model import Model
from csm_course.registers import Capability
from csm_course.tools.form import ask


class Inputs(Model):
    """The customer's capabilities that the initiative touches."""

    capabilities: tuple[Capability, ...] = ask(
        "Capabilities and processes",
        "rows",
        default=(),
        shares="capabilities",
        shown=("name", "description", "owner", "department", "impact", "users"),
        help="A capability is what the customer is able to do; a process is how it does it. Name those that change.",
    )
