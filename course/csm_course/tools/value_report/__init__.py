"""Value report: indirect benefits turned into direct value with stated assumptions, set against costs.

Return on investment, net present value, payback and their limits; every assumption has a source.
"""

from csm_course.tools.value_report.about import ABOUT
from csm_course.tools.value_report.example import EXAMPLE
from csm_course.tools.value_report.inputs import Inputs
from csm_course.tools.value_report.office import workbook
from csm_course.tools.value_report.reporting import report
from csm_course.tools.value_report.result import Result
from csm_course.tools.value_report.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve", "workbook"]
