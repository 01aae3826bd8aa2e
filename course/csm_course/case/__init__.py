"""The course's running case: what is known of Havn & Huerta on 23 November 2026. All of it is invented.

The worked examples of the tools take their people, results and dates from here, so that they tell one story.
"""

from datetime import date

from csm_course.case.adoption import CAPABILITIES, GROUPS
from csm_course.case.obstacles import BARRIERS, CHALLENGES, RISKS
from csm_course.case.people import STAKEHOLDERS
from csm_course.case.plan import ACTIVITIES, MILESTONES, OUTCOMES
from csm_course.shared import Shared

TODAY = date(2026, 11, 23)

CASE = Shared(
    customer="Havn & Huerta",
    industry="Canteens and hospital kitchens, Aarhus to Porto",
    product="Ladlework",
    initiative="A fifth less food waste",
    purpose="Havn & Huerta wants to throw away a fifth less food per lunch by the end of February 2027.",
    vendor="Ladlework",
    csm="You",
    sponsor="Dagny Solheim",
    contract_start=date(2026, 3, 1),
    contract_end=date(2027, 2, 28),
    notice_until=date(2026, 12, 30),
    annual_value=72_000,
    stakeholders=STAKEHOLDERS,
    outcomes=OUTCOMES,
    milestones=MILESTONES,
    activities=ACTIVITIES,
    capabilities=CAPABILITIES,
    groups=GROUPS,
    barriers=BARRIERS,
    risks=RISKS,
    challenges=CHALLENGES,
)

__all__ = [
    "ACTIVITIES",
    "BARRIERS",
    "CAPABILITIES",
    "CASE",
    "CHALLENGES",
    "GROUPS",
    "MILESTONES",
    "OUTCOMES",
    "RISKS",
    "STAKEHOLDERS",
    "TODAY",
]
