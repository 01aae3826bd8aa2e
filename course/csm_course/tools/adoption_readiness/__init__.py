"""Adoption readiness: nineteen questions before each phase of the rollout goes live.

The framework fixes the number of questions and of phases, not their words; those are this course's own.
"""

from csm_course.tools.adoption_readiness.about import ABOUT
from csm_course.tools.adoption_readiness.example import EXAMPLE
from csm_course.tools.adoption_readiness.inputs import Inputs
from csm_course.tools.adoption_readiness.office import workbook
from csm_course.tools.adoption_readiness.reporting import report
from csm_course.tools.adoption_readiness.solving import solve
from csm_course.tools.checklist import Progress as Result

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve", "workbook"]
