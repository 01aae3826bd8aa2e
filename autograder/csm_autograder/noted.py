"""Tables of ours beside nbgrader's, with one row for each submission: learner, assignment, and what is noted of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, MetaData, String, Table, bindparam, delete, insert, inspect, select


def noted_table(name: str, *columns: Column[Any]) -> Table:
    """Such a table; these columns stand beside learner and assignment."""
    of_whom = (Column(key, String(128), primary_key=True) for key in ("student", "assignment"))
    return Table(name, MetaData(), *of_whom, *columns)


def noted(connection: Connection, table: Table, assignment: str, *columns: str) -> Mapping[str, tuple[Any, ...]]:
    """These columns by learner; nothing where the table was never made."""
    if not inspect(connection).has_table(table.name):
        return {}
    wanted = select(table.c.student, *(table.c[name] for name in columns)).where(table.c.assignment == assignment)
    return {student: tuple(values) for student, *values in connection.execute(wanted)}


def note(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Rows, at least one, that take the place of what was noted of the same submissions."""
    gone = delete(table).where(table.c.student == bindparam("of"), table.c.assignment == bindparam("module"))
    connection.execute(gone, [{"of": row["student"], "module": row["assignment"]} for row in rows])
    connection.execute(insert(table), rows)
