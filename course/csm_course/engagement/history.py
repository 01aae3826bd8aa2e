"""An engagement's history in the store: every state has a number that is never used again.

Revisions on the `line` are the steps that undo and redo walk along. Those off it (folded into a later step, or given up
by going on after an undo) are no steps any more, but still tell what a window knew that was opened on them.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise, takewhile
from typing import NamedTuple

from pydantic import ValidationError

from csm_course.engagement.document import Change, Engagement, Kept
from csm_course.engagement.migration import read_engagement
from csm_course.engagement.tree import Path
from csm_course.engagement.trouble import GONE, NoEngagement
from csm_course.store.records import read_document, stamp

STEPS = 300
"""How many steps of an engagement can be undone."""

NEARBY = 3
"""How many steps back a keep is recognised as going back: a page's own undo comes to the store as a keep."""

BASES = 200
"""How many further revisions are kept for windows that were opened on them."""

_INSERT = (
    "INSERT INTO engagement_revisions (engagement, revision, at, began, slug, what, facts, line, document)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)"
)
_PRUNE = (
    "DELETE FROM engagement_revisions WHERE engagement = ? AND line = ? AND revision NOT IN (SELECT revision FROM"
    " engagement_revisions WHERE engagement = ? AND line = ? ORDER BY revision DESC LIMIT ?)"
)


class Step(NamedTuple):
    """What is remembered of a step: when and with which tool, what changed in words, and which facts it touched."""

    at: datetime
    slug: str
    what: str
    facts: tuple[Path, ...] = ()
    began: datetime | None = None


def present(connection: sqlite3.Connection, engagement: str) -> Kept:
    """The engagement as it is now. Raises `NoEngagement`."""
    row = connection.execute("SELECT revision FROM engagements WHERE id = ?", (engagement,)).fetchone()
    found = state(connection, engagement, row[0]) if row else None
    if found is None:
        raise NoEngagement(GONE)
    return found


def state(connection: sqlite3.Connection, engagement: str, revision: int) -> Kept | None:
    """The engagement as it was at a revision, under the name it has today; None where that is not kept any more."""
    query = (
        "SELECT e.title, e.kind, r.document FROM engagement_revisions r JOIN engagements e ON e.id = r.engagement"
        " WHERE r.engagement = ? AND r.revision = ?"
    )
    row = connection.execute(query, (engagement, revision)).fetchone()
    if row is None:
        return None
    title, kind, document = row
    found, notes = _read(zlib.decompress(document))
    named = found.model_copy(update={"id": engagement, "title": title, "kind": kind})
    return Kept(engagement=named, revision=revision, notes=notes)


def begin(connection: sqlite3.Connection, engagement: Engagement, step: Step) -> Kept:
    """A new engagement with its first step."""
    connection.execute(
        "INSERT INTO engagements (id, kind, title, changed, revision) VALUES (?, ?, ?, ?, 0)",
        (engagement.id, engagement.kind, engagement.title, stamp(step.at)),
    )
    return go_on(connection, engagement, step)


def go_on(connection: sqlite3.Connection, engagement: Engagement, step: Step, fold: bool = False) -> Kept:
    """A further step; with `fold` it takes the place of the present one. What had been undone is given up."""
    now = _present_number(connection, engagement.id)
    given_up = f"UPDATE engagement_revisions SET line = 0 WHERE engagement = ? AND revision {'>=' if fold else '>'} ?"
    connection.execute(given_up, (engagement.id, now))
    top = "SELECT ifnull(max(revision), 0) FROM engagement_revisions WHERE engagement = ?"
    revision = connection.execute(top, (engagement.id,)).fetchone()[0] + 1
    document = zlib.compress(engagement.model_dump_json().encode(), 3)
    moments = stamp(step.at), stamp(step.began or step.at)
    values = (engagement.id, revision, *moments, step.slug, step.what, json.dumps(step.facts), document)
    connection.execute(_INSERT, values)
    _stand(connection, engagement.id, revision, step.at)
    for line, most in ((1, STEPS), (0, BASES)):
        connection.execute(_PRUNE, (engagement.id, line, engagement.id, line, most))
    return Kept(engagement=engagement, revision=revision)


