"""WBS and critical path: when a plan ends, which tasks decide it, how much room the others have, how sure the end is.

`network` is the pure core (forward and backward pass over four kinds of links); `plan` reads the rows of the form into
it; `paths`, `chance`, `simulation` and `what_if` ask it further questions; `reporting` puts the answers into words
and pictures.
"""

from csm_course.tools.critical_path.about import ABOUT
from csm_course.tools.critical_path.example import EXAMPLE
from csm_course.tools.critical_path.inputs import Inputs
from csm_course.tools.critical_path.office import workbook
from csm_course.tools.critical_path.reporting import report
from csm_course.tools.critical_path.result import Result
from csm_course.tools.critical_path.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve", "workbook"]
