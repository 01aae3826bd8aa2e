"""Receipts that were handed in before: one receipt counts for one learner and one assignment.

A receipt stands for a sitting, so a second receipt of the same sitting is no second result. Handing the same one in
again for the same assignment is fine: work is graded more than once.
"""

from datetime import datetime
from typing import Self

from sqlalchemy import BigInteger, Column, Connection, Engine, MetaData, String, Table, create_engine, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from csm_autograder.assessment.receipts import wording
from csm_autograder.assessment.receipts.receipt import Receipt, seconds
from csm_autograder.assessment.receipts.verify import Rejected

METADATA = MetaData()
seen = Table(
    "csm_seen_receipt",
    METADATA,
    Column("service", String(128), primary_key=True),
    Column("sitting", String(128), primary_key=True),
    Column("learner", String(128), nullable=False),
    Column("assignment", String(128), nullable=False),
    Column("at", BigInteger, nullable=False),
)


def note(
    connection: Connection, service: str, sitting: str, learner: str, assignment: str, now: datetime
) -> None:  # fmt: skip
    """Note who hands the receipt of that sitting in first, and for what; a later one changes nothing."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    row = {"service": service, "sitting": sitting, "learner": learner, "assignment": assignment, "at": seconds(now)}
    connection.execute(insert(seen).values(**row).on_conflict_do_nothing())


def objection(
    connection: Connection, service: str, sitting: str, learner: str, assignment: str
) -> Rejected | None:  # fmt: skip
    """Why the receipt does not count for this learner and assignment; nothing where nobody else used it."""
    mine = (seen.c.service == service) & (seen.c.sitting == sitting)
    kept = connection.execute(select(seen.c.learner, seen.c.assignment).where(mine)).first()
    if kept is not None and kept.learner != learner:
        return Rejected(wording.used_by_another(kept.learner))
    if kept is not None and kept.assignment != assignment:
        return Rejected(wording.used_elsewhere(kept.assignment))
    return None


class SeenReceipts:
    """The table, in a database of the grader's choice: its gradebook will do."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        try:
            METADATA.create_all(engine)
        except DBAPIError:  # somebody else was making it at this moment
            if not inspect(engine).has_table(seen.name):
                raise

    @classmethod
    def open(cls, url: str) -> Self:
        """The table in the database at that address; made where it is missing."""
        return cls(create_engine(url))

    def claim(self, receipt: Receipt, learner: str, assignment: str, now: datetime) -> Rejected | None:
        """Note that this learner hands the receipt in for this assignment; why not, where it was used otherwise."""
        with self._engine.begin() as connection:
            note(connection, receipt.service, receipt.sitting, learner, assignment, now)
            return objection(connection, receipt.service, receipt.sitting, learner, assignment)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()
