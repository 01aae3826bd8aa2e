"""Values to rows and rows to values: the only place that knows how an attempt or a due date is written down."""

import json
import sqlite3
from datetime import date, datetime

from csm_course.store.records import Attempt, DueRow, PageRow, stamp

PAGE_COLUMNS = "page, opened, last_opened, completed, marked"
AttemptRow = tuple[str, str, float, float, int | None, int, str]


def put_attempt(connection: sqlite3.Connection, attempt: Attempt) -> bool:
    """Add the attempt; False where the very same is there already."""
    values = (
        attempt.exercise,
        stamp(attempt.at),
        attempt.points,
        attempt.maximum,
        attempt.passed,
        attempt.by_person,
        json.dumps(attempt.answer, ensure_ascii=False, allow_nan=False, sort_keys=True),
    )
    cursor = connection.execute(
        "INSERT OR IGNORE INTO attempts (exercise, at, points, maximum, passed, by_person, answer)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        values,
    )
    return cursor.rowcount == 1


def attempt_of(row: AttemptRow) -> Attempt:
    """The attempt a row holds."""
    exercise, at, points, maximum, passed, by_person, answer = row
    return Attempt(
        exercise=exercise,
        at=datetime.fromisoformat(at),
        points=points,
        maximum=maximum,
        passed=None if passed is None else bool(passed),
        by_person=bool(by_person),
        answer=json.loads(answer),
    )


def set_due_row(connection: sqlite3.Connection, module: str, day: date | None, changed: datetime) -> None:
    """Write down until when a module is due, and when that was decided."""
    connection.execute(
        "INSERT OR REPLACE INTO due (module, day, changed) VALUES (?, ?, ?)",
        (module, day.isoformat() if day else None, stamp(changed)),
    )


def page_of(row: tuple[str, str, str, str | None, str | None]) -> PageRow:
    """The page a row holds."""
    page, opened, last, completed, marked = row
    return PageRow(
        page=page,
        opened=datetime.fromisoformat(opened),
        last_opened=datetime.fromisoformat(last),
        completed=datetime.fromisoformat(completed) if completed else None,
        marked=datetime.fromisoformat(marked) if marked else None,
    )


def due_of(row: tuple[str, str | None, str]) -> DueRow:
    """The due date a row holds."""
    module, day, changed = row
    return DueRow(module=module, day=date.fromisoformat(day) if day else None, changed=datetime.fromisoformat(changed))
