"""Onboarding scoring: how simple or complex a customer's onboarding will be, from four influences.

The framework names the four; scale, sum and limits are the course's own convention.
"""

from csm_course.tools.onboarding_scoring_matrix.about import ABOUT
from csm_course.tools.onboarding_scoring_matrix.example import EXAMPLE
from csm_course.tools.onboarding_scoring_matrix.inputs import Inputs
from csm_course.tools.onboarding_scoring_matrix.office import workbook
from csm_course.tools.onboarding_scoring_matrix.reporting import report
from csm_course.tools.onboarding_scoring_matrix.result import Result
from csm_course.tools.onboarding_scoring_matrix.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve", "workbook"]
