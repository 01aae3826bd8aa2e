"""What stands in the way, the worst first."""

from csm_course.model import Model


class Standing(Model):
    """One barrier not yet overcome; `severity` is None while nobody has rated it."""

    id: str
    name: str
    severity: int | None
    action: str
    owner: str


class Result(Model):
    """`standing` by severity, unrated last. `severe` counts 4 and 5; `unattended` are those without action or owner."""

    standing: tuple[Standing, ...]
    overcome: int
    severe: int
    unattended: int
    unrated: int
