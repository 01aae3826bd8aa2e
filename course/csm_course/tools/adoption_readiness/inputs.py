"""What the checklist asks: nineteen standing questions for each of four phases, and any of the customer's own."""

from csm_course.model import Model
from csm_course.tools.checklist import Item, standing_items
from csm_course.tools.form import ask

QUESTIONS = (
    "Do all users of this phase know what changes for them, and when?",
    "Does each affected group know why the change is worth its effort?",
    "Has every manager of these users agreed to the dates?",
    "Is the sponsor ready to speak for the change, in person?",
    "Is it decided who answers for this phase on both sides?",
    "Has everyone been trained in what they need on the first day?",
    "Is there a date for those who missed the training?",
    "Are instructions at hand where the work is done?",
    "Does every user have an account that has been tested?",
    "Are devices, networks and rights ready in every place?",
    "Has the data that users need been moved and checked?",
    "Do the links to other systems work with real cases?",
    "Are the changed processes written down and agreed?",
    "Does everyone know whom to ask in the first weeks?",
    "Is the support desk staffed for the first days?",
    "Have the lessons of the previous phase been taken up?",
    "Has a baseline been measured before this phase starts?",
    "Is it agreed what would stop the start, and who decides that?",
    "Is there a way back if the first days go wrong?",
)
PHASES = ("Phase 1", "Phase 2", "Phase 3", "Phase 4")


class Inputs(Model):
    """One item for each question and phase."""

    items: tuple[Item, ...] = ask(
        "Questions before each phase",
        "rows",
        default=standing_items(QUESTIONS, PHASES),
        shown=("question", "tick", "owner", "note"),
        sheets="phase",
        standing=True,
        help="Answer with those who know. Add questions of the customer's own, and phases if there are more than four.",
    )
