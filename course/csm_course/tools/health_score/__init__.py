"""Health score: several indicators on one scale, weighted, with traffic lights and with what is missing said aloud.

Weights and limits are inputs, since published ones differ widely; the defaults are the course's own convention.
"""

from csm_course.tools.health_score.about import ABOUT
from csm_course.tools.health_score.example import EXAMPLE
from csm_course.tools.health_score.inputs import Inputs
from csm_course.tools.health_score.office import workbook
from csm_course.tools.health_score.reporting import report
from csm_course.tools.health_score.result import Result
from csm_course.tools.health_score.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve", "workbook"]
