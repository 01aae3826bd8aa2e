"""Success roadmap: what was reached and what comes next, on one page for executives.

The sources name this document but not its layout; this one is the course's own.
"""

from csm_course.tools.success_roadmap.about import ABOUT
from csm_course.tools.success_roadmap.deck import deck
from csm_course.tools.success_roadmap.example import EXAMPLE
from csm_course.tools.success_roadmap.inputs import Inputs
from csm_course.tools.success_roadmap.reporting import report
from csm_course.tools.success_roadmap.result import Result
from csm_course.tools.success_roadmap.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "deck", "report", "solve"]
