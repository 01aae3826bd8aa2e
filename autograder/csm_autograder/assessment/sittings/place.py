"""Where sittings are kept: the one answer for the service, its commands and the statistics."""

import os
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from csm_course.store import store_file

DATABASE, FILE = "CSM_ASSESSMENTS", "assessments.sqlite3"


def database_url() -> str:
    """As SQLAlchemy takes it: `CSM_ASSESSMENTS`, or a file beside the learner's store."""
    return os.environ.get(DATABASE) or f"sqlite:///{store_file().resolve().parent / FILE}"


def has_database(url: str) -> bool:
    """Whether there is one to read: a SQLite file is not made for it.

    True of a server, and of an address that cannot be read: opening it says what is wrong.
    """
    try:
        address = make_url(url)
    except ArgumentError:
        return True
    if not address.drivername.startswith("sqlite"):
        return True
    return bool(address.database) and Path(address.database or "").is_file()
