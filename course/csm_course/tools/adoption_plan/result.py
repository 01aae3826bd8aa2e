"""What the plan holds, and what it lacks."""

from datetime import date

from csm_course.model import Model


class Lack(Model):
    """One thing a reader of the plan would ask for: the list it belongs to, and the sentence."""

    field: str
    sentence: str


class Result(Model):
    """`complete` counts the parts of `parts` without a lack: outcomes, rollout, groups, barriers, risks, agreement."""

    parts: int
    complete: int
    lacks: tuple[Lack, ...]
    people: float
    start: date | None
    end: date | None
    is_agreed: bool
