"""What the plan asks: the phases of the rollout; everything else stands in the registers already."""

from csm_course.model import Model
from csm_course.registers import Barrier, Group, Milestone, Outcome, Risk
from csm_course.tools.fields import Day, Line, Passage, RowId
from csm_course.tools.form import ask

_WHY, _ROLLOUT, _PEOPLE, _OBSTACLES, _AGREED = "Why", "Rollout", "People", "Obstacles", "Agreement"


class Wave(Model):
    """One phase of the rollout: who starts, when, and what has to be shown before the next one."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Phase", "text", default="")
    who: Line = ask("Who starts", "text", default="")
    start: Day = ask("Start", "date", default=None)
    end: Day = ask("End", "date", default=None)
    shown_by: Line = ask("Done when", "text", default="")
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")


class Inputs(Model):
    """The shared registers with the columns a plan needs, and the phases of the rollout."""

    purpose: Passage = ask("What the customer wants to reach", "long", default="", shares="purpose", group=_WHY)
    outcomes: tuple[Outcome, ...] = ask(
        "Outcomes",
        "rows",
        default=(),
        shares="outcomes",
        shown=("name", "measure", "unit", "baseline", "target", "due", "owner"),
        group=_WHY,
    )
    waves: tuple[Wave, ...] = ask(
        "Phases of the rollout",
        "rows",
        default=(),
        group=_ROLLOUT,
        help="Begin small, with people who want to; say what has to be seen before the next phase starts.",
    )
    milestones: tuple[Milestone, ...] = ask(
        "Milestones",
        "rows",
        default=(),
        shares="milestones",
        shown=("name", "phase", "due", "met", "owner"),
        group=_ROLLOUT,
    )
    groups: tuple[Group, ...] = ask(
        "Groups",
        "rows",
        default=(),
        shares="groups",
        shown=("name", "people", "communication", "training", "support"),
        group=_PEOPLE,
    )
    barriers: tuple[Barrier, ...] = ask(
        "Barriers",
        "rows",
        default=(),
        shares="barriers",
        shown=("name", "severity", "actions", "owner", "due", "overcome"),
        group=_OBSTACLES,
    )
    risks: tuple[Risk, ...] = ask(
        "Risks",
        "rows",
        default=(),
        shares="risks",
        shown=("name", "likelihood", "severity", "actions", "owner"),
        group=_OBSTACLES,
    )
    agreed_by: Line = ask("Agreed by", "text", default="", suggest="stakeholders", group=_AGREED)
    agreed_on: Day = ask("Agreed on", "date", default=None, group=_AGREED)
    today: Day = ask("As of", "date", default=None, group=_AGREED, help="Milestones due before this date are late.")
