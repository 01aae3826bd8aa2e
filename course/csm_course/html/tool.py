"""The record of a tool: what was entered, in words - single values in one table, each list of rows in its own."""

from csm_course.exercises.tool import ToolAnswer, ToolQuestion
from csm_course.html.markup import EMPTY, Html, joined, tag, text
from csm_course.html.report import note_list, report_html
from csm_course.html.tool_rows import columns_of, list_tables, rows_of
from csm_course.html.tool_value import EMPTY_CELL, value_words
from csm_course.report import Note, Report, Table
from csm_course.tools import load
from csm_course.tools.form import FormField, form, unit
from csm_course.workings import Workings


def tool_record(question: ToolQuestion, answer: ToolAnswer, workings: Workings) -> Html:
    """The inputs in words, and the tool's report on them."""
    tool = load(question.tool)
    solved = workings.solved(question.tool, {**question.start, **answer.inputs})
    inputs = solved.inputs
    if inputs is None:
        return tag("p", text("The values entered do not fit this tool."))
    report: Report | None = None
    if solved.result is None:
        result = note_list((Note(kind="stop", text=solved.refusal),))
    else:
        report = tool.report(inputs, solved.result)
        result = report_html(report)
    values = inputs.model_dump(mode="json")
    asked = [_worded(field, values) for field in form(tool.Inputs) if _is_asked(field, values)]
    return joined((_entered(asked, values, report), result))


def _is_asked(field: FormField, values: dict[str, object]) -> bool:
    met = all(str(values[name]) in allowed for name, allowed in field.when.items())
    return field.control != "hidden" and met


def _worded(field: FormField, values: dict[str, object]) -> FormField:
    return field.model_copy(update={"unit": unit(field, values)})


def _entered(asked: list[FormField], values: dict[str, object], report: Report | None) -> Html:
    """The single values, then the lists; a list that the report shows row by row stands there only."""
    singles = [(field.label, value_words(field, values[field.name])) for field in asked if not field.columns]
    lists = [(field, rows_of(values[field.name])) for field in asked if field.columns]
    tables = (list_tables(field, rows, values) for field, rows in lists if not _is_in(report, field, rows, values))
    return joined((_singles(singles), *tables))


def _is_in(report: Report | None, field: FormField, rows: list[dict[str, object]], values: dict[str, object]) -> bool:
    """True where the report has a table of this name with all words of every row: nothing entered is missing there."""
    first, *others = columns_of(field)
    wordy = [first, *(column for column in others if column.control in ("text", "long"))]
    entered = [{value_words(column, row[column.name], values) for column in wordy} for row in rows]
    tables = report.tables if report is not None else ()
    return any(table.caption == field.label and _holds(table, entered) for table in tables)


def _holds(table: Table, entered: list[set[str]]) -> bool:
    return len(table.rows) == len(entered) and all(
        words <= {*row, EMPTY_CELL} for words, row in zip(entered, table.rows, strict=True)
    )


def _singles(rows: list[tuple[str, str]]) -> Html:
    heads = joined(tag("th", text(head), scope="col") for head in ("Input", "Value"))
    body = joined(
        tag("tr", tag("th", text(label), scope="row"), tag("td", text(value), dir="auto")) for label, value in rows
    )
    return tag("table", tag("thead", tag("tr", heads)), tag("tbody", body), class_="csm-table") if rows else EMPTY
