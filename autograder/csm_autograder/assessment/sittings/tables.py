"""The tables of sittings. How they came to be is told by `migrations`; a test holds the two against each other.

A sitting's rules (title, policy, end) and its items are copied into it when it begins, so no later change of policy or
bank touches a sitting that runs or is over. `forms.content` holds keys and reasons and never leaves the server.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from csm_autograder.assessment.sittings.columns import Instant

MAXIMUM_LEARNER = 128
LEARNER, ASSESSMENT, ITEM = String(MAXIMUM_LEARNER), String(80), String(80)
SITTING = String(32)
COUNTER = BigInteger().with_variant(Integer, "sqlite")
METADATA = MetaData()

sittings = Table(
    "sittings",
    METADATA,
    Column("id", SITTING, primary_key=True),
    Column("learner", LEARNER, nullable=False),
    Column("assessment", ASSESSMENT, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    Column("title", String(200), nullable=False),
    Column("policy", Text, nullable=False),
    Column("began", Instant, nullable=False),
    Column("ends", Instant),
    Column("finished", Instant),
    Column("touched", Instant, nullable=False),
    UniqueConstraint("learner", "assessment", "attempt", name="one_attempt_of_a_number"),
    Index(
        "one_running", "learner", "assessment", unique=True,
        sqlite_where=text("state = 'running'"), postgresql_where=text("state = 'running'"),
    ),
    Index("running_until", "state", "ends"),
)  # fmt: skip

forms = Table(
    "forms",
    METADATA,
    Column("sitting", SITTING, ForeignKey("sittings.id"), primary_key=True),
    Column("seed", String(128), nullable=False),
    Column("content", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("log", Text, nullable=False),
)

answers = Table(
    "answers",
    METADATA,
    Column("sitting", SITTING, ForeignKey("sittings.id"), primary_key=True),
    Column("item", ITEM, primary_key=True),
    Column("packet", Integer, nullable=False),
    Column("response", Text),
    Column("flagged", Boolean, nullable=False),
    Column("certainty", Integer),
    Column("at", Instant, nullable=False),
    Column("checked", Boolean, nullable=False, server_default=text("false")),
)

packets = Table(
    "packets",
    METADATA,
    Column("id", COUNTER, primary_key=True, autoincrement=True),
    Column("sitting", SITTING, ForeignKey("sittings.id"), nullable=False),
    Column("item", ITEM, nullable=False),
    Column("packet", Integer, nullable=False),
    Column("tab", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Column("late", String(12), nullable=False),
    UniqueConstraint("sitting", "item", "packet", "tab", "digest", name="a_packet_once"),
)

results = Table(
    "results",
    METADATA,
    Column("sitting", SITTING, ForeignKey("sittings.id"), primary_key=True),
    Column("points", Float, nullable=False),
    Column("maximum", Float, nullable=False),
    Column("passed", Boolean),
    Column("certainty_points", Float),
    Column("item_points", Text, nullable=False),
    Column("receipt", Text, nullable=False),
)

allowances = Table(
    "allowances",
    METADATA,
    Column("id", COUNTER, primary_key=True, autoincrement=True),
    Column("learner", LEARNER, nullable=False),
    Column("assessment", ASSESSMENT, nullable=False),
    Column("body", Text, nullable=False),
    Column("by", LEARNER, nullable=False),
    Column("at", Instant, nullable=False),
    Index("allowed", "learner", "assessment"),
)

events = Table(
    "events",
    METADATA,
    Column("id", COUNTER, primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("what", String(24), nullable=False),
    Column("learner", LEARNER, nullable=False),
    Column("assessment", ASSESSMENT, nullable=False),
    Column("sitting", SITTING),
    Column("note", Text, nullable=False),
    Index("told", "learner", "assessment"),
)

exposure = Table(
    "exposure",
    METADATA,
    Column("sitting", SITTING, ForeignKey("sittings.id"), primary_key=True),
    Column("item", ITEM, primary_key=True),
    Column("learner", LEARNER, nullable=False),
    Column("assessment", ASSESSMENT, nullable=False),
    Column("at", Instant, nullable=False),
    Index("met_by", "learner"),
    Index("exposed", "assessment", "item"),
)
