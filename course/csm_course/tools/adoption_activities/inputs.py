"""What the sheet asks: for each group, how it is told, trained and supported."""

from csm_course.model import Model
from csm_course.registers import Group
from csm_course.tools.form import ask


class Inputs(Model):
    """The groups of the engagement with what is done for them."""

    groups: tuple[Group, ...] = ask(
        "Groups",
        "rows",
        default=(),
        shares="groups",
        shown=("name", "people", "communication", "training", "support"),
        help="The groups come from “Impacted groups”. Write “none” where a group needs none.",
    )
