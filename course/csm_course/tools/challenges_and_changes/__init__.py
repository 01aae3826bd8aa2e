"""Challenges and changes: what came up after the plan was made, what is done about it, and until when.

`solving` sorts what is open by its deadline; `reporting` says what is late and what nobody owns.
"""

from csm_course.tools.challenges_and_changes.about import ABOUT
from csm_course.tools.challenges_and_changes.example import EXAMPLE
from csm_course.tools.challenges_and_changes.inputs import Inputs
from csm_course.tools.challenges_and_changes.reporting import report
from csm_course.tools.challenges_and_changes.result import Result
from csm_course.tools.challenges_and_changes.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
