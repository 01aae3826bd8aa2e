"""How days, dates and tasks are put into words."""

from datetime import date
from functools import lru_cache

from csm_course.tools import wording
from csm_course.tools.critical_path.result import Result, TaskTimes
from csm_course.tools.wording import count


@lru_cache(maxsize=8192)
def number(value: float, decimals: int = 2) -> str:
    """A number as all tools show it; a plan shows the same few numbers over and over, with each key typed."""
    return wording.number(value, decimals)


def day_text(day: date) -> str:
    """14 January 2027."""
    return f"{day.day} {day:%B %Y}"


def short_day(day: date) -> str:
    """Thu 14 Jan 2027."""
    return f"{day:%a} {day.day} {day:%b %Y}"


@lru_cache(maxsize=8192)
def days(amount: float) -> str:
    """1 day, 2.5 days."""
    return count(amount, "day", 2)


def finish_text(finish: float, finish_date: date | None) -> str:
    """The end of a plan: Day 21, or Day 21: 14 January 2027."""
    return f"Day {number(finish)}" + (f": {day_text(finish_date)}" if finish_date else "")


def path_text(path: tuple[str, ...]) -> str:
    """A → C → F."""
    return " → ".join(path)


def listed(keys: tuple[str, ...], most: int = 6) -> str:
    """A, B and C; of long lists the first ones and how many more there are."""
    shown = list(keys[:most])
    if len(keys) > most:
        return f"{', '.join(shown)} and {len(keys) - most} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))) if shown else ""


def called(task: TaskTimes) -> str:
    """Key and name."""
    return f"{task.key} {task.name}".strip()


def when_text(task: TaskTimes) -> str:
    """From when to when the task lasts, at the earliest."""
    if task.start_date and task.end_date:
        at = short_day(task.end_date)
        return at if task.start_date == task.end_date else f"{short_day(task.start_date)} to {at}"
    return f"day {number(task.early_start)} to {number(task.early_finish)}"


def float_text(task: TaskTimes) -> str:
    """What the float means for the task."""
    return "critical, float 0" if task.critical else f"float {number(task.total_float)}"


def margin_text(margin: float) -> str:
    """How the plan stands to its deadline: 6 days to spare, 3 days late, or no day to spare."""
    if margin == 0:
        return "no day to spare before the deadline"
    return f"{days(margin)} to spare before the deadline" if margin > 0 else f"{days(-margin)} late for the deadline"


def by_key(result: Result) -> dict[str, TaskTimes]:
    """The rows of a result by their keys."""
    return {task.key: task for task in result.tasks}
