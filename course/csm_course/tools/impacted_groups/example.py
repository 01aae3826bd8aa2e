"""The worked example: who is affected at Havn & Huerta."""

from csm_course.case import GROUPS
from csm_course.tools.impacted_groups.inputs import Inputs

EXAMPLE = Inputs(groups=GROUPS)
