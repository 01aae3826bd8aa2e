"""One group of people whose work changes, directly or indirectly: what changes for them, what they need and get.

How far a group is, is kept with it, so that its ratings follow it when it is renamed.
"""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.fields import Amount, Line, Passage, Rating, RowId
from csm_course.tools.form import ask

Reach = Literal["direct", "indirect"]
REACHES: dict[str, str] = {"direct": "Directly affected", "indirect": "Indirectly affected"}


class Group(Model):
    """Needs are knowledge, skills and attitude; what is done about them is communication, training and support.

    All ratings are 1 to 5, None while nobody has rated: `awareness` to `reinforcement` say how far the group is with
    the change; the pairs `..._now` and `..._goal` where its knowledge, skills and attitude stand and have to be.
    """

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
    awareness: Rating = ask("Awareness", "number", default=None, low=1, high=5, step=1)
    desire: Rating = ask("Desire", "number", default=None, low=1, high=5, step=1)
    knowing: Rating = ask("Knowledge", "number", default=None, low=1, high=5, step=1)
    ability: Rating = ask("Ability", "number", default=None, low=1, high=5, step=1)
    reinforcement: Rating = ask("Reinforcement", "number", default=None, low=1, high=5, step=1)
    knowledge_now: Rating = ask("Knowledge now", "number", default=None, low=1, high=5, step=1)
    knowledge_goal: Rating = ask("Knowledge needed", "number", default=None, low=1, high=5, step=1)
    skills_now: Rating = ask("Skills now", "number", default=None, low=1, high=5, step=1)
    skills_goal: Rating = ask("Skills needed", "number", default=None, low=1, high=5, step=1)
    attitude_now: Rating = ask("Attitude now", "number", default=None, low=1, high=5, step=1)
    attitude_goal: Rating = ask("Attitude needed", "number", default=None, low=1, high=5, step=1)
