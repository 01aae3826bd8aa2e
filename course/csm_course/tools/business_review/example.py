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
    story="Waste is down from 100 to 89 g a meal. Orders come in through one system twice as often as before."
    " Active users are behind: 84, as in the beginning, since night shifts were not trained.",
    value=73_920,
    value_agreed=False,
    value_basis="11 g less at 2.1 million meals a year, at EUR 4 a kilogram, 80% due to Ladlework. Price to be agreed.",
    lessons=(
        Lesson(id="l1", name="Night shifts were missing in the plan", change="All shifts stand in every plan"),
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
        Plan(id="p3", name="80 g a meal", owner="Rui Tavares", until=date(2027, 2, 28)),
    ),
)
