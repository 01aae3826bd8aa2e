"""One point in time by which something agreed is there."""

from csm_course.model import Model
from csm_course.registers.phases import PHASES, Phase
from csm_course.tools.fields import Day, Line, RowId
from csm_course.tools.form import ask


class Milestone(Model):
    """`due` is the day agreed, `met` the day it was reached."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Milestone", "text", default="")
    phase: Phase = ask("Phase", "choice", default="1", choices=PHASES)
    due: Day = ask("Due", "date", default=None)
    met: Day = ask("Met on", "date", default=None)
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")
    evidence: Line = ask("Evidence", "text", default="")
