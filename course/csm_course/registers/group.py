"""One group of people whose work changes, directly or indirectly: what changes for them, what they need and get.

How far a group is, is kept with it, so that its ratings follow it when it is renamed.
"""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.fields import Amount, Line, Passage, Rating, RowId
from csm_course.tools.form import ask, rate

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
    awareness: Rating = rate("Awareness")
    desire: Rating = rate("Desire")
    knowing: Rating = rate("Knowledge")
    ability: Rating = rate("Ability")
    reinforcement: Rating = rate("Reinforcement")
    knowledge_now: Rating = rate("Knowledge now")
    knowledge_goal: Rating = rate("Knowledge needed")
    skills_now: Rating = rate("Skills now")
    skills_goal: Rating = rate("Skills needed")
    attitude_now: Rating = rate("Attitude now")
    attitude_goal: Rating = rate("Attitude needed")
