"""The page “My records” as HTML."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from csm_app.home.layout import Words, environment_of, static_address
from csm_app.home.wording import label
from csm_app.records.summary import Line, PageLines, Summary

FOLDER = Path(__file__).parent
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def render(summary: Summary, base_url: str) -> str:
    """The page; `base_url` as Jupyter Server has it, with slashes on both ends."""
    page: str = _environment().get_template("records.html").render(kept=summary, base_url=base_url)
    return page


def heading(group: PageLines) -> str:
    """The page's kind, number and title: "Lesson 1.3: …", "Module test, module 1"."""
    if group.page is None:
        return "No longer part of the course"
    kind, title = label(group.page), group.page.facts.title
    where = "" if any(sign.isdigit() for sign in kind) else f", module {group.module}"
    return f"{kind}{where}" if title == kind else f"{kind}{where}: {title}"


def result(line: Line) -> str:
    """The best result in words: "8 of 10 points", "passed"; no points where a person gives them."""
    best = line.best
    if best is None:
        return "Answered, not checked"
    if best.by_person:
        return "For your instructor"
    points = f"{best.points:g} of {best.maximum:g}"
    return points if best.passed is None else f"{points}, {'passed' if best.passed else 'not passed yet'}"


def share(line: Line) -> int:
    """The best result in percent, for the bar beside it; 0 without one."""
    return round(100 * min(line.best.points / line.best.maximum, 1)) if line.best and line.best.maximum > 0 else 0


def moment(when: datetime) -> str:
    """A moment in the time of this computer: "22 Nov 2026, 10:15"."""
    here = when.astimezone()
    return f"{here.day} {MONTHS[here.month - 1]} {here.year}, {here:%H:%M}"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """The shared templates and this page's own."""
    words: Words = {"heading": heading, "result": result, "share": share, "moment": moment}
    return environment_of(FOLDER / "templates", words, {"own": _own})


def _own(base_url: str, name: str) -> str:
    """The address of one of this page's files; it changes with the file."""
    return static_address(f"{base_url}course/records/", FOLDER / "static", name)
