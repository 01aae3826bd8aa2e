"""The worked example: how Havn & Huerta's groups are told, trained and supported."""

from csm_course.case import GROUPS
from csm_course.tools.adoption_activities.inputs import Inputs

EXAMPLE = Inputs(groups=GROUPS)
