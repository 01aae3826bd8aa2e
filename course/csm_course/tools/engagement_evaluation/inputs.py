"""What the evaluation asks: five kinds of things to note for each of the first six phases."""

from typing import Literal

from csm_course.model import Model
from csm_course.registers import PHASES
from csm_course.tools.fields import Day, Line, Passage, RowId
from csm_course.tools.form import ask

Evaluated = Literal["1", "2", "3", "4", "5", "6"]
EVALUATED = {number: label for number, label in PHASES.items() if number != "7"}
Kind = Literal["challenge", "tool", "lesson", "improvement", "success"]
KINDS: dict[str, str] = {
    "challenge": "Challenge met",
    "tool": "Tool changed or added",
    "lesson": "Lesson for next time",
    "improvement": "Improvement to make",
    "success": "Success to celebrate",
}


class Finding(Model):
    """One thing noted about one phase. An improvement needs an owner and a day, or it stays a wish."""

    id: RowId = ask("Row", "hidden", default="")
    phase: Evaluated = ask("Phase", "choice", default="1", choices=EVALUATED)
    kind: Kind = ask("Kind", "choice", default="challenge", choices=KINDS)
    name: Passage = ask("What we noted", "text", default="")
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")
    due: Day = ask("By when", "date", default=None)


STANDING = tuple(Finding(id=f"{phase}-{kind}", phase=phase, kind=kind) for phase in EVALUATED for kind in KINDS)


class Inputs(Model):
    """One row for each phase and kind to begin with; more can be added."""

    findings: tuple[Finding, ...] = ask(
        "What we noted",
        "rows",
        default=STANDING,
        shown=("kind", "name", "owner", "due"),
        sheets="phase",
        help="Ask the customer's people, too. Write what happened, not who was to blame.",
    )
