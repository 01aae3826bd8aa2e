"""What the strategy asks: priority, complexity and maturity, then outcomes, milestones and work for seven phases."""

from csm_course.model import Model
from csm_course.registers import PHASES, Activity, Milestone, Outcome, Phase
from csm_course.tools.fields import Line, Passage, Rating, RowId
from csm_course.tools.form import ask, rate

_OVERALL, _PHASES, _ROADMAP = "Overall strategy", "The seven phases", "Outcomes and roadmap"


class PhaseAim(Model):
    """What one phase is to reach, how that is measured, and what our side does for it."""

    id: RowId = ask("Row", "hidden", default="")
    phase: Phase = ask("Phase", "choice", default="1", choices=PHASES)
    name: Line = ask("Phase", "text", default="")
    outcome: Passage = ask("What it has to reach", "text", default="")
    measure: Line = ask("Measured by", "text", default="")
    approach: Passage = ask("How we go about it", "text", default="")


STANDING = tuple(PhaseAim(id=f"phase-{number}", phase=number, name=label) for number, label in PHASES.items())


class Inputs(Model):
    """Ratings are 1 to 5, None while nobody has rated. Outcomes, milestones and activities are the engagement's own."""

    customer: Line = ask("Customer", "text", default="", shares="customer", group=_OVERALL)
    purpose: Passage = ask("What the customer wants to reach", "long", default="", shares="purpose", group=_OVERALL)
    priority: Rating = rate(
        "Priority", group=_OVERALL, help="What depends on this customer for us? 1: little. 5: a great deal, now."
    )
    complexity: Rating = rate(
        "Complexity",
        group=_OVERALL,
        help="How hard is what the customer wants to do? 1: many have done it. 5: nobody has done it before.",
    )
    maturity: Rating = rate(
        "Maturity of the customer",
        group=_OVERALL,
        help="How experienced is the customer in such changes? 1: this is the first. 5: many, and successful.",
    )
    approach: Passage = ask(
        "Our strategy in two sentences",
        "long",
        default="",
        group=_OVERALL,
        help="What do we put first, and what do we leave to the customer or to standard service?",
    )
    phases: tuple[PhaseAim, ...] = ask(
        "The seven phases",
        "rows",
        default=STANDING,
        shown=("name", "outcome", "measure", "approach"),
        standing=True,
        group=_PHASES,
    )
    outcomes: tuple[Outcome, ...] = ask(
        "Outcomes",
        "rows",
        default=(),
        shares="outcomes",
        shown=("name", "wanted_by", "measure", "unit", "baseline", "target", "due"),
        group=_ROADMAP,
    )
    milestones: tuple[Milestone, ...] = ask(
        "Milestones",
        "rows",
        default=(),
        shares="milestones",
        shown=("name", "phase", "due", "evidence", "owner"),
        group=_ROADMAP,
    )
    activities: tuple[Activity, ...] = ask(
        "Activities",
        "rows",
        default=(),
        shares="activities",
        shown=("name", "phase", "owner", "start", "end"),
        group=_ROADMAP,
    )
