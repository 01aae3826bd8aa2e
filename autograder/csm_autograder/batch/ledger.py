"""The ledger: one table of ours beside nbgrader's, which says of each submission what was graded, and against what."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, DateTime, String, Text

from csm_autograder.noted import note, noted, noted_table

GRADED = noted_table(
    "csm_graded",
    Column("submission", String(64), nullable=False, doc="fingerprint of what was handed in"),
    Column("template", String(64), nullable=False, doc="fingerprint of what it was graded against"),
    Column("graded", DateTime, nullable=False, doc="when, in UTC"),
    Column("trouble", Text, nullable=False, doc="what is wrong with it, for the instructor; empty where nothing is"),
)


@dataclass(frozen=True)
class Entry:
    """What was graded last: the fingerprints of a submission and of its template."""

    submission: str
    template: str

    @property
    def stage(self) -> str:
        """The name under which this very grading waits for its place."""
        return hashlib.sha256(f"{self.submission} {self.template}".encode()).hexdigest()[:32]


def entries(connection: Connection, assignment: str) -> Mapping[str, Entry]:
    """Per student what was graded last; nothing where nothing was graded this way yet."""
    rows = noted(connection, GRADED, assignment, "submission", "template")
    return {student: Entry(*row) for student, row in rows.items()}


def enter(connection: Connection, student: str, assignment: str, entry: Entry, trouble: str) -> None:
    """Replace the entry of one submission."""
    row = {"student": student, "assignment": assignment, "submission": entry.submission, "template": entry.template}
    now = datetime.now(UTC).replace(tzinfo=None)
    note(connection, GRADED, [{**row, "graded": now, "trouble": trouble}])
