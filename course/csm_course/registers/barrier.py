"""Something that already stands in the way of adoption."""

from csm_course.model import Model
from csm_course.tools.fields import Day, Line, Passage, Rating, RowId
from csm_course.tools.form import ask, rate


class Barrier(Model):
    """A barrier is there: it has a severity of 1 to 5 and no likelihood."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Barrier", "text", default="")
    severity: Rating = rate("Severity", help="1 is slight, 5 stops us.")
    actions: Passage = ask("Actions against it", "text", default="")
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")
    due: Day = ask("By when", "date", default=None)
    overcome: Day = ask("Overcome on", "date", default=None)
