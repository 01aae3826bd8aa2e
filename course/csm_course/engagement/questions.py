"""The questions behind an engagement's facts: their labels, the columns of their rows, and which facts are shared."""

from collections.abc import Mapping
from functools import cache

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
from csm_course.tools import UnknownTool, load
from csm_course.tools.form import FormField, form

Questions = Mapping[str, FormField]

_FACTS = {
    "customer": "Customer",
    "industry": "Industry",
    "product": "Product",
    "initiative": "Initiative",
    "purpose": "What the customer wants to reach",
    "vendor": "Vendor",
    "csm": "CSM",
    "sponsor": "Sponsor",
    "contract_start": "Contract begins",
    "contract_end": "Contract ends",
    "notice_until": "Last day of notice",
    "annual_value": "Paid per year",
}
_REGISTERS: dict[str, tuple[str, type[Model]]] = {
    "stakeholders": ("Stakeholders", Stakeholder),
    "outcomes": ("Outcomes", Outcome),
    "milestones": ("Milestones", Milestone),
    "activities": ("Activities", Activity),
    "capabilities": ("Capabilities", Capability),
    "groups": ("Groups", Group),
    "barriers": ("Barriers", Barrier),
    "risks": ("Risks", Risk),
    "challenges": ("Challenges", Challenge),
}


@cache
def inputs_type(slug: str) -> type[Model]:
    """The `Inputs` of the tool. Raises `UnknownTool`."""
    return load(slug).Inputs


@cache
def asked(inputs: type[Model]) -> Questions:
    """The questions of a tool, by field."""
    return {field.name: field for field in form(inputs)}


@cache
def shares(inputs: type[Model]) -> Mapping[str, str]:
    """Which of the tool's fields are shared, and under which name all tools know them."""
    return {name: field.shares for name, field in asked(inputs).items() if field.shares}


@cache
def shared_questions() -> Questions:
    """What the engagement itself knows, as questions: for the words shown of it."""
    facts = {name: FormField(name=name, label=label, control="text") for name, label in _FACTS.items()}
    lists = {
        name: FormField(name=name, label=label, control="rows", columns=form(row))
        for name, (label, row) in _REGISTERS.items()
    }
    return facts | lists


def tool_questions(slug: str) -> Questions:
    """The questions of a tool by slug; none where this version of the course has no such tool."""
    try:
        return asked(inputs_type(slug))
    except UnknownTool:
        return {}


def has_ids(field: FormField) -> bool:
    """True for lists whose rows carry an id unseen, by which they are known for good."""
    return any(column.name == "id" and column.control == "hidden" for column in field.columns)


def naming(field: FormField) -> str:
    """The column that names a row: the first one that is read."""
    return next((column.name for column in field.columns if column.control in ("text", "long")), "")
