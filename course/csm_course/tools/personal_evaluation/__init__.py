"""Personal evaluation: eight areas of one's own work rated from 0 to 10, drawn as a spider, with what to work on.

The framework fixes eight areas and the scale and names time management and soft skills; the other six are our own.
"""

from csm_course.tools.personal_evaluation.about import ABOUT
from csm_course.tools.personal_evaluation.deck import deck
from csm_course.tools.personal_evaluation.example import EXAMPLE
from csm_course.tools.personal_evaluation.inputs import Inputs
from csm_course.tools.personal_evaluation.reporting import report
from csm_course.tools.personal_evaluation.result import Result
from csm_course.tools.personal_evaluation.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "deck", "report", "solve"]
