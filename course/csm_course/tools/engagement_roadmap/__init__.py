"""Engagement roadmap: the whole engagement on one page, phases, milestones and dates.

The sources name this document but not its layout; this one is the course's own.
"""

from csm_course.tools.engagement_roadmap.about import ABOUT
from csm_course.tools.engagement_roadmap.deck import deck
from csm_course.tools.engagement_roadmap.example import EXAMPLE
from csm_course.tools.engagement_roadmap.inputs import Inputs
from csm_course.tools.engagement_roadmap.reporting import report
from csm_course.tools.engagement_roadmap.result import Result
from csm_course.tools.engagement_roadmap.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "deck", "report", "solve"]
