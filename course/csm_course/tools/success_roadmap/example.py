"""The worked example: what Havn & Huerta's executives see in December 2026."""

from datetime import date

from csm_course.case import CASE, MILESTONES, OUTCOMES, TODAY
from csm_course.tools.success_roadmap.inputs import Inputs, Step

EXAMPLE = Inputs(
    customer=CASE.customer,
    initiative=CASE.initiative,
    message="More than half of the saving is there; the rest depends on trained night shifts and one way to order",
    today=TODAY,
    outcomes=OUTCOMES,
    milestones=MILESTONES,
    steps=(
        Step(
            id="step-night",
            name="Train the night shifts",
            brings="Every shift weighs",
            needs="Two paid hours for each cook",
            owner="Sofia Brandt",
            start=date(2026, 12, 1),
            end=date(2026, 12, 11),
        ),
        Step(
            id="step-phone",
            name="Close orders by phone",
            brings="One list of orders to check",
            needs="Tell the buyers that you want it",
            owner="Henrik Aas",
            start=date(2026, 12, 14),
            end=date(2027, 1, 4),
        ),
        Step(
            id="step-next",
            name="Prepare the other twelve kitchens",
            brings="The same saving in twelve more kitchens",
            needs="A decision on 10 December",
            owner="Rui Tavares",
            start=date(2027, 1, 11),
            end=date(2027, 2, 26),
        ),
    ),
)
