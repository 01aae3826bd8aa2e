"""Rows and their ids: every row that carries an id has one of its own, and a row that lost it gets it back."""

import secrets
from collections.abc import Callable, Iterator, Sequence

from pydantic import JsonValue

from csm_course.engagement.document import Data
from csm_course.engagement.questions import Questions, has_ids, naming
from csm_course.tools.form import FormField

Name = Callable[[int], str]
"""A new id for the row in this place (from 1)."""


def new_id(_place: int = 0) -> str:
    """An id no other window gives at the same time."""
    return secrets.token_hex(5)


def standing_id(place: int) -> str:
    """The id of a row that a tool begins with: the same in every window, so that two windows fill in the same row."""
    return f"row-{place}"


def rows_of(value: JsonValue) -> list[Data]:
    """The rows in a value; none where it is no list of rows."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def id_of(row: Data) -> str:
    """The id of a row; empty where it has none."""
    found = row.get("id")
    return found if isinstance(found, str) else ""


def numbered(data: Data, questions: Questions, name: Name = new_id) -> Data:
    """The data with an id in every row that should have one; of two rows with one id the second gets a new one."""
    lists = {field.name: field for field in questions.values() if field.columns and field.name in data}
    return data | {key: _numbered_rows(data[key], field, name) for key, field in lists.items()}


def _numbered_rows(value: JsonValue, field: FormField, name: Name) -> JsonValue:
    rows = rows_of(value)
    if any(column.columns for column in field.columns):
        columns = {column.name: column for column in field.columns}
        rows = [numbered(row, columns, name) for row in rows]
    if not has_ids(field):
        return [*rows]
    known = {id_of(row) for row in rows}
    if len(known) == len(rows) and "" not in known:
        return [*rows]
    return [*_with_ids(rows, known, name)]


def _with_ids(rows: list[Data], known: set[str], name: Name) -> Iterator[Data]:
    taken: set[str] = set()
    for place, row in enumerate(rows, 1):
        given = id_of(row)
        if not given or given in taken:
            given = _free(name, place, taken | known)
        taken.add(given)
        yield row | {"id": given}


def _free(name: Name, place: int, taken: set[str]) -> str:
    return next(found for found in (name(place), *(new_id() for _ in range(9))) if found not in taken)


def recognised(data: Data, before: Data, questions: Questions) -> Data:
    """The data with ids for rows that lost theirs (a page that has not heard of it yet, a list pasted back)."""
    lists = [field for field in questions.values() if has_ids(field) and field.name in data]
    return data | {field.name: _recognised_rows(data, before, field) for field in lists}


def _recognised_rows(data: Data, before: Data, field: FormField) -> JsonValue:
    """A row without id is the former row of the same name, where exactly one of that name is not there any more."""
    rows, column = rows_of(data[field.name]), naming(field)
    present = {id_of(row) for row in rows}
    gone = [row for row in rows_of(before.get(field.name)) if id_of(row) not in present]
    found: list[JsonValue] = []
    for row in rows:
        twins = [] if id_of(row) or not row.get(column) else [one for one in gone if one.get(column) == row[column]]
        if len(twins) == 1:
            row = row | {"id": twins[0]["id"]}
            gone.remove(twins[0])
        found.append(row)
    return found


def repeated(rows: Sequence[Data]) -> str:
    """An id that two of the rows have; empty where there is none."""
    seen: set[str] = set()
    for row in rows:
        if (found := id_of(row)) and found in seen:
            return found
        seen.add(id_of(row))
    return ""
