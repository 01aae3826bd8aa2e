"""Our tables in nbgrader's gradebook. They refer to nbgrader's rows by name, so grading anew does not orphan them."""

from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Column, DateTime, Float, Integer, MetaData, String, Table, Text, UniqueConstraint, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

NAME = String(128)
OURS = MetaData()


def new_id() -> str:
    """An id as nbgrader makes them."""
    return uuid4().hex


def now() -> datetime:
    """This moment in UTC, without a zone, as nbgrader keeps moments."""
    return datetime.now(UTC).replace(tzinfo=None)


def _work() -> list[Column[str]]:
    """What a mark is about: one exercise, as handed in by one learner at one time."""
    return [Column(name, NAME, nullable=False) for name in ("assignment", "student", "exercise", "handed_in")]


comment_bank = Table(
    "csm_comment_bank",
    OURS,
    Column("id", String(32), primary_key=True, default=new_id),
    Column("exercise", NAME, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("author", NAME, nullable=False, default=""),
    Column("used", Integer, nullable=False, default=0),
    Column("changed", DateTime, nullable=False, default=now, onupdate=now),
)

rubric_marks = Table(
    "csm_rubric_mark",
    OURS,
    Column("id", String(32), primary_key=True, default=new_id),
    *_work(),
    Column("criteria", Text, nullable=False),
    UniqueConstraint("assignment", "student", "exercise", "handed_in"),
)

second_marks = Table(
    "csm_second_mark",
    OURS,
    Column("id", String(32), primary_key=True, default=new_id),
    *_work(),
    Column("notebook", NAME, nullable=False),
    Column("turn", String(16), nullable=False),
    Column("marker", NAME, nullable=False),
    Column("points", Float, nullable=False),
    Column("criteria", Text, nullable=False, default="[]"),
    Column("note", Text, nullable=False, default=""),
    Column("marked", DateTime, nullable=False, default=now),
    UniqueConstraint("assignment", "student", "exercise", "handed_in", "turn"),
)


def make_tables(session: Session) -> None:
    """Create the tables where they are missing; somebody else may be doing the same at this moment."""
    bind = session.get_bind()
    try:
        OURS.create_all(bind)
    except DBAPIError:
        if not set(OURS.tables) <= set(inspect(bind).get_table_names()):
            raise
