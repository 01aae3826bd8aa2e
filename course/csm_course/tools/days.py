"""A day beside the day of reading: how far it is, and whether it is over. Without both days nothing is said."""

from csm_course.tools.fields import Day


def days_left(day: Day, today: Day) -> int | None:
    """Days from the day of reading, negative where the day is over; None where one of them is not known."""
    return (day - today).days if day and today else None


def is_over(day: Day, today: Day) -> bool:
    """True where both are known and the day lies before the day of reading: due today is not late."""
    return bool(day and today and day < today)
