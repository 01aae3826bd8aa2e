"""A damaged file is set aside as `.bad`, never deleted, by one window while the others wait."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path

Fingerprint = tuple[int, int] | None


def fingerprint(file: Path) -> Fingerprint:
    """Which file stands there: a new one has another number."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


@contextmanager
def alone(file: Path, patience: float) -> Iterator[None]:
    """Only one window is in here at a time; the lock is a database of its own, and ends with whoever holds it."""
    lock = file.with_name(f"{file.name}.lock")
    with closing(sqlite3.connect(lock, timeout=patience, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


def set_aside(file: Path) -> str:
    """Rename the file with its journal to the first free `.bad` name, and give that name. Raises OSError."""
    names = (f"{file.name}.bad{number or ''}" for number in count())
    target = next(name for name in names if not os.path.lexists(file.parent / name))
    for journal in ("-wal", "-shm"):  # first: a journal left behind would be read into the new file
        with suppress(FileNotFoundError):
            file.with_name(file.name + journal).rename(file.with_name(target + journal))
    file.rename(file.with_name(target))
    return target
