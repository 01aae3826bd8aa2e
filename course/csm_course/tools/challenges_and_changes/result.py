"""What the log shows: what is open, late or without an owner, and how long solving takes."""

from csm_course.model import Model


class Entry(Model):
    """One open entry. `days_left` counts from the day of reading to the deadline, negative when late."""

    id: str
    name: str
    owner: str
    days_left: int | None
    has_action: bool


class Result(Model):
    """`open` in the order of their deadlines, those without one last. `median_days` from raised to resolved.

    `backwards` are resolved before they were raised, and do not count for the median.
    """

    open: tuple[Entry, ...]
    entries: int
    resolved: int
    late: int
    without_owner: int
    without_deadline: int
    median_days: float | None
    backwards: tuple[str, ...]
