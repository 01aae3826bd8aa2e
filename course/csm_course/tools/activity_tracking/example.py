"""The worked example: the activities of the running case, read on its day."""

from csm_course.case import ACTIVITIES, TODAY
from csm_course.tools.activity_tracking.inputs import Inputs

EXAMPLE = Inputs(activities=ACTIVITIES, today=TODAY)
