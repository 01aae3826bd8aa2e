"""What the review asks: when and with whom, the outcomes, the value, lessons, decisions and the plan ahead."""

from typing import Literal

from csm_course.model import Model
from csm_course.registers import Outcome, Stakeholder
from csm_course.tools.fields import Amount, Day, Line, Passage, RowId
from csm_course.tools.form import ask

_MEETING, _RESULTS, _VALUE, _AHEAD = "The meeting", "Results", "Value and lessons", "Decisions and plan"
Part = Literal["goals", "results", "value", "lessons", "decisions", "plan"]
PARTS: dict[Part, str] = {
    "goals": "Goals",
    "results": "Results against the plan",
    "value": "Value",
    "lessons": "What we learned",
    "decisions": "Decisions",
    "plan": "The next quarter",
}


class Lesson(Model):
    """Something learned, and what changes because of it. What did not work belongs here."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("What we learned", "text", default="")
    change: Line = ask("What we change", "text", default="")


class Decision(Model):
    """Something the executives are to decide."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Decision", "text", default="")
    proposal: Line = ask("What we propose", "text", default="")
    by: Line = ask("Who decides", "text", default="", suggest="stakeholders")
    until: Day = ask("By when", "date", default=None)


class Plan(Model):
    """One line of the plan for the next quarter."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("What happens next", "text", default="")
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")
    until: Day = ask("By when", "date", default=None)


class Inputs(Model):
    """Outcomes and people are the engagement's. `value` is in EUR over the time reviewed, as the customer counts it."""

    customer: Line = ask("Customer", "text", default="", shares="customer", group=_MEETING)
    purpose: Passage = ask("What the customer wants to reach", "long", default="", shares="purpose", group=_MEETING)
    period: Line = ask(
        "Period reviewed", "text", default="", group=_MEETING, help="For example: June to November 2026."
    )
    held: Day = ask("Meeting on", "date", default=None, group=_MEETING)
    sent: Day = ask("Sent ahead on", "date", default=None, group=_MEETING, help="One or two days before the meeting.")
    minutes: int = ask("Length", "number", default=60, unit="minutes", low=15, high=240, step=5, group=_MEETING)
    stakeholders: tuple[Stakeholder, ...] = ask(
        "Stakeholders",
        "rows",
        default=(),
        shares="stakeholders",
        shown=("name", "role", "side", "authority", "wants"),
        group=_MEETING,
    )
    outcomes: tuple[Outcome, ...] = ask(
        "Outcomes",
        "rows",
        default=(),
        shares="outcomes",
        shown=("name", "measure", "unit", "baseline", "target", "actual", "due"),
        group=_RESULTS,
    )
    story: Passage = ask(
        "The results in three sentences",
        "long",
        default="",
        group=_RESULTS,
        help="Good and bad, with the reason for each.",
    )
    value: Amount = ask(
        "Value reached",
        "number",
        default=None,
        unit="EUR",
        group=_VALUE,
        help="In the period reviewed, not in a year to come: “Value and ROI report” looks ahead.",
    )
    value_agreed: bool = ask("The customer's finance team has agreed", "switch", default=False, group=_VALUE)
    value_basis: Passage = ask("How the value was worked out", "long", default="", group=_VALUE)
    lessons: tuple[Lesson, ...] = ask("Lessons", "rows", default=(), group=_VALUE)
    decisions: tuple[Decision, ...] = ask("Decisions", "rows", default=(), group=_AHEAD)
    plan: tuple[Plan, ...] = ask("Next quarter", "rows", default=(), group=_AHEAD)
