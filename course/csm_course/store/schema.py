"""The tables of the store and how an older file becomes a newer one: one step per version, in `PRAGMA user_version`.

A step that learners may have run is never edited; a change to the tables is a new step at the end.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from csm_course.store.trouble import FOREIGN, NEWER, StoreTrouble

_FIRST = (
    "CREATE TABLE pages (page TEXT PRIMARY KEY, opened TEXT NOT NULL, last_opened TEXT NOT NULL,"
    " completed TEXT, marked TEXT)",
    "CREATE TABLE answers (exercise TEXT PRIMARY KEY, saved TEXT NOT NULL, document TEXT NOT NULL)",
    "CREATE TABLE attempts (id INTEGER PRIMARY KEY, exercise TEXT NOT NULL, at TEXT NOT NULL, points REAL NOT NULL,"
    " maximum REAL NOT NULL, passed INTEGER, by_person INTEGER NOT NULL)",
)
"""Version 1: pages, answers, and attempts with their points."""

_SECOND = (
    "ALTER TABLE attempts ADD COLUMN answer TEXT NOT NULL DEFAULT '{}'",
    "CREATE UNIQUE INDEX one_attempt ON attempts"
    " (exercise, at, points, maximum, ifnull(passed, -1), by_person, answer)",
    "CREATE TABLE due (module TEXT PRIMARY KEY, day TEXT, changed TEXT NOT NULL)",
    "CREATE TABLE notices (at TEXT NOT NULL, sentence TEXT NOT NULL)",
)
"""Version 2: what was answered at each attempt, due dates, and what the learner must be told of the store itself.

A due date that was taken away keeps its row with an empty day, so that an older export cannot bring it back.
"""

_THIRD = (
    "CREATE TABLE engagements (id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, changed TEXT NOT NULL,"
    " revision INTEGER NOT NULL)",
    "CREATE TABLE engagement_revisions (engagement TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL,"
    " began TEXT NOT NULL, slug TEXT NOT NULL, what TEXT NOT NULL, facts TEXT NOT NULL, line INTEGER NOT NULL,"
    " document BLOB NOT NULL, PRIMARY KEY (engagement, revision))",
    "CREATE TABLE engagement_worked (engagement TEXT NOT NULL, slug TEXT NOT NULL, at TEXT NOT NULL,"
    " PRIMARY KEY (engagement, slug))",
    "CREATE TABLE engagement_chosen (one INTEGER PRIMARY KEY CHECK (one = 1), engagement TEXT NOT NULL)",
)
"""Version 3: engagements with their revisions, when each tool was worked with, and the engagement that is chosen.

`engagements.revision` is the present state. A revision off the `line` is no step of the history any more.
"""

STEPS = (_FIRST, _SECOND, _THIRD)
VERSION = len(STEPS)


def prepare(connection: sqlite3.Connection, file: object) -> None:
    """Bring the tables to this version. Raises `StoreTrouble` for a newer file or one of another program."""
    found = _version(connection)
    if found > VERSION:
        raise StoreTrouble(NEWER)
    if found == 0 and _has_tables(connection) and _version(connection) == 0:  # not just made by another window
        raise StoreTrouble(FOREIGN.format(file=file))
    if found < VERSION:
        with writing(connection):
            _climb(connection)


@contextmanager
def writing(connection: sqlite3.Connection, rehearsal: bool = False) -> Iterator[None]:
    """All of it or nothing; other windows wait meanwhile. A rehearsal is undone at its end."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise
    connection.execute("ROLLBACK" if rehearsal else "COMMIT")


def _climb(connection: sqlite3.Connection) -> None:
    """The steps that are still missing; another window may have taken them while this one waited."""
    for step in STEPS[_version(connection) :]:
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _version(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def _has_tables(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
