"""KPI tree: how an outcome hangs together with what can be measured and what people do, and the progress of each.

Progress is (actual - baseline) / (target - baseline); it works for measures that should fall as well.
"""

from csm_course.tools.kpi_tree.about import ABOUT
from csm_course.tools.kpi_tree.example import EXAMPLE
from csm_course.tools.kpi_tree.inputs import Inputs
from csm_course.tools.kpi_tree.office import workbook
from csm_course.tools.kpi_tree.reporting import report
from csm_course.tools.kpi_tree.result import Result
from csm_course.tools.kpi_tree.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve", "workbook"]
