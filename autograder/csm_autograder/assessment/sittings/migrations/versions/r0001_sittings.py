"""Sittings, their forms, answers and packets; results, allowances and events.

A revision is never changed once it is in use: tables are written out here and not taken from `tables.py`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

COUNTER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """The first tables."""
    _sittings()
    _answers()
    op.create_table(
        "results",
        _sitting(primary_key=True),
        sa.Column("points", sa.Float, nullable=False),
        sa.Column("maximum", sa.Float, nullable=False),
        sa.Column("passed", sa.Boolean),
        sa.Column("certainty_points", sa.Float),
        sa.Column("item_points", sa.Text, nullable=False),
        sa.Column("receipt", sa.Text, nullable=False),
    )
    op.create_table(
        "allowances",
        sa.Column("id", COUNTER, primary_key=True, autoincrement=True),
        sa.Column("learner", sa.String(128), nullable=False),
        sa.Column("assessment", sa.String(80), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("by", sa.String(128), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("allowed", "allowances", ["learner", "assessment"])
    op.create_table(
        "events",
        sa.Column("id", COUNTER, primary_key=True, autoincrement=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("what", sa.String(24), nullable=False),
        sa.Column("learner", sa.String(128), nullable=False),
        sa.Column("assessment", sa.String(80), nullable=False),
        sa.Column("sitting", sa.String(32)),
        sa.Column("note", sa.Text, nullable=False),
    )
    op.create_index("told", "events", ["learner", "assessment"])


def _sitting(primary_key: bool = False) -> sa.Column[str]:
    """The sitting a row belongs to."""
    return sa.Column(
        "sitting", sa.String(32), sa.ForeignKey("sittings.id"), primary_key=primary_key, nullable=False
    )  # fmt: skip


def _sittings() -> None:
    op.create_table(
        "sittings",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("learner", sa.String(128), nullable=False),
        sa.Column("assessment", sa.String(80), nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("policy", sa.Text, nullable=False),
        sa.Column("began", sa.BigInteger, nullable=False),
        sa.Column("ends", sa.BigInteger),
        sa.Column("finished", sa.BigInteger),
        sa.Column("touched", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("learner", "assessment", "attempt", name="one_attempt_of_a_number"),
    )
    running = sa.text("state = 'running'")
    op.create_index(
        "one_running", "sittings", ["learner", "assessment"], unique=True,
        sqlite_where=running, postgresql_where=running,
    )  # fmt: skip
    op.create_index("running_until", "sittings", ["state", "ends"])
    op.create_table(
        "forms",
        _sitting(primary_key=True),
        sa.Column("seed", sa.String(128), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("log", sa.Text, nullable=False),
    )


def _answers() -> None:
    op.create_table(
        "answers",
        _sitting(primary_key=True),
        sa.Column("item", sa.String(80), primary_key=True),
        sa.Column("packet", sa.Integer, nullable=False),
        sa.Column("response", sa.Text),
        sa.Column("flagged", sa.Boolean, nullable=False),
        sa.Column("certainty", sa.Integer),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "packets",
        sa.Column("id", COUNTER, primary_key=True, autoincrement=True),
        _sitting(),
        sa.Column("item", sa.String(80), nullable=False),
        sa.Column("packet", sa.Integer, nullable=False),
        sa.Column("tab", sa.String(40), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("late", sa.String(12), nullable=False),
        sa.UniqueConstraint("sitting", "item", "packet", "tab", "digest", name="a_packet_once"),
    )
