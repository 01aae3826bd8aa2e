"""The engagement: what a CSM knows about one customer, once, for all tools from the first phase to the last.

A tool sees its own part and the facts it shares (`inputs_of`) and puts both back (`with_inputs`). The store keeps
every engagement of the learner with its history; two windows that change different facts both have their way.
"""

from csm_course.engagement.case import CASE_ID, case_engagement
from csm_course.engagement.document import Card, Change, Engagement, Kept
from csm_course.engagement.parts import emptied, inputs_of, notes_of, with_inputs
from csm_course.engagement.store import EngagementStore
from csm_course.engagement.trouble import Conflict, Difficulty, NoEngagement, NotDeleted

__all__ = [
    "CASE_ID",
    "Card",
    "Change",
    "Conflict",
    "Difficulty",
    "Engagement",
    "EngagementStore",
    "Kept",
    "NoEngagement",
    "NotDeleted",
    "case_engagement",
    "emptied",
    "inputs_of",
    "notes_of",
    "with_inputs",
]
