"""What a learner's pages were made of, kept in a table of ours in the gradebook: so a change by hand is noticed.

nbgrader looks at the time of handing in alone; points and comments that persons give later it does not see.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Column, String
from sqlalchemy.engine import Engine

from csm_autograder.feedback.points import StudentPoints
from csm_autograder.noted import note, noted, noted_table

TABLE = noted_table(
    "csm_feedback",
    Column("shown", String(64), nullable=False, doc="fingerprint of the points, comments and notebooks on the pages"),
    Column("pages", String(64), nullable=False, doc="which files these pages were"),
)


@dataclass(frozen=True)
class Given:
    """`shown` changes with what the pages say; `pages` with the files, whoever wrote them."""

    shown: str
    pages: str


def shown_by(points: StudentPoints, graded: Path) -> str:
    """The fingerprint of what pages made of this would show."""
    rows = {name: asdict(one) for name, one in points.items()}
    return _hash(json.dumps([rows, _files(graded, "*.ipynb")], sort_keys=True))


def pages_in(returned: Path) -> str:
    """The fingerprint of the pages that are there."""
    return _hash(json.dumps(_files(returned, "*.html")))


def all_given(engine: Engine, module: str) -> Mapping[str, Given]:
    """Per learner what was given last; nothing where nothing was given this way yet."""
    with engine.connect() as connection:
        rows = noted(connection, TABLE, module, "shown", "pages")
    return {student: Given(*row) for student, row in rows.items()}


def keep(engine: Engine, module: str, given: Mapping[str, Given]) -> None:
    """Keep what was given to some learners, all in one transaction."""
    if not given:
        return
    rows = [{"student": student, "assignment": module, **asdict(one)} for student, one in given.items()]
    with engine.begin() as connection:
        TABLE.metadata.create_all(connection)
        note(connection, TABLE, rows)


def _files(folder: Path, pattern: str) -> list[tuple[str, int, int]]:
    found: Iterable[Path] = sorted(folder.glob(pattern))
    return [(one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in found]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
