"""The worked example: the adoption plan of Havn & Huerta, agreed on 12 June 2026."""

from datetime import date

from csm_course.case import BARRIERS, CASE, GROUPS, MILESTONES, OUTCOMES, RISKS, TODAY
from csm_course.tools.adoption_plan.inputs import Inputs, Wave

_WAVES = (
    Wave(
        id="wave-1",
        name="First six kitchens",
        who="Porto and three canteens in Aarhus",
        start=date(2026, 6, 22),
        end=date(2026, 8, 14),
        shown_by="Every shift weighs for two weeks in a row",
        owner="Sofia Brandt",
    ),
    Wave(
        id="wave-2",
        name="Second six kitchens",
        who="The other hospital kitchens",
        start=date(2026, 8, 24),
        end=date(2026, 12, 4),
        shown_by="Every shift weighs for two weeks in a row",
        owner="Rui Tavares",
    ),
)

EXAMPLE = Inputs(
    purpose=CASE.purpose,
    outcomes=OUTCOMES,
    waves=_WAVES,
    milestones=MILESTONES,
    groups=GROUPS,
    barriers=BARRIERS,
    risks=RISKS,
    agreed_by="Dagny Solheim",
    agreed_on=date(2026, 6, 12),
    today=TODAY,
)
