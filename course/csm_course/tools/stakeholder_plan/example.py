"""The worked example: October and November 2026 with the people of Havn & Huerta."""

from datetime import date

from csm_course.case import STAKEHOLDERS
from csm_course.tools.stakeholder_plan.inputs import Contact, Inputs

_OCTOBER, _NOVEMBER = "October 2026", "November 2026"

_PLAN = (
    Contact(
        id="o1",
        month=_OCTOBER,
        person="Rui Tavares",
        aim="He knows which kitchens fall behind",
        action="Weekly call with the waste figures",
        owner="You",
        day=date(2026, 10, 14),
        status="done",
        outcome="Two kitchens fell behind; he visits both",
    ),
    Contact(
        id="o2",
        month=_OCTOBER,
        person="Henrik Aas",
        aim="He sees what orders by phone cost",
        action="Go through ten phone orders together",
        owner="You",
        day=date(2026, 10, 21),
        status="moved",
    ),
    Contact(
        id="n1",
        month=_NOVEMBER,
        person="Henrik Aas",
        aim="He sees what orders by phone cost",
        action="Go through ten phone orders together",
        owner="You",
        day=date(2026, 11, 25),
    ),
    Contact(
        id="n2",
        month=_NOVEMBER,
        person="Maite Ibarra",
        aim="We agree how savings are counted",
        action="One hour with her ledger",
        owner="You",
        day=date(2026, 11, 26),
    ),
    Contact(
        id="n3",
        month=_NOVEMBER,
        person="Rui Tavares",
        aim="He backs the story of the review",
        action="Show him the draft first",
        owner="You",
        day=date(2026, 11, 30),
    ),
    Contact(
        id="n4",
        month=_NOVEMBER,
        person="Sofia Brandt",
        aim="Night shifts are trained by 11 December",
        action="Agree the dates",
        owner="You",
        day=date(2026, 11, 18),
        status="done",
        outcome="Three dates are fixed",
    ),
)

EXAMPLE = Inputs(stakeholders=STAKEHOLDERS, plan=_PLAN)
