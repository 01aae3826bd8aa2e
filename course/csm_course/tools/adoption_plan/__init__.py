"""Adoption plan: what the steps of adoption planning found, on one plan with dates and a picture.

Outcomes, groups, barriers, risks and milestones come from the other tools; here they are checked against each other.
The sources leave the plan's layout open; this one is the course's own.
"""

from csm_course.tools.adoption_plan.about import ABOUT
from csm_course.tools.adoption_plan.example import EXAMPLE
from csm_course.tools.adoption_plan.inputs import Inputs
from csm_course.tools.adoption_plan.reporting import report
from csm_course.tools.adoption_plan.result import Result
from csm_course.tools.adoption_plan.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
