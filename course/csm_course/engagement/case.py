"""The course's case customer on the first day: what a CSM is told, and no judgement yet."""

from csm_course.case import CASE
from csm_course.engagement.document import Engagement
from csm_course.registers import Stakeholder
from csm_course.shared import Shared

CASE_ID = "case"
_KNOWN = (
    "customer",
    "industry",
    "product",
    "vendor",
    "csm",
    "contract_start",
    "contract_end",
    "notice_until",
    "annual_value",
)


def case_engagement() -> Engagement:
    """Customer, product, vendor, contract, and who there is; ratings, aims and plans come with the learner's work."""
    facts = {name: getattr(CASE, name) for name in _KNOWN}
    people = tuple(_introduced(person) for person in CASE.stakeholders)
    return Engagement(id=CASE_ID, title=CASE.customer, kind="course", shared=Shared(**facts, stakeholders=people))


def _introduced(person: Stakeholder) -> Stakeholder:
    """Name, role, department and side, as on a card."""
    return Stakeholder(id=person.id, name=person.name, role=person.role, department=person.department, side=person.side)
