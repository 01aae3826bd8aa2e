"""Engagement reporting: what is reported to whom, in which form and how often.

The sources only name this checklist; its content is the course's own.
"""

from csm_course.tools.engagement_reporting.about import ABOUT
from csm_course.tools.engagement_reporting.example import EXAMPLE
from csm_course.tools.engagement_reporting.inputs import Inputs
from csm_course.tools.engagement_reporting.office import workbook
from csm_course.tools.engagement_reporting.reporting import report
from csm_course.tools.engagement_reporting.result import Result
from csm_course.tools.engagement_reporting.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve", "workbook"]
