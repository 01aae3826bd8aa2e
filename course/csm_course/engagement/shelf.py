"""The list of engagements: which there are, which is chosen, and a place for a new one."""

import secrets
import sqlite3
from datetime import datetime

from csm_course.engagement import history
from csm_course.engagement.case import CASE_ID
from csm_course.engagement.document import LONGEST_TITLE, Card, Engagement, tidy_title
from csm_course.engagement.history import Step
from csm_course.store.records import now, stamp

BEGUN = "Begun"


def cards(connection: sqlite3.Connection) -> tuple[Card, ...]:
    """The course's own first, then by title."""
    worked: dict[str, dict[str, datetime]] = {}
    for engagement, slug, at in connection.execute("SELECT engagement, slug, at FROM engagement_worked ORDER BY at"):
        worked.setdefault(engagement, {})[slug] = datetime.fromisoformat(at)
    rows = connection.execute("SELECT id, title, kind, changed FROM engagements").fetchall()
    rows.sort(key=lambda row: (row[2] != "course", row[1].casefold(), row[0]))
    return tuple(
        Card(id=name, title=title, kind=kind, changed=datetime.fromisoformat(changed), worked=worked.get(name, {}))
        for name, title, kind, changed in rows
    )


def chosen(connection: sqlite3.Connection) -> str:
    """The engagement chosen last; the case customer where there is none."""
    query = "SELECT c.engagement FROM engagement_chosen c JOIN engagements e ON e.id = c.engagement"
    row = connection.execute(query).fetchone()
    return row[0] if row else CASE_ID


def add(connection: sqlite3.Connection, engagement: Engagement, title: str, what: str) -> str:
    """Put an own engagement on the shelf, under a new id and a title of its own; gives the id."""
    facts = {"id": secrets.token_hex(8), "title": free_title(connection, title), "kind": "own"}
    return history.begin(connection, engagement.model_copy(update=facts), Step(now(), "", what)).engagement.id


def note_work(connection: sqlite3.Connection, engagement: str, slug: str) -> None:
    """Note that the tool was worked with now."""
    query = "INSERT OR REPLACE INTO engagement_worked (engagement, slug, at) VALUES (?, ?, ?)"
    connection.execute(query, (engagement, slug, stamp(now())))


def free_title(connection: sqlite3.Connection, title: str, besides: str = "") -> str:
    """The title, with a number behind it where another engagement has it: “Kestrel Foods (2)”."""
    wanted = tidy_title(title)
    taken = {row[0].casefold() for row in connection.execute("SELECT title FROM engagements WHERE id != ?", (besides,))}
    found, count = wanted, 1
    while found.casefold() in taken:
        count += 1
        found = f"{wanted[: LONGEST_TITLE - 6].rstrip()} ({count})"
    return found
