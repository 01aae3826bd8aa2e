"""The worked example: the adoption plan of Havn & Huerta, agreed on 12 June 2026; the night shifts came later."""

from datetime import date

from csm_course.case import BARRIERS, CASE, GROUPS, MILESTONES, OUTCOMES, RISKS, TODAY
from csm_course.tools.adoption_plan.inputs import Inputs, Wave

_WAVES = (
    Wave(
        id="wave-1",
        name="First six kitchens",
        who="Three kitchens in Porto and three in Aarhus",
        start=date(2026, 6, 22),
        end=date(2026, 8, 14),
        shown_by="Every shift weighs for two weeks in a row",
        owner="Sofia Brandt",
    ),
    Wave(
        id="wave-2",
        name="Second six kitchens",
        who="The other six kitchens",
        start=date(2026, 8, 24),
        end=date(2026, 9, 30),
        shown_by="Every shift weighs for two weeks in a row",
        owner="Rui Tavares",
    ),
    Wave(
        id="wave-3",
        name="Night shifts",
        who="Night shifts of all twelve kitchens",
        start=date(2026, 12, 1),
        end=date(2026, 12, 11),
        shown_by="Every night shift has weighed once",
        owner="Sofia Brandt",
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
