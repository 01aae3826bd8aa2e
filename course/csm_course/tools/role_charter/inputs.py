"""What the charter asks: the role and its purpose, results, duties, what others do, and the activities of a week."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from csm_course.model import Model
from csm_course.tools.form import ask

Kind = Literal["research", "analysis", "planning", "action", "evaluation"]
KINDS: dict[str, str] = {
    "research": "Research",
    "analysis": "Analysis",
    "planning": "Planning",
    "action": "Action",
    "evaluation": "Evaluation",
}
Trigger = Literal["planned", "on_request"]
TRIGGERS: dict[str, str] = {"planned": "Planned ahead", "on_request": "On request"}

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Passage = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]

_ROLE, _WEEK = "The role", "The week"


class Aim(Model):
    """A result the role answers for."""

    outcome: Line = ask("Result", "text", default="")
    measure: Line = ask("Measured by", "text", default="")
    due: Line = ask("By when", "text", default="")


class Duty(Model):
    """What the role does, and with whom."""

    task: Line = ask("What I do", "text", default="")
    partner: Line = ask("Together with", "text", default="")


class Handover(Model):
    """What the role leaves to someone better placed."""

    task: Line = ask("What I leave to others", "text", default="")
    owner: Line = ask("Who does it", "text", default="")


class Activity(Model):
    """One kind of work in an average week."""

    name: Line = ask("Activity", "text", default="")
    kind: Kind = ask("Type", "choice", default="action", choices=KINDS)
    trigger: Trigger = ask("Trigger", "choice", default="planned", choices=TRIGGERS)
    hours: float = ask("Hours", "number", default=0, unit="a week", low=0, high=80, step=0.5)


class Inputs(Model):
    """One CSM's charter; `capacity` and the activities' `hours` are hours in an average week."""

    role: Line = ask("Role and company", "text", default="", group=_ROLE, help="For example: CSM for kitchen groups.")
    mission: Passage = ask(
        "What the role is for",
        "long",
        default="",
        group=_ROLE,
        help="One or two sentences: whom you help, to reach what, and what your own company gains by it.",
    )
    aims: tuple[Aim, ...] = ask("Results I answer for", "rows", default=(Aim(),), group=_ROLE)
    duties: tuple[Duty, ...] = ask("What I do", "rows", default=(Duty(),), group=_ROLE)
    handovers: tuple[Handover, ...] = ask("What I leave to others", "rows", default=(Handover(),), group=_ROLE)
    capacity: float = ask(
        "Working hours in a week",
        "number",
        default=38,
        unit="hours",
        low=1,
        high=80,
        step=0.5,
        group=_WEEK,
    )
    week: tuple[Activity, ...] = ask(
        "My average week",
        "rows",
        default=(Activity(),),
        group=_WEEK,
        help="Keep some hours free: without them, the first surprise breaks the plan.",
    )
