"""The worked example: the strategy for Havn & Huerta."""

from csm_course.case import ACTIVITIES, CASE, MILESTONES, OUTCOMES
from csm_course.tools.customer_engagement_strategy.inputs import Inputs, PhaseAim

_AIMS = {
    "1": (
        "We know whom we serve and what they want",
        "Research validated for the most part",
        "Ask sales first, then Dagny",
    ),
    "2": ("Both sides have agreed who does what", "Proposal signed", "One draft, one meeting, signatures"),
    "3": ("Twelve kitchens can order", "Every kitchen has ordered once", "Ines for technology, Rui for kitchens"),
    "4": ("Everyone knows what changes for whom", "Plan signed by Dagny", "Workshop with the kitchen leads"),
    "5": ("Cooks order and weigh without help", "Every shift weighs for two weeks", "Sofia's kitchen first"),
    "6": ("A fifth less waste, seen in the ledger", "80 g per lunch", "Monthly figures; savings agreed with Maite"),
    "7": ("A decision on the other twelve kitchens", "Decision in the minutes", "Review on 10 December"),
}


def _aimed(row: PhaseAim) -> PhaseAim:
    outcome, measure, approach = _AIMS[row.phase]
    return row.model_copy(update={"outcome": outcome, "measure": measure, "approach": approach})


EXAMPLE = Inputs(
    customer=CASE.customer,
    purpose=CASE.purpose,
    priority=4,
    complexity=3,
    maturity=2,
    approach="We put the saving first and the technology second. What finance can find in its ledger counts as value.",
    phases=tuple(_aimed(row) for row in Inputs().phases),
    outcomes=OUTCOMES,
    milestones=MILESTONES,
    activities=ACTIVITIES,
)
