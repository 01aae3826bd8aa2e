"""One capability of the customer whose processes the initiative changes."""

from csm_course.model import Model
from csm_course.tools.fields import Line, Passage, RowId
from csm_course.tools.form import ask


class Capability(Model):
    """What the customer is able to do, who owns it, and what will be different."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Capability or process", "text", default="")
    description: Passage = ask("Description", "text", default="")
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")
    department: Line = ask("Department", "text", default="")
    impact: Passage = ask("Nature of the impact", "text", default="")
    users: Line = ask("Affected users", "text", default="")
