"""Brings a storage to the newest revision of its tables, by Alembic; one that is newer than this course is refused."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from csm_autograder.assessment.sittings.trouble import StorageTrouble

HEAD = "0002"
"""The newest revision in `migrations/versions`; a test holds it against them."""
FOLDER = Path(__file__).parent / "migrations"
VERSION_TABLE = "assessment_version"
ONE_AT_A_TIME = 6_017_024
"""The number of PostgreSQL's lock under which one process alone brings tables up to date."""


def bring_up_to_date(engine: Engine) -> None:
    """Upgrade where needed, in one transaction. Two processes that start together take turns. Raises StorageTrouble."""
    if revision_of(engine) == HEAD:
        return
    options = {"csm_writes": True} if engine.dialect.name == "sqlite" else {}
    with engine.connect() as connection:
        connection = connection.execution_options(**options)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": ONE_AT_A_TIME})
            upgrade(connection)


def upgrade(connection: Connection, to: str = HEAD) -> None:
    """Run the revisions that are missing, within the transaction of the connection."""
    from alembic import command  # half a second that only a new or an old storage pays
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    found = _revision(connection)
    if found is not None and found not in known:
        raise StorageTrouble(
            f"The storage of sittings is of revision {found}, which this version of the course does not know: a newer "
            "one wrote it. Bring the course up to date, or name another storage."
        )
    command.upgrade(config, to)


def revision_of(engine: Engine) -> str | None:
    """The revision of a database; None of an empty one."""
    with engine.connect() as connection:
        return _revision(connection)


def _revision(connection: Connection) -> str | None:
    """The revision that is written in the storage; None in an empty one."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"select version_num from {VERSION_TABLE}")).scalar_one_or_none()
