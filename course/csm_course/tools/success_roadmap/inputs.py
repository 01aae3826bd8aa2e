"""What the roadmap asks: outcomes with where they stand, milestones, and the next steps to be decided."""

from csm_course.model import Model
from csm_course.registers import Milestone, Outcome
from csm_course.tools.fields import Day, Line, Passage, RowId
from csm_course.tools.form import ask


class Step(Model):
    """One next step, with what it needs from the executives."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Next step", "text", default="")
    brings: Line = ask("What it brings", "text", default="")
    needs: Line = ask("What it needs from you", "text", default="")
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")
    start: Day = ask("Start", "date", default=None)
    end: Day = ask("End", "date", default=None)


class Inputs(Model):
    """Outcomes and milestones are the engagement's; the next steps are the roadmap's own."""

    customer: Line = ask("Customer", "text", default="", shares="customer")
    initiative: Line = ask("Initiative", "text", default="", shares="initiative")
    message: Passage = ask("What the reader should take away", "long", default="", help="One sentence.")
    today: Day = ask("As of", "date", default=None, help="Milestones due before this date are late.")
    outcomes: tuple[Outcome, ...] = ask(
        "Outcomes",
        "rows",
        default=(),
        shares="outcomes",
        shown=("name", "measure", "unit", "baseline", "target", "actual", "due"),
    )
    milestones: tuple[Milestone, ...] = ask(
        "Milestones", "rows", default=(), shares="milestones", shown=("name", "phase", "due", "met")
    )
    steps: tuple[Step, ...] = ask("Next steps", "rows", default=(), help="Three to five: with more it becomes a plan.")
