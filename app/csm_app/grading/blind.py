"""Blind grading: what nbgrader tells of learners, with made-up names in the place of their own."""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

PERSONAL = ("email", "lms_user_id", "timestamp", "display_timestamp")
"""Fields of nbgrader's answers that tell who somebody is, or, by the order of handing in, may tell it."""
PREFIX = "learner-"
TALK = ("log", "error", "message")
"""Fields in which nbgrader's commands tell what they did, with ids in the running text."""


def stand_in(student: str) -> str:
    """The made-up name of a learner: the same on every page, for every marker.

    It hides names from who does not want to see them. Who has the course's folder on disk can look them up anyway.
    """
    return f"{PREFIX}{sha256(f'csm/{student}'.encode()).hexdigest()[:10]}"


def full_name(student: str) -> dict[str, str]:
    """The made-up name in the fields that nbgrader has for a name: "Learner, 1f3a9c2e77"."""
    return {"last_name": "Learner", "first_name": stand_in(student).removeprefix(PREFIX)}


def behind(name: str, students: Iterable[str]) -> str | None:
    """The learner with this made-up name; None where there is none, as for a real id."""
    return next((student for student in students if stand_in(student) == name), None)


def without_names(told: object, students: Iterable[str]) -> object:
    """nbgrader's answer without anything personal. Lists are put in the order of the made-up names."""
    names = {student: stand_in(student) for student in students}
    return _hidden(told, names)


def _hidden(told: object, names: Mapping[str, str]) -> object:
    if isinstance(told, list):
        return _shuffled([_hidden(one, names) for one in told])
    if isinstance(told, dict):
        return _without(told, names)
    return told


def _without(told: Mapping[str, object], names: Mapping[str, str]) -> dict[str, object]:
    found = {key: None if key in PERSONAL else value for key, value in told.items()}
    place = "id" if "email" in told else "student"  # a learner, or something of one
    if isinstance(student := told.get(place), str):
        found[place] = stand_in(student)
        found |= {key: name for key, name in full_name(student).items() if key in told}
    for key in TALK:
        if isinstance(text := found.get(key), str):
            found[key] = in_text(text, names)
    return found


def in_text(text: str, names: Mapping[str, str]) -> str:
    """Running text with made-up names, where the ids stand as words of their own."""
    for student in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<![\w-]){re.escape(student)}(?![\w-])", names[student], text)
    return text


def _shuffled(rows: list[object]) -> list[object]:
    """Rows about learners, no longer in the order of their names; others, and numbered ones, stay where they are."""
    if not rows or not all(isinstance(row, dict) and "index" not in row for row in rows):
        return rows
    key = "student" if all("student" in row for row in rows if isinstance(row, dict)) else "id"
    if key == "id" and not all("email" in row for row in rows if isinstance(row, dict)):
        return rows
    return sorted(rows, key=lambda row: str(row[key]) if isinstance(row, dict) else "")
