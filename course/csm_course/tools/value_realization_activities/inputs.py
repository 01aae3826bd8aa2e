"""What the checklist asks: eleven standing criteria for each of four phases, and any of the customer's own."""

from csm_course.model import Model
from csm_course.tools.checklist import Item, standing_items
from csm_course.tools.form import ask

CRITERIA = (
    "The outcomes of this phase are agreed, each with measure, baseline, target and date",
    "It is settled who measures what, where the figures come from, and how often",
    "Figures are collected as agreed, and both sides trust them",
    "Use is compared with what was planned, group by group",
    "Users and their managers were asked how it is going, besides the measurements",
    "What is behind plan has a known cause, not a guess",
    "Each cause has a countermeasure with an owner and a date",
    "Indirect benefits were turned into direct value, with the customer's own assumptions",
    "The value reached was reported to those who wanted it, good and bad",
    "Changed needs were taken up, and the plan was changed together with the customer",
    "Successes were made known at the customer, and the people behind them thanked",
)
PHASES = ("Phase 1", "Phase 2", "Phase 3", "Phase 4")


class Inputs(Model):
    """One item for each criterion and phase."""

    items: tuple[Item, ...] = ask(
        "Criteria of each phase",
        "rows",
        default=standing_items(CRITERIA, PHASES),
        shown=("question", "tick", "owner", "note"),
        sheets="phase",
        standing=True,
        help="Go through the list with the customer. Add criteria of your own, and phases if there are more than four.",
    )
