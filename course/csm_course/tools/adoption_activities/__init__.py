"""Adoption activities: for each group, how it is told, trained and supported."""

from csm_course.tools.adoption_activities.about import ABOUT
from csm_course.tools.adoption_activities.example import EXAMPLE
from csm_course.tools.adoption_activities.inputs import Inputs
from csm_course.tools.adoption_activities.reporting import report
from csm_course.tools.adoption_activities.result import Result
from csm_course.tools.adoption_activities.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
