"""Value proposition: for one kind of customer or role the jobs, pains and gains, and what of ours answers them.

`solving` finds what is proven, claimed or open; `saying` builds the one sentence.
"""

from csm_course.tools.value_proposition.about import ABOUT
from csm_course.tools.value_proposition.example import EXAMPLE
from csm_course.tools.value_proposition.inputs import Inputs
from csm_course.tools.value_proposition.reporting import report
from csm_course.tools.value_proposition.result import Result
from csm_course.tools.value_proposition.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
