"""How the milestones stand on the day of reading."""

from datetime import date

from csm_course.model import Model


class Result(Model):
    """`next` is the milestone due next that is not met; `late` and `undated` name milestones."""

    milestones: int
    met: int
    late: tuple[str, ...]
    undated: tuple[str, ...]
    next: str
    next_due: date | None
    start: date | None
    end: date | None
