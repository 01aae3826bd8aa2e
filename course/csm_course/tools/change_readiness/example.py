"""The worked example: the four groups of the running case."""

from csm_course.case import GROUPS
from csm_course.tools.change_readiness.inputs import Inputs

EXAMPLE = Inputs(groups=GROUPS)
