"""The worked example: what Ladlework changes at Havn & Huerta."""

from csm_course.case import CAPABILITIES
from csm_course.tools.capabilities_and_processes.inputs import Inputs

EXAMPLE = Inputs(capabilities=CAPABILITIES)
