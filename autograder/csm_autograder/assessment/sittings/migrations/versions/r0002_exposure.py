"""Which item was put before whom, as rows of its own: filled from the forms that are there. Practice: what was checked.

"Never the same item twice" and figures of exposure are asked of these rows rather than of every form.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, fill it, and mark every answer as not checked."""
    op.add_column("answers", sa.Column("checked", sa.Boolean, nullable=False, server_default=sa.text("false")))
    made = op.create_table(
        "exposure",
        sa.Column("sitting", sa.String(32), sa.ForeignKey("sittings.id"), primary_key=True),
        sa.Column("item", sa.String(80), primary_key=True),
        sa.Column("learner", sa.String(128), nullable=False),
        sa.Column("assessment", sa.String(80), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("met_by", "exposure", ["learner"])
    op.create_index("exposed", "exposure", ["assessment", "item"])
    found = op.get_bind().execute(
        sa.text(
            "select s.id, s.learner, s.assessment, s.began, f.content from sittings s join forms f on f.sitting = s.id"
        )
    )
    rows = [
        {"sitting": id, "item": one["item"]["id"], "learner": learner, "assessment": assessment, "at": began}
        for id, learner, assessment, began, items in found
        for one in json.loads(items)
    ]
    if rows:
        op.bulk_insert(made, rows)
