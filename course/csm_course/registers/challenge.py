"""A challenge or change that shows itself while the work is under way."""

from csm_course.model import Model
from csm_course.tools.fields import Day, Line, Passage, RowId
from csm_course.tools.form import ask


class Challenge(Model):
    """Open until `resolved` holds the day it was dealt with."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Challenge or change", "text", default="")
    raised: Day = ask("Raised on", "date", default=None)
    impact: Passage = ask("Impact", "text", default="")
    action: Passage = ask("Action", "text", default="")
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")
    deadline: Day = ask("Deadline", "date", default=None)
    resolved: Day = ask("Resolved on", "date", default=None)
