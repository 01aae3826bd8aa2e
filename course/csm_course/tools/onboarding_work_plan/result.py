"""How the plan stands on the day of reading."""

from datetime import date

from csm_course.model import Model


class StepState(Model):
    """One phase: its activities, how many are done, and its first and last day (None without dates)."""

    step: str
    activities: int
    done: int
    start: date | None
    end: date | None
    has_outcome: bool


class Result(Model):
    """`late` and the other tuples name activities. `backwards` end before they start.

    `overrun` names phases whose last activity ends after the day their outcome is due.
    """

    steps: tuple[StepState, ...]
    activities: int
    done: int
    late: tuple[str, ...]
    without_owner: tuple[str, ...]
    without_dates: tuple[str, ...]
    backwards: tuple[str, ...]
    overrun: tuple[str, ...]
    end: date | None
