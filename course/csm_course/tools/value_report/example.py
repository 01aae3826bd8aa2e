"""The worked example: a full year of Ladlework in twelve kitchens of Havn & Huerta, at the target of 80 g of waste.

4,500 lunches a day on 25 days a month are 1.35 million a year; 20 g less each makes 27,000 kg (lesson 1.2 has the
same facts). In the first year a good half of it is reached. Finance has not agreed to the price of a kilogram yet.
"""

from csm_course.case import CASE
from csm_course.tools.value_report.inputs import Benefit, Cost, Inputs

EXAMPLE = Inputs(
    benefits=(
        Benefit(
            id="waste",
            name="Less food thrown away",
            quantity=27_000,
            unit="kg of food",
            price=4,
            due_to_us=80,
            certainty="assumed",
            source="1.35 million lunches, 20 g less each; price to be agreed with Maite Ibarra by 27 November",
        ),
        Benefit(
            id="menus",
            name="Less time for planning menus",
            quantity=936,
            unit="hours: 1.5 a week in 12 kitchens",
            price=31,
            due_to_us=100,
            certainty="agreed",
            source="Hours: Rui Tavares; cost of an hour: payroll, October",
        ),
        Benefit(
            id="bills",
            name="Collection and disposal of waste",
            kind="direct",
            quantity=27,
            unit="tonnes",
            price=210,
            due_to_us=80,
            certainty="agreed",
            source="Disposal invoices",
        ),
    ),
    in_words="Kitchen leads say that their weeks are calmer. It is worth telling, and it is not in the sum.",
    costs=(
        Cost(id="licence", name="Ladlework, twelve kitchens", amount=CASE.annual_value, timing="yearly"),
        Cost(id="setup", name="Set-up and tablets", amount=9_500, timing="once"),
        Cost(id="training", name="Hours of cooks in training", amount=5_200, timing="once"),
    ),
    years=3,
    discount=8,
    ramp=60,
)
