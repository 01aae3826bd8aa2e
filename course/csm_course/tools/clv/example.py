"""The worked example: the single kitchens that pay for Ladlework by the month, and half a point less churn."""

from csm_course.tools.clv.inputs import Inputs

EXAMPLE = Inputs(customers=200, what_if=True, churn_change=-0.5)
