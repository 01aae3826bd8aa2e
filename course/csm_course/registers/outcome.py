"""One result the customer wants, and how both sides will see that it is there."""

from csm_course.model import Model
from csm_course.tools.fields import Amount, Day, Line, RowId
from csm_course.tools.form import ask


class Outcome(Model):
    """All amounts are in `unit`; lower may be better. None where not known yet.

    `milestone` is what should be reached by the day on which the outcome is looked at.
    """

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Outcome", "text", default="")
    wanted_by: Line = ask("Wanted by", "text", default="", suggest="stakeholders")
    measure: Line = ask("Measured by", "text", default="")
    unit: Line = ask("Unit", "text", default="")
    baseline: Amount = ask("Baseline", "number", default=None)
    target: Amount = ask("Target", "number", default=None)
    milestone: Amount = ask("Should be now", "number", default=None)
    actual: Amount = ask("Today", "number", default=None)
    due: Day = ask("By when", "date", default=None)
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")

    @property
    def is_clear(self) -> bool:
        """True where it can be told later whether it was reached: with a measure, a target and a day."""
        return bool(self.measure and self.target is not None and self.due)
