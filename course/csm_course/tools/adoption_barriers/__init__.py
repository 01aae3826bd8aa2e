"""Adoption barriers: what already stands in the way, how severe it is, and what is done about it.

A barrier is there, so it has a severity and no likelihood; what may come is a risk.
"""

from csm_course.tools.adoption_barriers.about import ABOUT
from csm_course.tools.adoption_barriers.example import EXAMPLE
from csm_course.tools.adoption_barriers.inputs import Inputs
from csm_course.tools.adoption_barriers.reporting import report
from csm_course.tools.adoption_barriers.result import Result
from csm_course.tools.adoption_barriers.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
