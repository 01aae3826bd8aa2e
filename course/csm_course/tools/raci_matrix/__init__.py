"""RACI matrix: who is responsible, accountable, consulted and informed for each task, and where that does not hold.

Exactly one person is accountable for a task; somebody must be responsible, and may be the same person.
"""

from csm_course.tools.raci_matrix.about import ABOUT
from csm_course.tools.raci_matrix.example import EXAMPLE
from csm_course.tools.raci_matrix.inputs import Inputs
from csm_course.tools.raci_matrix.reporting import report
from csm_course.tools.raci_matrix.result import Result
from csm_course.tools.raci_matrix.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
