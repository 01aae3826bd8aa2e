"""The learner's store as everybody uses it: short calls, each complete in itself, from any number of processes.

Every call may raise `StoreTrouble`, whose text is for the learner, and nothing else.
"""

import sqlite3
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TypeVar

from csm_course.store.connection import Work, visit
from csm_course.store.location import store_file
from csm_course.store.records import (
    Attempt,
    Envelope,
    Moved,
    PageProgress,
    PageRow,
    document_text,
    now,
    read_document,
    stamp,
)
from csm_course.store.rows import PAGE_COLUMNS, attempt_of, put_attempt, set_due_row
from csm_course.store.schema import writing
from csm_course.store.trouble import NO_ANSWER, NotUnderstood

T = TypeVar("T")


class LearnerStore:
    """Progress, answers and attempts of one learner. `file`: the place of the store, if not the learner's own."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or store_file()

    # Progress ---------------------------------------------------------------------------------------

    def opened(self, page: str) -> None:
        """Remember that a page (`L-1.3`) was opened now."""
        self._put_page(page, None, "last_opened = excluded.last_opened")

    def set_complete(self, page: str, done: bool) -> None:
        """Mark a page as complete, or take the mark away."""
        self._put_page(page, done, "completed = excluded.completed, marked = excluded.marked")

    def pages(self) -> dict[str, PageProgress]:
        """How far the learner is with every page that was ever opened."""

        def work(connection: sqlite3.Connection) -> dict[str, PageProgress]:
            rows = connection.execute(f"SELECT {PAGE_COLUMNS} FROM pages ORDER BY page")
            return {
                page: PageProgress(opened=opened, completed=completed, last_opened=last)
                for page, opened, last, completed, _ in rows
            }

        return self._read(work, {})

    def last_page(self) -> str | None:
        """The page opened last, from which to continue."""

        def work(connection: sqlite3.Connection) -> str | None:
            row = connection.execute("SELECT page FROM pages ORDER BY last_opened DESC, page LIMIT 1").fetchone()
            return row[0] if row else None

        return self._read(work, None)

    # Answers ----------------------------------------------------------------------------------------

    def keep_answer(self, exercise: str, document_json: str) -> None:
        """Keep the answer document of an exercise, as its file has it; the one kept before gives way."""

        def work(connection: sqlite3.Connection) -> None:
            saved = _saved(exercise, document_json)
            with writing(connection):
                connection.execute(
                    "INSERT OR REPLACE INTO answers (exercise, saved, document) VALUES (?, ?, ?)",
                    (exercise, saved, document_json),
                )

        self._visit(work)

    def answer(self, exercise: str) -> str | None:
        """The kept answer document of an exercise, as text."""

        def work(connection: sqlite3.Connection) -> str | None:
            row = connection.execute("SELECT document FROM answers WHERE exercise = ?", (exercise,)).fetchone()
            return row[0] if row else None

        return self._read(work, None)

    def answers(self) -> dict[str, str]:
        """Every kept answer document, as text, by exercise."""
        query = "SELECT exercise, document FROM answers ORDER BY exercise"
        return self._read(lambda connection: dict(connection.execute(query).fetchall()), {})

    # Attempts ---------------------------------------------------------------------------------------

    def add_attempt(self, attempt: Attempt) -> None:
        """Remember a judged answer."""

        def work(connection: sqlite3.Connection) -> None:
            with writing(connection):
                put_attempt(connection, attempt)

        self._visit(work)

    def attempts(self, exercise: str | None = None) -> tuple[Attempt, ...]:
        """The attempts at an exercise, or at all of them, oldest first."""

        def work(connection: sqlite3.Connection) -> tuple[Attempt, ...]:
            rows = connection.execute(
                "SELECT exercise, at, points, maximum, passed, by_person, answer FROM attempts"
                " WHERE exercise = ? OR ? IS NULL ORDER BY at, id",
                (exercise, exercise),
            )
            return tuple(attempt_of(row) for row in rows)

        return self._read(work, ())

    def best(self) -> dict[str, Attempt]:
        """The best attempt at each exercise: the largest share of the points, the latest of equals."""
        found: dict[str, Attempt] = {}
        for attempt in self.attempts():
            former = found.get(attempt.exercise)
            if former is None or _share(attempt) >= _share(former):
                found[attempt.exercise] = attempt
        return found

    # Due dates --------------------------------------------------------------------------------------

    def set_due(self, module: str, day: date | None) -> None:
        """Set the day by which a module (`M-1`) is to be done, or take it away."""

        def work(connection: sqlite3.Connection) -> None:
            with writing(connection):
                set_due_row(connection, module, day, now())

        self._visit(work)

    def due(self) -> dict[str, date]:
        """The modules with a due date."""
        query = "SELECT module, day FROM due WHERE day IS NOT NULL ORDER BY module"

        def work(connection: sqlite3.Connection) -> dict[str, date]:
            return {module: date.fromisoformat(day) for module, day in connection.execute(query)}

        return self._read(work, {})

    # The whole --------------------------------------------------------------------------------------

    def notices(self) -> tuple[str, ...]:
        """What the learner must be told of the store itself, such as that a damaged one was set aside."""
        query = "SELECT sentence FROM notices ORDER BY at"
        return self._read(lambda connection: tuple(row[0] for row in connection.execute(query)), ())

    def export(self) -> bytes:
        """Everything in the store, as JSON that `restore` takes."""
        from csm_course.store import transfer  # here and below: an exercise opens without

        return self._read(transfer.export, transfer.EMPTY)

    def restore(self, content: bytes, rehearsal: bool = False) -> Moved:
        """Take an export in: of two versions the newer stays, and nothing is deleted; a rehearsal only counts."""
        from csm_course.store import merge, transfer

        bundle = transfer.read_bundle(content)
        return self._visit(lambda connection: merge.merge(connection, bundle, rehearsal))

    def reset(self, scope: str, exercises: Collection[str] = (), rehearsal: bool = False) -> Moved:
        """Forget a page (`L-1.3`, with its `exercises`), a module (`M-1`) or `all`; a rehearsal only counts."""
        from csm_course.store.scope import forget

        return self._visit(lambda connection: forget(connection, scope, exercises, rehearsal))

    def _visit(self, work: Work[T]) -> T:
        return visit(self.file, work)

    def _read(self, work: Work[T], nothing: T) -> T:
        """Reading makes no file: where there is none, there is nothing."""
        return visit(self.file, work) if _is_there(self.file) else nothing

    def _put_page(self, page: str, done: bool | None, change: str) -> None:
        """Make the page's row, or change it; `done` is None where nothing is said of completion."""

        def work(connection: sqlite3.Connection) -> None:
            moment = now()
            row = PageRow(page=page, opened=moment, last_opened=moment)  # refuses what is no page
            marked = None if done is None else stamp(moment)
            values = (row.page, stamp(moment), stamp(moment), marked if done else None, marked)
            with writing(connection):
                connection.execute(
                    f"INSERT INTO pages ({PAGE_COLUMNS}) VALUES (?, ?, ?, ?, ?)"
                    f" ON CONFLICT (page) DO UPDATE SET {change}",
                    values,
                )

        self._visit(work)


def _saved(exercise: str, document_json: str) -> str:
    """When the document was saved. Raises `NotUnderstood` where it is no answer to that exercise."""
    try:
        document = read_document(document_json)
        document_text(document)  # no more than a file may hold
        envelope = Envelope.model_validate(document)
    except (ValueError, RecursionError) as error:
        raise NotUnderstood(NO_ANSWER.format(exercise=exercise)) from error
    if envelope.exercise != exercise:
        raise NotUnderstood(NO_ANSWER.format(exercise=exercise))
    return stamp(envelope.saved)


def _is_there(file: Path) -> bool:
    """False also where this account may not look."""
    try:
        return file.exists()
    except OSError:
        return False


def _share(attempt: Attempt) -> float:
    return attempt.points / attempt.maximum if attempt.maximum > 0 else 0.0
