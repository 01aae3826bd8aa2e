"""The worked example."""

from csm_course.tools.role_charter.inputs import Inputs

EXAMPLE = Inputs()
