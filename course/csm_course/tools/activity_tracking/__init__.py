"""Activity tracking: the CSM's own tasks over all phases, open to a manager's view."""

from csm_course.tools.activity_tracking.about import ABOUT
from csm_course.tools.activity_tracking.example import EXAMPLE
from csm_course.tools.activity_tracking.inputs import Inputs
from csm_course.tools.activity_tracking.office import workbook
from csm_course.tools.activity_tracking.reporting import report
from csm_course.tools.activity_tracking.result import Result
from csm_course.tools.activity_tracking.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve", "workbook"]
