"""Forgetting: what a reset covers - everything, a module (`M-1`), or a page (`L-1.3`) with its exercises."""

import re
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from csm_course.store.records import Moved
from csm_course.store.schema import writing
from csm_course.store.trouble import NotUnderstood

Condition = tuple[str, tuple[str, ...]]
UNKNOWN = "“{scope}” is neither a module nor a page of the course, so nothing was reset."
WORKED_ON = "(kind != 'course' OR 1 < (SELECT count(*) FROM engagement_revisions WHERE engagement = engagements.id))"
"""Finds the engagements that hold work of the learner: all but a case customer that is as it was made."""

_ALL: Condition = ("1", ())
_NONE: Condition = ("0", ())


@dataclass(frozen=True)
class Places:
    """The conditions that find the rows of a scope, by exercise, page and module."""

    exercise: Condition
    page: Condition
    module: Condition


def forget(connection: sqlite3.Connection, scope: str, exercises: Collection[str], rehearsal: bool = False) -> Moved:
    """Delete what belongs to the scope; a rehearsal only counts."""
    where = places(scope, exercises)
    with writing(connection, rehearsal):
        if scope == "all":
            connection.execute("DELETE FROM notices")
        return Moved(
            answers=_delete(connection, "answers", where.exercise),
            attempts=_delete(connection, "attempts", where.exercise),
            pages=_delete(connection, "pages", where.page),
            due=_delete(connection, "due", where.module),
            engagements=_delete_engagements(connection) if scope == "all" else 0,
        )


def places(scope: str, exercises: Collection[str] = ()) -> Places:
    """The conditions for a scope. Raises `NotUnderstood` for what is no scope."""
    if scope == "all":
        return Places(_ALL, _ALL, _ALL)
    if module := re.fullmatch(r"M-([0-9]{1,3})", scope):
        return _module(int(module[1]))
    if re.fullmatch(r"[A-Z]{1,8}-[0-9]{1,3}(\.[0-9]{1,3})*", scope):
        marks = ", ".join("?" for _ in exercises)
        return Places((f"exercise IN ({marks})", tuple(exercises)), ("page = ?", (scope,)), _NONE)
    raise NotUnderstood(UNKNOWN.format(scope=scope[:40]))


def _module(number: int) -> Places:
    """Exercises are named `m01-…`, pages `L-1.3` or `T-1`."""
    return Places(
        ("exercise GLOB ?", (f"m{number:02d}-*",)),
        ("page GLOB ? OR page GLOB ?", (f"*-{number}", f"*-{number}.*")),
        ("module = ?", (f"M-{number}",)),
    )


def _delete_engagements(connection: sqlite3.Connection) -> int:
    """All of them: the next visit begins the course's own anew, which does not count while nobody worked on it."""
    (count,) = connection.execute(f"SELECT count(*) FROM engagements WHERE {WORKED_ON}").fetchone()
    for table in ("engagements", "engagement_revisions", "engagement_worked", "engagement_chosen"):
        connection.execute(f"DELETE FROM {table}")
    return int(count)


def _delete(connection: sqlite3.Connection, table: str, condition: Condition) -> int:
    clause, values = condition
    return connection.execute(f"DELETE FROM {table} WHERE {clause}", values).rowcount
