"""One group of people whose work changes, directly or indirectly: what changes for them, what they need and get."""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.fields import Amount, Line, Passage, RowId
from csm_course.tools.form import ask

Reach = Literal["direct", "indirect"]
REACHES: dict[str, str] = {"direct": "Directly affected", "indirect": "Indirectly affected"}


class Group(Model):
    """Needs are knowledge, skills and attitude; what is done about them is communication, training and support."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Group", "text", default="")
    description: Passage = ask("Who they are", "text", default="")
    reach: Reach = ask("How they are affected", "choice", default="direct", choices=REACHES)
    people: Amount = ask("People", "number", default=None, low=0, high=1_000_000)
    changes: Passage = ask("What changes for them", "text", default="")
    knowledge: Passage = ask("Knowledge they need", "text", default="")
    skills: Passage = ask("Skills they need", "text", default="")
    attitude: Passage = ask("Attitude they need", "text", default="")
    communication: Passage = ask("Communication", "text", default="")
    training: Passage = ask("Training", "text", default="")
    support: Passage = ask("Support", "text", default="")
