"""Practical considerations: eight standing matters that decide whether an adoption plan works in practice.

The framework fixes their number; their words are this course's own.
"""

from csm_course.tools.practical_considerations.about import ABOUT
from csm_course.tools.practical_considerations.example import EXAMPLE
from csm_course.tools.practical_considerations.inputs import Inputs
from csm_course.tools.practical_considerations.reporting import report
from csm_course.tools.practical_considerations.result import Result
from csm_course.tools.practical_considerations.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
