"""The lists an engagement keeps once for all tools: who is involved, what is to be reached, what stands in the way.

Each row is a model declared like a tool's inputs: a tool that asks for the list shows the columns it works with
(`ask(..., shares="stakeholders", shown=("name", "role"))`) and passes the others on unchanged. One fact, one place.
"""

from csm_course.registers.activity import Activity
from csm_course.registers.barrier import Barrier
from csm_course.registers.capability import Capability
from csm_course.registers.challenge import Challenge
from csm_course.registers.group import Group
from csm_course.registers.milestone import Milestone
from csm_course.registers.outcome import Outcome
from csm_course.registers.phases import PHASES, Phase
from csm_course.registers.risk import Risk
from csm_course.registers.stakeholder import Stakeholder

__all__ = [
    "PHASES",
    "Activity",
    "Barrier",
    "Capability",
    "Challenge",
    "Group",
    "Milestone",
    "Outcome",
    "Phase",
    "Risk",
    "Stakeholder",
]
