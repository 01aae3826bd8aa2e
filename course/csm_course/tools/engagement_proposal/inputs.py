"""What the proposal asks: why, what each side does, what it leads to, and who signs."""

from csm_course.model import Model
from csm_course.registers import Milestone, Outcome
from csm_course.tools.fields import Day, Line, Passage, RowId
from csm_course.tools.form import ask

_PARTIES, _WORK, _GOALS, _SIGN = "The parties", "The work", "What it leads to", "Signatures"


class Promise(Model):
    """One thing a side undertakes."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("What", "text", default="")
    owner: Line = ask("Who", "text", default="", suggest="stakeholders")
    rhythm: Line = ask("When or how often", "text", default="")


class Inputs(Model):
    """Facts, outcomes and milestones come from the engagement; promises are the proposal's own."""

    customer: Line = ask("Customer", "text", default="", shares="customer", group=_PARTIES)
    vendor: Line = ask("Our company", "text", default="", shares="vendor", group=_PARTIES)
    product: Line = ask("Product or service", "text", default="", shares="product", group=_PARTIES)
    purpose: Passage = ask("What the customer wants to reach", "long", default="", shares="purpose", group=_PARTIES)
    starts: Day = ask("Engagement begins", "date", default=None, group=_PARTIES)
    ends: Day = ask("Engagement ends", "date", default=None, group=_PARTIES)
    ours: tuple[Promise, ...] = ask("What we will do", "rows", default=(), group=_WORK)
    theirs: tuple[Promise, ...] = ask("What the customer will do", "rows", default=(), group=_WORK)
    excluded: Passage = ask(
        "What is not part of it",
        "long",
        default="",
        group=_WORK,
        help="What people might expect and will not get. Said now, it saves a dispute later.",
    )
    outcomes: tuple[Outcome, ...] = ask(
        "Outcomes",
        "rows",
        default=(),
        shares="outcomes",
        shown=("name", "measure", "unit", "baseline", "target", "due"),
        group=_GOALS,
    )
    milestones: tuple[Milestone, ...] = ask(
        "Milestones", "rows", default=(), shares="milestones", shown=("name", "phase", "due", "owner"), group=_GOALS
    )
    changes: Passage = ask("How changes are agreed", "long", default="", group=_SIGN)
    our_name: Line = ask(
        "Signs for us",
        "text",
        default="",
        group=_SIGN,
        help="In the framework the CSM and the customer's lead stakeholder sign. Your company may ask for others.",
    )
    our_role: Line = ask("Role", "text", default="", group=_SIGN)
    their_name: Line = ask("Signs for the customer", "text", default="", suggest="stakeholders", group=_SIGN)
    their_role: Line = ask("Role", "text", default="", group=_SIGN)
