"""Where sittings are kept: SQLite for one learner or a small class, PostgreSQL for a Hub.

What has been answered for is on the disk: SQLite runs with a write-ahead log and waits for the disk at every commit, so
neither kill -9 nor a power cut loses a packet that was confirmed.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from csm_autograder.assessment.sittings import records, revisions
from csm_autograder.assessment.sittings.trouble import StorageTrouble

BUSY_MILLISECONDS = 30_000
SETTINGS: dict[str, Any] = {"pool_size": 10, "max_overflow": 10, "hide_parameters": True}
"""An error must not quote an answer: its text goes into a log."""
WRITES = "csm_writes"


class Storage:
    """An open database, at the newest revision; safe to use from many threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # SQLite lets one write at a time and makes the others poll; a queue of our own is fair and faster
        self._turn = threading.Lock() if engine.dialect.name == "sqlite" else None
        # PostgreSQL gives every statement a view of its own anyway: two messages less each time something is read
        self._reading = engine if self._turn else engine.execution_options(isolation_level="AUTOCOMMIT")

    @classmethod
    def open(cls, url: str) -> Self:
        """`sqlite:////path/to/file.sqlite3` or `postgresql+psycopg://...`. Raises StorageTrouble in words.

        Makes the database where there is none, and brings an older one up to date.
        """
        storage = cls(_engine(_address(url)))
        try:
            revisions.bring_up_to_date(storage._engine)
        except DBAPIError as error:
            storage.close()
            raise StorageTrouble(_reason(error)) from error
        except BaseException:
            storage.close()
            raise
        return storage

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that may write: all of it is kept, or nothing."""
        if self._turn is None:
            with self._engine.begin() as connection:
                yield connection
            return
        with self._turn, self._engine.connect() as connection:
            connection = connection.execution_options(**{WRITES: True})
            with connection.begin():
                yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """For reading only."""
        with self._reading.connect() as connection:
            yield connection

    def ping(self) -> None:
        """Returns when the database answers."""
        with self.read() as connection:
            connection.execute(text("select 1")).scalar_one()

    def latest(self) -> datetime | None:
        """The latest moment anything was written."""
        with self.read() as connection:
            return records.latest(connection)

    def revisions(self) -> tuple[str, str]:
        """The revision of the database, and the newest this course knows."""
        return revisions.revision_of(self._engine) or "", revisions.HEAD

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError:
        raise StorageTrouble("The address of the storage cannot be read. Write sqlite:////path/file.sqlite3.") from None
    if address.get_backend_name() not in ("sqlite", "postgresql"):
        name = address.get_backend_name()
        raise StorageTrouble(f"Sittings are kept in SQLite or PostgreSQL, not in {name}. Correct the address.")
    if address.get_backend_name() == "sqlite" and address.database in (None, "", ":memory:"):
        raise StorageTrouble("Sittings must outlive the process: name a file, as in sqlite:////path/file.sqlite3.")
    return address


def _engine(address: URL) -> Engine:
    try:
        if address.get_backend_name() == "sqlite":
            return _sqlite(address)
        return create_engine(address, pool_pre_ping=True, **SETTINGS)
    except (NoSuchModuleError, ImportError) as error:
        raise StorageTrouble(f"The driver for PostgreSQL is not installed ({error}). Install psycopg.") from None


def _sqlite(address: URL) -> Engine:
    file = Path(str(address.database))
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))  # keys are in it: its owner's alone
    except OSError as error:
        raise StorageTrouble(f"The storage {file} cannot be opened: {error.strerror}.") from None
    engine = create_engine(address, **SETTINGS)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Transactions are begun by us, since the driver would begin them too late to keep two writers apart."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "journal_mode = wal",
        "synchronous = full",
        "foreign_keys = on",
    ):
        cursor.execute(f"pragma {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("begin immediate" if writes else "begin")


def _reason(error: DBAPIError) -> str:
    told = str(error.orig).strip().splitlines()
    return f"The storage of sittings cannot be opened: {told[0] if told else type(error.orig).__name__}."
