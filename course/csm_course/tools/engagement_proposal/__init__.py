"""Engagement proposal: the work the CSM will do, in a document that both sides sign."""

from csm_course.tools.engagement_proposal.about import ABOUT
from csm_course.tools.engagement_proposal.example import EXAMPLE
from csm_course.tools.engagement_proposal.inputs import Inputs
from csm_course.tools.engagement_proposal.letter import letter
from csm_course.tools.engagement_proposal.reporting import report
from csm_course.tools.engagement_proposal.result import Result
from csm_course.tools.engagement_proposal.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "letter", "report", "solve"]
