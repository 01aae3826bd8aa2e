"""The worked example: what stands in the way at Havn & Huerta."""

from csm_course.case import BARRIERS
from csm_course.tools.adoption_barriers.inputs import Inputs

EXAMPLE = Inputs(barriers=BARRIERS)
