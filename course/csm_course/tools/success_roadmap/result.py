"""Where the outcomes stand and what comes next."""

from csm_course.model import Model


class Standing(Model):
    """One outcome with its progress (a share; None where it is not known)."""

    name: str
    measure: str
    unit: str
    baseline: float | None
    target: float | None
    actual: float | None
    progress: float | None


class Result(Model):
    """`reached` outcomes have a progress of 1 or more. `vague_steps` lack an owner, an end or what they bring."""

    outcomes: tuple[Standing, ...]
    reached: int
    met: int
    late: tuple[str, ...]
    steps: int
    vague_steps: tuple[str, ...]
    decisions: tuple[str, ...]
