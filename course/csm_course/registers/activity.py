"""One piece of work in the engagement."""

from typing import Literal

from csm_course.model import Model
from csm_course.registers.phases import PHASES, Phase
from csm_course.tools.fields import Day, Line, RowId
from csm_course.tools.form import ask

Status = Literal["planned", "doing", "done", "dropped"]
STATUSES: dict[str, str] = {"planned": "Planned", "doing": "Under way", "done": "Done", "dropped": "Dropped"}


class Activity(Model):
    """`start` and `end` are its first and last day."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Activity", "text", default="")
    phase: Phase = ask("Phase", "choice", default="1", choices=PHASES)
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")
    how: Line = ask("How", "text", default="")
    start: Day = ask("Start", "date", default=None)
    end: Day = ask("End", "date", default=None)
    output: Line = ask("Output", "text", default="")
    remark: Line = ask("Remark", "text", default="")
    status: Status = ask("Status", "choice", default="planned", choices=STATUSES)
