"""How the pages of the course put numbers, days and states into words."""

from datetime import date
from urllib.parse import quote

from csm_app.home.catalogue import Page
from csm_course.wording import counted

KIND_NAMES = {"lesson": "Lesson", "workbook": "Workbook", "scenario": "Scenario", "test": "Module test"}

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip


def address(base_url: str, door: str, page: Page) -> str:
    """Where a page opens; `door` is `voila/render` (without code) or `lab/tree`."""
    return f"{base_url}{door}/{quote(page.path)}"


def module_address(base_url: str, number: int) -> str:
    """The page of a module."""
    return f"{base_url}course/m{number:02d}"


def label(page: Page) -> str:
    """What kind of page it is and which: "Lesson 1.3"."""
    name = KIND_NAMES.get(page.facts.kind, page.facts.kind.capitalize())
    number = page.facts.id.partition("-")[2]
    return f"{name} {number}" if page.facts.kind in ("lesson", "workbook") and number else name


def named(page: Page) -> str:
    """The page with its kind: "Workbook 1.1: The brief"; a test that is called nothing else says whose it is."""
    if page.facts.title.casefold() == label(page).casefold():
        return f"{page.facts.title}, module {page.module}"
    return f"{label(page)}: {page.facts.title}"


def effort(page: Page) -> str:
    """What it asks and gives: "15 minutes", "40 minutes, 60 points"."""
    minutes = counted(page.facts.minutes, "minute") if page.facts.minutes else ""
    points = f"{page.facts.points:g} points" if page.facts.points else ""
    return ", ".join(part for part in (minutes, points) if part)


def duration(minutes: int) -> str:
    """Minutes as one says them: "45 min", "2 h", "2 h 5 min"."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    return " ".join([*parts, f"{rest} min"] if rest or not hours else parts)


def day_name(day: date) -> str:
    """A day with its weekday: "Thursday, 26 November"; no month name of the server's own language."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}"


def days_left(days: int) -> str:
    """How far a day is: "today", "in 3 days", "2 days late"."""
    if days < 0:
        return f"{counted(-days, 'day')} late"
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
