"""The worked example: an average kitchen group that pays for Ladlework by the month."""

from csm_course.tools.clv.inputs import Inputs

EXAMPLE = Inputs()
