"""Onboarding work plan: five phases, each with its outcome and the activities that lead there."""

from csm_course.tools.onboarding_work_plan.about import ABOUT
from csm_course.tools.onboarding_work_plan.example import EXAMPLE
from csm_course.tools.onboarding_work_plan.inputs import Inputs
from csm_course.tools.onboarding_work_plan.office import workbook
from csm_course.tools.onboarding_work_plan.reporting import report
from csm_course.tools.onboarding_work_plan.result import Result
from csm_course.tools.onboarding_work_plan.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve", "workbook"]
