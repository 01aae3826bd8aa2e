"""Root-cause fishbone: possible causes of one problem on the bones of a fish, asked "why?" down to the verified roots.

`categories` holds the usual sets of bones; `tree` puts causes in their places; `judging` says how sound the search is;
`picture` draws the fish; `reporting` says what is done well and what to do next.
"""

from csm_course.tools.fishbone.about import ABOUT
from csm_course.tools.fishbone.example import EXAMPLE
from csm_course.tools.fishbone.inputs import Inputs
from csm_course.tools.fishbone.office import workbook
from csm_course.tools.fishbone.reporting import report
from csm_course.tools.fishbone.result import Result
from csm_course.tools.fishbone.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve", "workbook"]
