"""The worked example: the people of the running case."""

from csm_course.case import STAKEHOLDERS
from csm_course.tools.stakeholder_matrix.inputs import Inputs

EXAMPLE = Inputs(stakeholders=STAKEHOLDERS)
