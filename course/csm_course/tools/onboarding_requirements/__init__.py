"""Onboarding requirements: what must be known to bring a customer on board, generic and customized.

The framework names the two sheets; the questions on them are this course's own.
"""

from csm_course.tools.onboarding_requirements.about import ABOUT
from csm_course.tools.onboarding_requirements.example import EXAMPLE
from csm_course.tools.onboarding_requirements.inputs import Inputs
from csm_course.tools.onboarding_requirements.reporting import report
from csm_course.tools.onboarding_requirements.solving import solve
from csm_course.tools.questionnaire import Knowledge as Result

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
