"""Engagement evaluation: for six phases, what was hard, what was changed, what was learned, and what went well."""

from csm_course.tools.engagement_evaluation.about import ABOUT
from csm_course.tools.engagement_evaluation.example import EXAMPLE
from csm_course.tools.engagement_evaluation.inputs import Inputs
from csm_course.tools.engagement_evaluation.reporting import report
from csm_course.tools.engagement_evaluation.result import Result
from csm_course.tools.engagement_evaluation.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
