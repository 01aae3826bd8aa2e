"""The worked example: what Ladlework is to the kitchen leads of Havn & Huerta."""

from csm_course.case import CASE
from csm_course.tools.value_proposition.inputs import Answer, Feature, Inputs, Job, Need

_MENU, _ORDER, _WASTE = "Plan a week's menus and orders", "Keep the store in order", "Run the kitchen within its budget"
_HOURS, _LOST, _THROWN = (
    "Five hours a week over paper menus",
    "Orders that get lost on the phone",
    "Food thrown away unseen",
)
_NIGHT, _TIME, _PROOF = "Night shifts nobody has shown it to", "More hours at the stove", "Figures to show the director"

EXAMPLE = Inputs(
    who="Kitchen leads",
    jobs=(
        Job(id="menu", name=_MENU, weight=5),
        Job(id="budget", name=_WASTE, weight=4),
        Job(id="store", name=_ORDER, weight=2),
    ),
    needs=(
        Need(id="hours", name=_HOURS, job=_MENU, weight=4),
        Need(id="lost", name=_LOST, job=_MENU, weight=5),
        Need(id="thrown", name=_THROWN, job=_WASTE, weight=4),
        Need(id="night", name=_NIGHT, job=_MENU, weight=3),
        Need(id="time", name=_TIME, sort="gain", job=_MENU, weight=4),
        Need(id="proof", name=_PROOF, sort="gain", job=_WASTE, weight=3),
    ),
    product=CASE.product,
    features=(
        Feature(id="planner", name="Menu planner", what="A week on one page, shared by all shifts"),
        Feature(id="orders", name="Orders from the menu", what="The menu becomes an order to each supplier"),
        Feature(id="scales", name="Waste recording", what="Each shift weighs, the curve draws itself"),
        Feature(id="prices", name="Price forecast", what="Guesses food prices of the next quarter"),
    ),
    answers=(
        Answer(
            id="a1",
            need=_HOURS,
            feature="Menu planner",
            how="Last year's weeks are copied and changed",
            evidence="5 hours before, 3.5 in November 2026",
        ),
        Answer(
            id="a2",
            need=_LOST,
            feature="Orders from the menu",
            how="An order cannot be left out",
            evidence="66% of orders come from the menu, 35% in March 2026",
        ),
        Answer(
            id="a3",
            need=_THROWN,
            feature="Waste recording",
            how="Each shift sees what it threw away",
            evidence="100 g a meal before, 89 g in November 2026",
        ),
        Answer(
            id="a4",
            need=_TIME,
            feature="Menu planner",
            how="The hours saved go to cooking",
            evidence="Sofia Brandt, Porto: two mornings a month",
        ),
        Answer(id="a5", need=_PROOF, feature="Waste recording", how="One page a month for each kitchen"),
    ),
    alternative="Paper menus and phone orders",
    difference="Ties every order to a menu and every menu to what was thrown away",
)
