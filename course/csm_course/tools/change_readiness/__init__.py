"""Change readiness: for each impacted group the element that holds it up first, and what it still has to learn.

`solving` applies the rule of the first low element, `treating` says what helps where, `office` makes it live in Excel.
"""

from csm_course.tools.change_readiness.about import ABOUT
from csm_course.tools.change_readiness.example import EXAMPLE
from csm_course.tools.change_readiness.inputs import Inputs
from csm_course.tools.change_readiness.office import workbook
from csm_course.tools.change_readiness.reporting import report
from csm_course.tools.change_readiness.result import Result
from csm_course.tools.change_readiness.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve", "workbook"]
