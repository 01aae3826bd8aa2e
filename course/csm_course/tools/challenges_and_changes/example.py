"""The worked example: the log of the running case, read on its day."""

from csm_course.case import CHALLENGES, TODAY
from csm_course.tools.challenges_and_changes.inputs import Inputs

EXAMPLE = Inputs(challenges=CHALLENGES, today=TODAY)
