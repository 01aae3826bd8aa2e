"""A list of a form as a listing of a sheet: its columns, hidden ones included, computed and foreign ones too."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from csm_course.documents import Column, Computed, Lights, Listing, Value, Workbook
from csm_course.office.extras import ForeignColumn, row_key
from csm_course.office.marks import RowMark
from csm_course.office.questions import Question, cell, columns, rows_of

SPARE, LEAST_SPARE = 15, 5


class Part(NamedTuple):
    """One value by which a list is parted into sheets, with the words for it."""

    value: str
    label: str


class Asked(NamedTuple):
    """A list question with everything it is filled from."""

    question: Question
    values: dict[str, Any]
    added: Workbook
    foreign: tuple[ForeignColumn, ...]


class Source(NamedTuple):
    """One column and, for each row of the whole list, what stands in it."""

    column: Column
    cells: tuple[Value, ...]


def parts(asked: Asked) -> tuple[Part, ...]:
    """The sheets of a list: one for each choice, else for each value there is; a list not parted has one."""
    by = asked.question.field.sheets
    if not by:
        return (Part("", ""),)
    choices = next((column.choices for column in asked.question.field.columns if column.name == by), ())
    known = [Part(choice.value, choice.label) for choice in choices]
    there = dict.fromkeys(str(row[by]) for row in rows_of(asked.values, asked.question.name))
    more = [Part(value, value or "Not assigned") for value in there if value not in {part.value for part in known}]
    return (*known, *more) or (Part("", "Not assigned"),)


def listing(asked: Asked, part: Part) -> Listing:
    """The rows of this part, in their order."""
    rows = rows_of(asked.values, asked.question.name)
    by = asked.question.field.sheets
    here = [place for place, row in enumerate(rows) if not by or str(row[by]) == part.value]
    sources = _sources(asked, rows, part)
    shown = [source for source in sources if source.column.kind != "hidden" and not source.column.formula]
    return Listing(
        name=asked.question.name,
        title=asked.question.field.label,
        columns=tuple(source.column for source in sources),
        rows=tuple(tuple(source.cells[place] for source in sources) for place in here),
        ids=tuple(_mark(rows[place], place, any(_seen(source.cells[place]) for source in shown)) for place in here),
        spare=LEAST_SPARE if asked.question.field.standing else max(LEAST_SPARE, SPARE - len(here)),
        part=part.value,
    )


def _seen(value: Value) -> bool:
    return value is not None and bool(str(value).strip())


def _mark(row: dict[str, Any], place: int, filled: bool) -> str:
    return str(RowMark(place, not filled, str(row.get("id", ""))))


def _sources(asked: Asked, rows: list[dict[str, Any]], part: Part) -> list[Source]:
    """Known columns in the form's order, then computed ones, each followed by the foreign ones that stood there."""
    known: list[Source] = []
    for column in columns(asked.question):
        known += _columns(asked, column, rows)
    known += [_computed(computed) for computed in asked.added.computed if computed.field == asked.question.name]
    placed: list[Source] = []
    foreign = [one for one in asked.foreign if one.part == part.value]
    for source in known:
        placed.append(source)
        placed += [_foreign(one, rows) for one in foreign if one.after == source.column.name]
    names = {source.column.name for source in known}
    return placed + [_foreign(one, rows) for one in foreign if one.after not in names]


def _columns(asked: Asked, column: Question, rows: list[dict[str, Any]]) -> list[Source]:
    field = asked.question.field
    if column.name in ("id", field.sheets):
        return []
    if column.field.control == "grid" and (not field.shown or column.name in field.shown):
        return grid_columns(column, asked.values, rows)
    lights = asked.added.lights.get(f"{field.name}.{column.name}")
    return [Source(asked_column(column, lights), tuple(cell(column, row[column.name]) for row in rows))]


def asked_column(question: Question, lights: Lights | None = None) -> Column:
    """The column of one question."""
    field = question.field
    return Column(
        name=field.name,
        label=f"{field.label} ({field.unit})" if field.unit and "{" not in field.unit else field.label,
        kind=question.kind,
        help=field.help,
        choices=question.labels if question.kind == "choice" else ("Yes", "No") if question.kind == "switch" else (),
        low=field.low,
        high=field.high,
        lights=lights,
    )


def grid_columns(column: Question, values: dict[str, Any], rows: list[dict[str, Any]]) -> list[Source]:
    """One column for each row of the list across; what names no such row travels along unseen."""
    labels = {choice.value: choice.label for choice in column.field.choices}
    across = dict.fromkeys(row.get("id", "") for row in rows_of(values, column.field.across))
    across.pop("", None)
    names = _heads(column, values)
    found = [
        Source(
            Column(name=f"{column.name}/{key}", label=names[key], kind="choice", choices=column.labels),
            tuple(labels.get(row[column.name].get(key)) or None for row in rows),
        )
        for key in across
    ]
    rest = tuple(json.dumps(_rest(row[column.name], across, labels)) for row in rows)
    return [*found, Source(Column(name=column.name, label=column.field.label, kind="hidden"), rest)]


def _rest(chosen: dict[str, Any], across: Sequence[str] | dict[str, None], labels: dict[str, str]) -> dict[str, Any]:
    return {key: value for key, value in chosen.items() if key not in across or not labels.get(value)}


def _heads(column: Question, values: dict[str, Any]) -> dict[str, str]:
    """A heading for each row across; two of the same name are told apart by a number."""
    heads: dict[str, str] = {}
    for place, row in enumerate(rows_of(values, column.field.across), 1):
        name = str(row.get("name") or row.get("title") or "").strip() or f"{column.field.label} {place}"
        while name in heads.values():
            name = f"{name} ({place})"
        if row.get("id"):
            heads.setdefault(row["id"], name)
    return heads


def _computed(computed: Computed) -> Source:
    column = Column(
        name=computed.name,
        label=computed.label,
        kind=computed.kind,
        help=computed.help,
        formula=computed.formula,
        blanks=computed.blanks,
        lights=computed.lights,
    )
    return Source(column, computed.values)


def _foreign(one: ForeignColumn, rows: list[dict[str, Any]]) -> Source:
    column = Column(name=f"+{one.header}", label=one.header, foreign=True)
    cells = (one.cells.get(row_key(str(row.get("id", "")), place)) for place, row in enumerate(rows))
    return Source(column, tuple(cells))
