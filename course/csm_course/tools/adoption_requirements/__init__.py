"""Adoption requirements: seven topics to settle with the customer before adoption is planned.

The framework names the seven topics; the questions under them are this course's own.
"""

from csm_course.tools.adoption_requirements.about import ABOUT
from csm_course.tools.adoption_requirements.example import EXAMPLE
from csm_course.tools.adoption_requirements.inputs import Inputs
from csm_course.tools.adoption_requirements.reporting import report
from csm_course.tools.adoption_requirements.solving import solve
from csm_course.tools.questionnaire import Knowledge as Result

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
