"""The worked example: why Havn & Huerta wants to throw away less food. All of it is invented."""

from datetime import date

from csm_course.case import CASE, OUTCOMES
from csm_course.tools.motivation_model.inputs import (
    Assessment,
    Directive,
    Goal,
    Influencer,
    Inputs,
    Objective,
    Strategy,
    Tactic,
)

_WASTE, _COSTS, _STAFF = "Cook without waste", "Know what a meal costs", "Be a place where cooks stay"
_PLAN, _ONE, _TEAM = "Plan each kitchen's week ahead", "Buy through one system", "Give kitchens their own figures"

EXAMPLE = Inputs(
    customer=CASE.customer,
    vision="Everybody in a ward or an office gets a meal they like, and nothing edible is thrown away.",
    goals=(
        Goal(id="g-waste", name=_WASTE, horizon="years"),
        Goal(id="g-costs", name=_COSTS, horizon="standing"),
        Goal(id="g-staff", name=_STAFF, horizon="standing"),
    ),
    outcomes=OUTCOMES,
    objectives=(
        Objective(id="o-waste", name="A fifth less food waste", goal=_WASTE, outcome="Throw away less food"),
        Objective(id="o-orders", name="Orders in one place", goal=_COSTS, outcome="Order through one system"),
        Objective(id="o-menus", name="Shorter menu planning", goal=_STAFF, outcome="Plan menus faster"),
        Objective(
            id="o-leave",
            name="Fewer cooks who leave",
            goal=_STAFF,
            measure="Cooks leaving in a year",
            target="8 of 84",
            due=date(2027, 6, 30),
        ),
    ),
    mission="Cooks and serves meals in canteens and hospital kitchens from Aarhus to Porto, every day of the year.",
    strategies=(
        Strategy(id="s-plan", name=_PLAN, goal=f"{_WASTE}; {_STAFF}"),
        Strategy(id="s-one", name=_ONE, goal=_COSTS),
        Strategy(id="s-team", name=_TEAM, goal=_WASTE),
    ),
    tactics=(
        Tactic(id="t-menu", name="Menus in Ladlework", strategy=_PLAN, objective="Shorter menu planning"),
        Tactic(id="t-weigh", name="Weigh waste each shift", strategy=_TEAM, objective="A fifth less food waste"),
        Tactic(id="t-phone", name="Close phone orders on 4 January", strategy=_ONE, objective="Orders in one place"),
        Tactic(id="t-note", name="Monthly note with each kitchen's curve", strategy=_TEAM),
    ),
    directives=(
        Directive(id="d-safe", name="Food that left the kitchen is never served again", kind="rule", governs=_PLAN),
        Directive(id="d-local", name="Kitchens choose their own menus", governs="Menus in Ladlework"),
    ),
    influencers=(
        Influencer(id="i-law", name="New allergen rules", origin="external"),
        Influencer(id="i-prices", name="Rising food prices", origin="external"),
        Influencer(id="i-tablets", name="Old tablets in four kitchens", origin="internal"),
    ),
    assessments=(
        Assessment(
            id="a-law",
            name="Printed menus come back",
            influencer="New allergen rules",
            judgement="threat",
            affects="Menus in Ladlework",
            impact="risk",
            effect="planning takes longer again",
        ),
        Assessment(
            id="a-prices",
            name="Waste is worth more each month",
            influencer="Rising food prices",
            judgement="opportunity",
            affects=_WASTE,
            impact="reward",
            effect="savings weigh more in the ledger",
        ),
        Assessment(
            id="a-tablets",
            name="Ordering is slow where tablets are old",
            influencer="Old tablets in four kitchens",
            judgement="weakness",
            affects=_ONE,
            impact="risk",
            effect="orders go back to the phone",
        ),
    ),
)