def move(connection: sqlite3.Connection, engagement: str, back: bool, at: datetime) -> Kept | None:
    """One step back or forth along the line; None at its end."""
    now = _present_number(connection, engagement)
    found, sign = ("max(revision)", "<") if back else ("min(revision)", ">")
    query = f"SELECT {found} FROM engagement_revisions WHERE engagement = ? AND line = 1 AND revision {sign} ?"
    (revision,) = connection.execute(query, (engagement, now)).fetchone()
    if revision is None:
        return None
    return stand_at(connection, engagement, revision, at)


def nearby(connection: sqlite3.Connection, engagement: str, slug: str) -> Iterator[int]:
    """The revisions a few steps of this tool back, nearest first, then the next one forth."""
    now = _present_number(connection, engagement)
    query = "SELECT revision, slug FROM engagement_revisions WHERE engagement = ? AND line = 1 AND revision"
    back = connection.execute(f"{query} <= ? ORDER BY revision DESC LIMIT ?", (engagement, now, NEARBY + 1)).fetchall()
    steps = takewhile(lambda pair: pair[0][1] == slug, pairwise(back))
    yield from (before[0] for _, before in steps)
    forth = connection.execute(f"{query} > ? ORDER BY revision LIMIT 1", (engagement, now)).fetchone()
    if forth and forth[1] == slug:
        yield forth[0]


def stand_at(connection: sqlite3.Connection, engagement: str, revision: int, at: datetime) -> Kept:
    """The engagement at a revision of the line: the steps between can be walked as after undo and redo."""
    _stand(connection, engagement, revision, at)
    return present(connection, engagement)


def former_step(connection: sqlite3.Connection, engagement: str, revision: int) -> tuple[Step, int] | None:
    """The step that led to the revision, and the revision before it; None where one of them is not kept any more."""
    query = (
        "SELECT at, slug, what, facts, began, (SELECT max(revision) FROM engagement_revisions WHERE engagement = ?1"
        " AND line = 1 AND revision < ?2), (SELECT count(*) FROM engagement_revisions WHERE engagement = ?1"
        " AND line = 1 AND revision > ?2)"
        " FROM engagement_revisions WHERE engagement = ?1 AND revision = ?2 AND line = 1"
    )
    row = connection.execute(query, (engagement, revision)).fetchone()
    if row is None or row[5] is None or row[6]:
        return None
    at, slug, what, facts, began, before, _ = row
    paths = tuple(tuple(path) for path in json.loads(facts))
    return Step(datetime.fromisoformat(at), slug, what, paths, datetime.fromisoformat(began)), before


def changes(connection: sqlite3.Connection, engagement: str) -> tuple[Change, ...]:
    """The steps on the line, newest first. Raises `NoEngagement`."""
    now = _present_number(connection, engagement)
    rows = connection.execute(
        "SELECT revision, at, slug, what FROM engagement_revisions WHERE engagement = ? AND line = 1"
        " ORDER BY revision DESC",
        (engagement,),
    )
    return tuple(
        Change(revision=revision, at=datetime.fromisoformat(at), slug=slug, what=what, undone=revision > now)
        for revision, at, slug, what in rows
    )


def _read(document: bytes) -> tuple[Engagement, tuple[str, ...]]:
    """The quick way for what this version has written, the careful one for all else."""
    try:
        return Engagement.model_validate_json(document), ()
    except ValidationError:
        return read_engagement(read_document(document.decode()))  # type: ignore[arg-type]  # it is plain JSON


def _present_number(connection: sqlite3.Connection, engagement: str) -> int:
    row = connection.execute("SELECT revision FROM engagements WHERE id = ?", (engagement,)).fetchone()
    if row is None:
        raise NoEngagement(GONE)
    number: int = row[0]
    return number


def _stand(connection: sqlite3.Connection, engagement: str, revision: int, at: datetime) -> None:
    query = "UPDATE engagements SET revision = ?, changed = ? WHERE id = ?"
    connection.execute(query, (revision, stamp(at), engagement))
