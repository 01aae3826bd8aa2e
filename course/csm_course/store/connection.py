"""One short visit to the database file; a damaged file is set aside as `.bad`, and a new one begun.

Each call opens the file anew: a page lives for hours, and no window may hold the file from the others.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from csm_course.store.damage import Fingerprint, alone, fingerprint, set_aside
from csm_course.store.schema import prepare, writing
from csm_course.store.trouble import NOT_MOVED, STRANGE, StoreTrouble, is_damage, sentence

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

PATIENCE = 5.0
"""Seconds to wait while another window writes; a write takes milliseconds."""

TRIES = 3
"""How often a damaged file is replaced before it is given up: a new one may meet a failing disk as well."""

SET_ASIDE = (
    "Your records could not be read on {day} (the file was damaged). They were kept aside as “{name}”, and new ones "
    "were begun. The answers beside your pages are untouched and are taken into the new records."
)


def visit(file: Path, work: Work[T]) -> T:
    """What `work` gives on the open store. Raises `StoreTrouble`, never an error of the database."""
    for _ in range(TRIES):
        before = fingerprint(file)
        try:
            return _visit(file, work)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise StoreTrouble(sentence(error, file)) from error
        except OSError as error:
            raise StoreTrouble(sentence(error, file)) from error
        except (ValueError, RecursionError) as error:
            raise StoreTrouble(STRANGE) from error
        _begin_anew(file, before)
    raise StoreTrouble(NOT_MOVED.format(file=file))


def _visit(file: Path, work: Work[T]) -> T:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else's business
    with closing(sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)) as connection:
        prepare(connection, file)
        _let_readers_read(connection)
        return work(connection)


def _let_readers_read(connection: sqlite3.Connection) -> None:
    """Write-ahead mode: reading goes on while another window writes. Where that cannot be had, they take turns."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        with suppress(sqlite3.OperationalError):  # another window is at it; the next visit finds it done
            connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # a power cut costs at most the last moment, never the file


def _begin_anew(file: Path, before: Fingerprint) -> None:
    """Set the damaged file aside and note that in a new one, unless another window has done so meanwhile."""
    try:
        with alone(file, PATIENCE):
            if fingerprint(file) == before:
                _visit(file, _note(set_aside(file)))
    except (sqlite3.Error, OSError) as error:
        raise StoreTrouble(NOT_MOVED.format(file=file)) from error


def _note(name: str) -> Work[None]:
    """What tells the learner, on “My records”, that the file was set aside under this name."""
    now = datetime.now(UTC)
    told = SET_ASIDE.format(day=f"{now.day} {now:%B %Y}", name=name)

    def work(connection: sqlite3.Connection) -> None:
        with writing(connection):
            connection.execute("INSERT INTO notices (at, sentence) VALUES (?, ?)", (now.isoformat(), told))

    return work
