"""Stakeholder plan: month by month, what to do with whom; a new month begins as a copy of the one before."""

from csm_course.tools.stakeholder_plan.about import ABOUT
from csm_course.tools.stakeholder_plan.example import EXAMPLE
from csm_course.tools.stakeholder_plan.inputs import Inputs
from csm_course.tools.stakeholder_plan.reporting import report
from csm_course.tools.stakeholder_plan.result import Result
from csm_course.tools.stakeholder_plan.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
