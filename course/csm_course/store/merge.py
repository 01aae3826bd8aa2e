"""Taking an export in, by one rule: of two versions of the same thing the newer stays, and nothing is deleted.

Hence an export may be taken in twice, on two computers, in any order: the outcome is the same.
"""

import sqlite3
from datetime import datetime

from csm_course.engagement import records as engagements
from csm_course.store.records import DueRow, Envelope, Moved, PageRow, document_text, stamp
from csm_course.store.rows import PAGE_COLUMNS, page_of, put_attempt, set_due_row
from csm_course.store.schema import writing
from csm_course.store.transfer import Bundle


def merge(connection: sqlite3.Connection, bundle: Bundle, rehearsal: bool = False) -> Moved:
    """Take the export in, all of it or nothing; a rehearsal only counts."""
    with writing(connection, rehearsal):
        return Moved(
            answers=sum(_take_answer(connection, document) for document in bundle.answers),
            attempts=sum(put_attempt(connection, attempt) for attempt in bundle.attempts),
            pages=sum(_take_page(connection, page) for page in bundle.pages),
            due=sum(_take_due(connection, due) for due in bundle.due),
            engagements=sum(engagements.take(connection, row) for row in bundle.engagements),
        )


def newer_page(one: PageRow, other: PageRow) -> PageRow:
    """Both together: opened first and last, and the mark that was set or taken away last."""
    marked = max((one, other), key=lambda row: (_text(row.marked), _text(row.completed)))
    return PageRow(
        page=one.page,
        opened=min(one.opened, other.opened),
        last_opened=max(one.last_opened, other.last_opened),
        completed=marked.completed,
        marked=marked.marked,
    )


def _take_answer(connection: sqlite3.Connection, document: dict[str, object]) -> bool:
    envelope = Envelope.model_validate(document)
    new = (stamp(envelope.saved), document_text(document))
    query = "SELECT saved, document FROM answers WHERE exercise = ?"
    row = connection.execute(query, (envelope.exercise,)).fetchone()
    if row is not None and tuple(row) >= new:
        return False
    connection.execute(
        "INSERT OR REPLACE INTO answers (exercise, saved, document) VALUES (?, ?, ?)", (envelope.exercise, *new)
    )
    return True


def _take_page(connection: sqlite3.Connection, page: PageRow) -> bool:
    query = f"SELECT {PAGE_COLUMNS} FROM pages WHERE page = ?"
    row = connection.execute(query, (page.page,)).fetchone()
    ours = page_of(row) if row else None
    both = newer_page(ours, page) if ours else page
    if both == ours:
        return False
    moments = (both.opened, both.last_opened, both.completed, both.marked)
    connection.execute(
        f"INSERT OR REPLACE INTO pages ({PAGE_COLUMNS}) VALUES (?, ?, ?, ?, ?)",
        (both.page, *(stamp(moment) if moment else None for moment in moments)),
    )
    return True


def _take_due(connection: sqlite3.Connection, due: DueRow) -> bool:
    row = connection.execute("SELECT module, day, changed FROM due WHERE module = ?", (due.module,)).fetchone()
    if row and (row[2], row[1] or "") >= (stamp(due.changed), due.day.isoformat() if due.day else ""):
        return False
    set_due_row(connection, due.module, due.day, due.changed)
    return True


def _text(moment: datetime | None) -> str:
    return stamp(moment) if moment else ""
