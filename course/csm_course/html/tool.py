"""The record of a tool: what was entered, in words - single values in one table, each list of rows in its own."""

from pydantic import ValidationError

from csm_course.exercises.tool import ToolAnswer, ToolQuestion
from csm_course.html.markup import EMPTY, Html, joined, tag, text
from csm_course.html.report import note_list, report_html
from csm_course.report import Note, Report
from csm_course.tools import CannotSolve, load
from csm_course.tools.form import FormField, form, unit

MOST_ROWS = 60
"""Rows of a list that are shown; nobody fills in as many by hand, and a feedback page stays readable."""

EMPTY_CELL = "–"


def tool_record(question: ToolQuestion, answer: ToolAnswer) -> Html:
    """The inputs in words, and the tool's report on them."""
    tool = load(question.tool)
    try:
        inputs = tool.Inputs.model_validate({**question.start, **answer.inputs})
    except ValidationError:
        return tag("p", text("The values entered do not fit this tool."))
    report: Report | None = None
    try:
        report = tool.report(inputs, tool.solve(inputs))
        result = report_html(report)
    except CannotSolve as error:
        result = note_list((Note(kind="stop", text=error.sentence),))
    values = inputs.model_dump(mode="json")
    asked = [_worded(field, values) for field in form(tool.Inputs) if _is_asked(field, values)]
    return joined((_entered(asked, values, report), result))


def with_unit(amount: str, unit: str) -> str:
    """`70%`, `EUR 6,000 a month`, `12 customers`: as the reports write it; a unit that was typed is not repeated."""
    if not unit or unit in amount:
        return amount
    if unit.startswith("%"):
        return amount + unit
    return f"EUR {amount}{unit.removeprefix('EUR')}" if unit.startswith("EUR") else f"{amount} {unit}"


def _is_asked(field: FormField, values: dict[str, object]) -> bool:
    return all(str(values[name]) in allowed for name, allowed in field.when.items())


def _worded(field: FormField, values: dict[str, object]) -> FormField:
    return field.model_copy(update={"unit": unit(field, values)})


def _entered(asked: list[FormField], values: dict[str, object], report: Report | None) -> Html:
    """The single values, then the lists; a list that the report shows row by row stands there only."""
    singles = [(field.label, _value(field, values[field.name])) for field in asked if not field.columns]
    lists = [(field, _rows(values[field.name])) for field in asked if field.columns]
    tables = (_list(field, rows) for field, rows in lists if not _is_in(report, field, rows))
    return joined((_singles(singles), *tables))


def _rows(value: object) -> list[dict[str, object]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _is_in(report: Report | None, field: FormField, rows: list[dict[str, object]]) -> bool:
    """True where the report has a table of this name for the same things: no row that was entered is missing there."""
    named = [_cells(field, row)[0] for row in rows]
    tables = report.tables if report is not None else ()
    return any(table.caption == field.label and [row[0] for row in table.rows] == named for table in tables)


def _singles(rows: list[tuple[str, str]]) -> Html:
    heads = joined(tag("th", text(head), scope="col") for head in ("Input", "Value"))
    body = joined(
        tag("tr", tag("th", text(label), scope="row"), tag("td", text(value), dir="auto")) for label, value in rows
    )
    return tag("table", tag("thead", tag("tr", heads)), tag("tbody", body), class_="csm-table") if rows else EMPTY


def _list(field: FormField, rows: list[dict[str, object]]) -> Html:
    """One list as a table under its question; of a list that no hand has typed, the beginning and a count."""
    heads = joined(tag("th", text(column.label), scope="col") for column in field.columns)
    body = joined(_row(_cells(field, row)) for row in rows[:MOST_ROWS])
    inside = tag("caption", text(field.label)), tag("thead", tag("tr", heads)), tag("tbody", body)
    table = tag("table", *inside, class_="csm-table")
    more = len(rows) - MOST_ROWS
    rest = tag("p", text(f"… and {more:,} more rows.")) if more > 0 else EMPTY
    return tag("div", table, rest, class_="csm-record__list", tabindex=0, role="group", aria_label=field.label)


def _row(cells: tuple[str, ...]) -> Html:
    first, *others = cells
    return tag(
        "tr", tag("th", text(first), scope="row", dir="auto"), *(tag("td", text(one), dir="auto") for one in others)
    )


def _cells(field: FormField, row: dict[str, object]) -> tuple[str, ...]:
    return tuple(_value(column, row[column.name]) for column in field.columns)


def _value(field: FormField, value: object) -> str:
    """One value in words: `EUR 6,000`, `On request`, `–` where nothing was entered."""
    for choice in field.choices:
        if choice.value == value:
            return choice.label
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(_number(one) for one in value)
    return with_unit(_number(value), field.unit) if value not in (None, "") else EMPTY_CELL


def _number(value: object) -> str:
    return f"{value:,.10g}".replace("-", "−") if isinstance(value, int | float) else str(value)
