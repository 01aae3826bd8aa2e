"""Engagements as part of the learner's records: their present state goes along, and of two states the newer stays.

The history stays where it was made. An untouched case customer is nothing to take along: every store has one.
"""

import json
import sqlite3

from csm_course.engagement import history
from csm_course.engagement.case import CASE_ID, case_engagement
from csm_course.engagement.document import Engagement
from csm_course.engagement.history import Step
from csm_course.engagement.migration import read_engagement
from csm_course.engagement.shelf import BEGUN, cards
from csm_course.store.records import EngagementRow, stamp
from csm_course.store.scope import WORKED_ON

TAKEN_IN = "Taken in with your records"


def exported(connection: sqlite3.Connection) -> tuple[EngagementRow, ...]:
    """Every engagement that was worked on, as it is now."""
    rows = connection.execute(f"SELECT id FROM engagements WHERE {WORKED_ON} ORDER BY id").fetchall()
    known = {card.id: card for card in cards(connection)}
    return tuple(
        EngagementRow(
            changed=known[name].changed,
            worked=known[name].worked,
            document=history.present(connection, name).engagement.model_dump(mode="json"),
        )
        for (name,) in rows
    )


def take(connection: sqlite3.Connection, row: EngagementRow) -> bool:
    """Take the engagement in if it is new or newer: as a step that can be undone. Raises `NotUnderstood`."""
    theirs = checked(row)
    is_newer = _is_newer(connection, theirs, stamp(row.changed))
    if is_newer:
        _put(connection, theirs, Step(row.changed, "", TAKEN_IN))
    return _note_work(connection, theirs.id, row) or is_newer


def _is_newer(connection: sqlite3.Connection, theirs: Engagement, changed: str) -> bool:
    """True where there is none, or an older state; any state is newer than an untouched one."""
    query = f"SELECT changed, {WORKED_ON} FROM engagements WHERE id = ?"
    there = connection.execute(query, (theirs.id,)).fetchone()
    if there is None or not there[1] or there[0] != changed:
        return there is None or not there[1] or there[0] < changed
    return _text(history.present(connection, theirs.id).engagement) < _text(theirs)


def _put(connection: sqlite3.Connection, theirs: Engagement, step: Step) -> None:
    """The engagement as the present state here, under its own title."""
    there = connection.execute("SELECT 1 FROM engagements WHERE id = ?", (theirs.id,)).fetchone()
    if there is None and theirs.id == CASE_ID:  # its first step is the first day here as well
        there = history.begin(connection, case_engagement(), Step(step.at, "", BEGUN))
    write = history.go_on if there else history.begin
    write(connection, theirs, step)
    connection.execute("UPDATE engagements SET title = ? WHERE id = ?", (theirs.title, theirs.id))


def checked(row: EngagementRow) -> Engagement:
    """The engagement in the row; only the course's own case customer is of the course. Raises `NotUnderstood`."""
    found = read_engagement(row.document).engagement
    return found.model_copy(update={"kind": "course" if found.id == CASE_ID else "own"})


def _note_work(connection: sqlite3.Connection, engagement: str, row: EngagementRow) -> bool:
    """When each tool was worked with last, here or there; False where that was known."""
    counts = [
        connection.execute(
            "INSERT INTO engagement_worked (engagement, slug, at) VALUES (?, ?, ?)"
            " ON CONFLICT (engagement, slug) DO UPDATE SET at = excluded.at WHERE excluded.at > at",
            (engagement, slug, stamp(at)),
        ).rowcount
        for slug, at in row.worked.items()
    ]
    return any(counts)


def _text(engagement: Engagement) -> str:
    """Decides between two states of one moment, alike on every computer."""
    return json.dumps(engagement.model_dump(mode="json"), sort_keys=True)
