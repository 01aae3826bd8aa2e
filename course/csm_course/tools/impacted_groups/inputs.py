"""What the sheet asks: the groups, what changes for each, and what it needs."""

from csm_course.model import Model
from csm_course.registers import Group
from csm_course.tools.form import ask


class Inputs(Model):
    """The groups the engagement's initiative affects."""

    groups: tuple[Group, ...] = ask(
        "Groups",
        "rows",
        default=(),
        shares="groups",
        shown=("name", "description", "reach", "people", "changes", "knowledge", "skills", "attitude"),
        help="People belong to one group when the same things change for them. Name those affected indirectly, too.",
    )
