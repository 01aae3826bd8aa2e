"""Customer research: what we know of the customer in five sheets, how sure we are, and what is still to be asked.

The framework names the five sheets; the questions on them are this course's own.
"""

from csm_course.tools.customer_research_checklist.about import ABOUT
from csm_course.tools.customer_research_checklist.example import EXAMPLE
from csm_course.tools.customer_research_checklist.inputs import Inputs
from csm_course.tools.customer_research_checklist.reporting import report
from csm_course.tools.customer_research_checklist.result import Result
from csm_course.tools.customer_research_checklist.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
