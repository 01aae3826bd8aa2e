"""Where the work is strong, and where learning pays most."""

from csm_course.model import Model


class Gap(Model):
    """How far an area is from its aim, in points; negative where the aim is passed."""

    id: str
    name: str
    rating: float
    gap: float
    has_action: bool


class Result(Model):
    """`gaps` hold areas with rating and aim, the largest first. `mean` is over rated areas, None without any.

    `unproven` areas are rated without a moment that shows it.
    """

    areas: int
    rated: int
    mean: float | None
    strongest: tuple[str, ...]
    weakest: tuple[str, ...]
    gaps: tuple[Gap, ...]
    unproven: tuple[str, ...]
