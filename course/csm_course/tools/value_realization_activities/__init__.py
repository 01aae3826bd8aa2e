"""Value realization activities: eleven criteria for each phase, so that value is not left to chance.

The framework fixes the number of criteria and of phases, not their words; those are this course's own.
"""

from csm_course.tools.checklist import Progress as Result
from csm_course.tools.value_realization_activities.about import ABOUT
from csm_course.tools.value_realization_activities.example import EXAMPLE
from csm_course.tools.value_realization_activities.inputs import Inputs
from csm_course.tools.value_realization_activities.office import workbook
from csm_course.tools.value_realization_activities.reporting import report
from csm_course.tools.value_realization_activities.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve", "workbook"]
