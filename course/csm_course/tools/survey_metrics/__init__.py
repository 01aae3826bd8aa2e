"""Survey metrics: NPS, CSAT and CES from counted answers, each with how sure it is and who did not answer.

Every figure is worked out from counts and rounded once, when it is shown. Formulas: `solving`.
"""

from csm_course.tools.survey_metrics.about import ABOUT
from csm_course.tools.survey_metrics.example import EXAMPLE
from csm_course.tools.survey_metrics.inputs import Answers, Inputs, Score
from csm_course.tools.survey_metrics.office import workbook
from csm_course.tools.survey_metrics.reporting import report
from csm_course.tools.survey_metrics.result import Result
from csm_course.tools.survey_metrics.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Answers", "Inputs", "Result", "Score", "report", "solve", "workbook"]
