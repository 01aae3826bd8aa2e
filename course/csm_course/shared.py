"""What all tools know of one engagement: facts about customer and contract, and the registers."""

from csm_course.model import Model
from csm_course.registers import (
    Activity,
    Barrier,
    Capability,
    Challenge,
    Group,
    Milestone,
    Outcome,
    Risk,
    Stakeholder,
)
from csm_course.tools.fields import Amount, Day, Line, Passage


class Shared(Model):
    """A tool's input takes part in this by naming a field here: `ask(..., shares="customer")`.

    `annual_value` is what the customer pays for a year, in euros. Everything may still be unknown.
    """

    customer: Line = ""
    industry: Line = ""
    product: Line = ""
    initiative: Line = ""
    purpose: Passage = ""
    vendor: Line = ""
    csm: Line = ""
    sponsor: Line = ""
    contract_start: Day = None
    contract_end: Day = None
    notice_until: Day = None
    annual_value: Amount = None
    stakeholders: tuple[Stakeholder, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    activities: tuple[Activity, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    groups: tuple[Group, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    risks: tuple[Risk, ...] = ()
    challenges: tuple[Challenge, ...] = ()
