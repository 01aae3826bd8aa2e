"""The lists of a tool's form as tables: the columns that are asked for, one table for each sheet."""

from collections.abc import Iterator, Mapping

from csm_course.html.markup import EMPTY, Html, joined, tag, text
from csm_course.html.tool_value import value_words
from csm_course.tools.form import FormField

MOST_ROWS = 60
"""Rows of a table that are shown; nobody fills in as many by hand, and a feedback page stays readable."""

Row = Mapping[str, object]


def rows_of(value: object) -> list[dict[str, object]]:
    """The rows of a list that are records."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def columns_of(field: FormField) -> tuple[FormField, ...]:
    """The columns the tool asks for: not the unseen ones, nor that of the sheets, which the caption names."""
    if field.shown:
        by_name = {column.name: column for column in field.columns}
        return tuple(by_name[name] for name in field.shown)
    return tuple(one for one in field.columns if one.control != "hidden" and one.name != field.sheets)


def list_tables(field: FormField, rows: list[dict[str, object]], values: Row) -> Html:
    """One table of the whole list, or one for each of its sheets that has rows."""
    if not field.sheets:
        return _table(field, field.label, rows, values)
    parts = (_table(field, f"{field.label}: {name}", part, values) for name, part in _sheets(field, rows))
    return joined(parts)


def _sheets(field: FormField, rows: list[dict[str, object]]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """The sheets in the order of their choices, or where their names are free in that of the rows."""
    column = next(one for one in field.columns if one.name == field.sheets)
    named = [choice.value for choice in column.choices] or list(dict.fromkeys(str(row[column.name]) for row in rows))
    for name in named:
        part = [row for row in rows if row[column.name] == name]
        if part:
            yield value_words(column, name), part


def _table(field: FormField, caption: str, rows: list[dict[str, object]], values: Row) -> Html:
    """One table under its question; of a list that no hand has typed, the beginning and a count."""
    columns = columns_of(field)
    heads = joined(tag("th", text(column.label), scope="col") for column in columns)
    cells = (tuple(value_words(column, row[column.name], values) for column in columns) for row in rows[:MOST_ROWS])
    inside = tag("caption", text(caption)), tag("thead", tag("tr", heads)), tag("tbody", joined(map(_row, cells)))
    table = tag("table", *inside, class_="csm-table")
    more = len(rows) - MOST_ROWS
    rest = tag("p", text(f"… and {more:,} more rows.")) if more > 0 else EMPTY
    return tag("div", table, rest, class_="csm-record__list", tabindex=0, role="group", aria_label=caption)


def _row(cells: tuple[str, ...]) -> Html:
    first, *others = cells
    return tag(
        "tr", tag("th", text(first), scope="row", dir="auto"), *(tag("td", text(one), dir="auto") for one in others)
    )
