"""The worked example: the review with Havn & Huerta's directors on 10 December 2026, as prepared on 23 November."""

from datetime import date

from csm_course.case import CASE, OUTCOMES, STAKEHOLDERS
from csm_course.tools.business_review.inputs import Decision, Inputs, Lesson, Plan

EXAMPLE = Inputs(
    customer=CASE.customer,
    purpose=CASE.purpose,
    period="March to November 2026",
    held=date(2026, 12, 10),
    sent=date(2026, 12, 8),
    minutes=60,
    stakeholders=STAKEHOLDERS,
    outcomes=OUTCOMES,
    story="Waste is down from 100 to 89 g a lunch. Orders placed in Ladlework are up from 35% to 66%."
    " Active users are behind: 84, down from 96 in August. Lost sign-ins are the likely cause; we are checking it.",
    value=12_600,
    value_agreed=False,
    value_basis="July to November: 562,500 lunches with 7 g less waste each on average, which is 3,937.5 kg."
    " At EUR 4 a kilogram, 80% due to Ladlework. The price is still to be agreed.",
    lessons=(
        Lesson(id="l1", name="Night shifts were missing from the plan", change="Every plan lists all shifts"),
        Lesson(id="l2", name="A failed sign-in costs a user", change="Single sign-on before new kitchens"),
    ),
    decisions=(
        Decision(
            id="d1",
            name="The other twelve kitchens",
            proposal="Start with four in March",
            by="Dagny Solheim",
            until=date(2026, 12, 18),
        ),
        Decision(
            id="d2",
            name="Orders by phone",
            proposal="Close them on 4 January",
            by="Dagny Solheim",
            until=date(2026, 12, 10),
        ),
    ),
    plan=(
        Plan(id="p1", name="Night shifts trained", owner="Sofia Brandt", until=date(2026, 12, 11)),
        Plan(id="p2", name="Orders by phone closed", owner="Henrik Aas", until=date(2027, 1, 4)),
        Plan(id="p3", name="80 g a lunch", owner="Rui Tavares", until=date(2027, 2, 28)),
    ),
)
