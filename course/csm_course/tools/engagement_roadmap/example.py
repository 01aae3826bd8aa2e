"""The worked example: the engagement with Havn & Huerta as of 23 November 2026."""

from csm_course.case import ACTIVITIES, CASE, MILESTONES, TODAY
from csm_course.tools.engagement_roadmap.inputs import Inputs

EXAMPLE = Inputs(
    customer=CASE.customer,
    initiative=CASE.initiative,
    message="Half of the saving is reached; the other half depends on training in all kitchens",
    today=TODAY,
    milestones=MILESTONES,
    activities=ACTIVITIES,
)
