"""The score with its parts."""

from csm_course.model import Model
from csm_course.tools.health_score.inputs import Light


class Part(Model):
    """One indicator on the common scale of 0 to 100. `share` is its part of all weights known, `points` what it adds.

    `lost` is what it keeps the score from having: weight times the way to 100.
    """

    id: str
    name: str
    score: float | None
    share: float
    points: float
    lost: float
    light: Light


class Result(Model):
    """`score` is 0 to 100 over the known indicators, None without any; `coverage` a share of all weights.

    `alarms` name what made it red; `light_by_score` is what it would be without alarms.
    """

    score: float | None
    coverage: float
    light: Light
    light_by_score: Light
    alarms: tuple[str, ...]
    parts: tuple[Part, ...]
    missing: tuple[str, ...]
