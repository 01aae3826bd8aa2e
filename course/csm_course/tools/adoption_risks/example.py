"""The worked example: the risks of the running case."""

from csm_course.case import RISKS
from csm_course.tools.adoption_risks.inputs import Inputs

EXAMPLE = Inputs(risks=RISKS)
