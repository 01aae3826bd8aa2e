"""Impacted groups: who is affected, directly or indirectly, what changes for them, and what they need for it.

Needs are named as knowledge, skills and attitude.
"""

from csm_course.tools.impacted_groups.about import ABOUT
from csm_course.tools.impacted_groups.example import EXAMPLE
from csm_course.tools.impacted_groups.inputs import Inputs
from csm_course.tools.impacted_groups.reporting import report
from csm_course.tools.impacted_groups.result import Result
from csm_course.tools.impacted_groups.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
