"""Business motivation model: what a business wants (ends), what it does for it (means), and what bears upon both.

The method is the Object Management Group's; the wording and the checks are the course's own.
"""

from csm_course.tools.motivation_model.about import ABOUT
from csm_course.tools.motivation_model.example import EXAMPLE
from csm_course.tools.motivation_model.inputs import Inputs
from csm_course.tools.motivation_model.reporting import report
from csm_course.tools.motivation_model.result import Result
from csm_course.tools.motivation_model.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
