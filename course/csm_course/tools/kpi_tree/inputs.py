"""What the tree asks: the outcomes with their measures, and below them what drives each."""

from csm_course.model import Model
from csm_course.registers import Outcome
from csm_course.tools.fields import Amount, Day, Line, RowId
from csm_course.tools.form import ask


class Driver(Model):
    """Something that moves an outcome or another driver. `under` names that by its words.

    `baseline`, `target` and `actual` are in `unit`; `milestone` is what should be there by the day of reading.
    """

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Measure", "text", default="")
    under: Line = ask("Drives", "text", default="", suggest="outcomes")
    unit: Line = ask("Unit", "text", default="")
    baseline: Amount = ask("Baseline", "number", default=None)
    target: Amount = ask("Target", "number", default=None)
    milestone: Amount = ask("Milestone for now", "number", default=None)
    actual: Amount = ask("Today", "number", default=None)
    due: Day = ask("By when", "date", default=None)


class Inputs(Model):
    """The engagement's outcomes stand on top; drivers hang below the outcome or driver they name."""

    outcomes: tuple[Outcome, ...] = ask(
        "Outcomes",
        "rows",
        default=(),
        shares="outcomes",
        shown=("name", "measure", "unit", "baseline", "target", "milestone", "actual", "due"),
    )
    drivers: tuple[Driver, ...] = ask(
        "What drives them",
        "rows",
        default=(),
        help="Go down until you reach something people do and somebody counts. Under “Drives”, name what it moves.",
    )
    today: Day = ask(
        "As of", "date", default=None, help="A target that was due before this date and is not met is behind."
    )
