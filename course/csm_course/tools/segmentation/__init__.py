"""Segmentation: do the segments hold, which touch fits which tier, and do the hours of the CSMs fit the portfolio?

The rules (three to six segments of 15% to 35% of value each) and their arithmetic: `solving`.
"""

from csm_course.tools.segmentation.about import ABOUT
from csm_course.tools.segmentation.example import EXAMPLE
from csm_course.tools.segmentation.inputs import Inputs, Segment, Tier
from csm_course.tools.segmentation.office import workbook
from csm_course.tools.segmentation.reporting import report
from csm_course.tools.segmentation.result import Result
from csm_course.tools.segmentation.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "Segment", "Tier", "report", "solve", "workbook"]
