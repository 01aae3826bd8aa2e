"""Role charter and time plan: what a CSM's role is for, what it does and leaves to others, and where its week goes.

Time is sorted by the RAPAE task model: research, analysis and planning enable action; the course reads the E as
evaluation. `solving` adds up the week; `reporting` turns charter and week into one document.
"""

from csm_course.tools.role_charter.about import ABOUT
from csm_course.tools.role_charter.example import EXAMPLE
from csm_course.tools.role_charter.inputs import Inputs
from csm_course.tools.role_charter.reporting import report
from csm_course.tools.role_charter.result import Result
from csm_course.tools.role_charter.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
