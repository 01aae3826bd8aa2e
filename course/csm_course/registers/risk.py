"""Something that may happen and would harm the engagement."""

from csm_course.model import Model
from csm_course.tools.fields import Line, Passage, Rating, RowId
from csm_course.tools.form import ask, rate


class Risk(Model):
    """Likelihood and severity are 1 to 5; the framework adds the two."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Risk", "text", default="")
    likelihood: Rating = rate("Likelihood", help="1 is unlikely, 5 is almost certain.")
    severity: Rating = rate("Severity", help="1 is slight, 5 stops us.")
    actions: Passage = ask("Actions against it", "text", default="")
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")
