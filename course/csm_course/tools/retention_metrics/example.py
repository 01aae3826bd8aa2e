"""The worked example."""

from csm_course.tools.retention_metrics.inputs import Inputs

EXAMPLE = Inputs()
