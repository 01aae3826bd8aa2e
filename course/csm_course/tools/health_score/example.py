"""The worked example: Havn & Huerta on 23 November 2026.

84 of 110 entitled users are active, after 96 in August; notice can be given until 30 December.
"""

from csm_course.tools.health_score.inputs import Inputs

_VALUES = {
    "indicator-1": 80,
    "indicator-2": 50,
    "indicator-3": 65,
    "indicator-4": 55,
    "indicator-5": 76,
    "indicator-7": 20,
}

EXAMPLE = Inputs(
    indicators=tuple(row.model_copy(update={"value": _VALUES.get(row.id)}) for row in Inputs().indicators),
    alarms=tuple(row.model_copy(update={"is_on": row.id == "alarm-2"}) for row in Inputs().alarms),
)
