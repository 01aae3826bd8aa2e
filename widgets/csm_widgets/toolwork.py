"""A tool on the workbench: its form as data for the page, and its report for whatever is entered there."""

from collections.abc import Iterator, Mapping
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails, to_jsonable_python

from csm_course.html.report import report_pieces
from csm_course.model import Model
from csm_course.numbers import read_number
from csm_course.report import Report
from csm_course.tools import CannotSolve, Tool
from csm_course.tools.form import FormField, form
from csm_widgets import wording
from csm_widgets.messages import Fault, Solved
from csm_widgets.redraws import Redraw

_NUMBERS = ("slider", "number")
_EMPTIED = (*_NUMBERS, "date")
"""Controls whose empty text means that nothing is entered, where the tool allows for that."""


class ListStart(Model):
    """What a page must know to begin rows of a list: a blank row, and the ids of those the tool brings (standing)."""

    blank: dict[str, object]
    standing: tuple[str, ...]


class Workbench:
    """One tool with the inputs an exercise starts it with."""

    def __init__(self, tool: Tool, start: Mapping[str, object]) -> None:
        self._tool = tool
        self.fields = form(tool.Inputs)
        self.columns = {field.name: _columns(tool.Inputs, field) for field in self.fields if field.control == "rows"}
        defaults = _defaults(tool.Inputs)
        self.start = {**defaults, **start}
        self.lists = {name: _list_start(tool.Inputs, name, defaults.get(name)) for name in self.columns}
        self._nullable = {name: _nullable(row) for name in self.columns if (row := _row_model(tool.Inputs, name))}
        self._nullable[""] = _nullable(tool.Inputs)

    def solve(self, entered: Mapping[str, object], redraw: Redraw | None = None) -> Solved:
        """The report on these inputs, whole or as a change of the one on screen; or the faults that keep it away."""
        inputs = self.read(entered)
        numbers = {name: float(value) for name, value in inputs.items() if isinstance(value, int | float)}
        try:
            valid = self._tool.Inputs.model_validate(inputs)
            report = self._tool.report(valid, self._tool.solve(valid))
        except ValidationError as error:
            return Solved(faults=tuple(self._faults(error)), numbers=numbers)
        except CannotSolve as reason:
            faults = tuple(Fault(path=(reason.field,), sentence=sentence) for sentence in reason.sentences)
            return Solved(faults=faults, numbers=numbers)
        pieces = report_pieces(report)
        if redraw:
            return Solved(patch=redraw.patch(pieces), spoken=_spoken(report), numbers=numbers)
        return Solved(html=pieces.html(), spoken=_spoken(report), numbers=numbers)

    def read(self, entered: Mapping[str, object]) -> dict[str, object]:
        """The inputs with typed numbers read as the judge reads them; what is no number stays as it was typed.

        An emptied number or day is None where the tool can do without it.
        """
        inputs: dict[str, object] = {**self.start, **entered}
        for field in self.fields:
            value = inputs.get(field.name)
            if field.control == "rows":
                inputs[field.name] = self._read_rows(field.name, value)
            elif field.control in _EMPTIED and field.name in inputs:
                inputs[field.name] = _read(field, value, field.name in self._nullable[""])
        return inputs

    def _read_rows(self, name: str, rows: object) -> object:
        """The rows of a list, cell by cell; words stay words, also where they look like a number."""
        if not isinstance(rows, list):
            return rows
        columns = self.columns[name]
        if columns[0].name == "":
            return [_typed(row) for row in rows]
        nullable = self._nullable.get(name, frozenset())
        read = {column.name: column for column in columns if column.control in _EMPTIED}
        return [_read_row(row, read, nullable) if isinstance(row, dict) else row for row in rows]

    def _faults(self, error: ValidationError) -> Iterator[Fault]:
        for fault in error.errors(include_url=False):
            yield Fault(path=fault["loc"], sentence=_sentence(fault, self._field_at(fault["loc"])))

    def _field_at(self, path: tuple[str | int, ...]) -> FormField | None:
        """The form field, or the column of a list, that a fault belongs to."""
        name = str(path[0]) if path else ""
        if len(path) >= 3:
            return next((column for column in self.columns.get(name, ()) if column.name == path[2]), None)
        return next((field for field in self.fields if field.name == name), None)


def _row_model(inputs: type[Model], name: str) -> type[Model] | None:
    """The model of a list's rows; None where each row is one number."""
    row = next(iter(get_args(inputs.model_fields[name].annotation)), float)
    return row if isinstance(row, type) and issubclass(row, Model) else None


def _columns(inputs: type[Model], field: FormField) -> tuple[FormField, ...]:
    """The columns of a list: the fields of its rows, or the one number each row is."""
    row = _row_model(inputs, field.name)
    return form(row) if row else (FormField(name="", label=field.label, control="number", unit=field.unit),)


def _list_start(inputs: type[Model], name: str, rows: object) -> ListStart:
    """A blank row holds what its model assumes where nothing is entered; its id is given by the page."""
    row = _row_model(inputs, name)
    ids = (one.get("id") for one in rows if isinstance(one, dict)) if isinstance(rows, list) else ()
    return ListStart(blank=_defaults(row) if row else {}, standing=tuple(str(one) for one in ids if one))


def _nullable(model: type[Model]) -> frozenset[str]:
    """The fields that hold None where nothing is entered."""
    return frozenset(name for name, info in model.model_fields.items() if info.default is None)


def _defaults(inputs: type[Model]) -> dict[str, object]:
    """What a tool assumes where nothing is entered, as plain data."""
    fields = inputs.model_fields.items()
    given = {name: info.get_default(call_default_factory=True) for name, info in fields if not info.is_required()}
    plain: dict[str, object] = to_jsonable_python(given)
    return plain


def _typed(value: object) -> object:
    """A number that was typed, as a number; an empty field and anything else stay what they are."""
    number = read_number(value) if isinstance(value, str) and len(value) < 60 else None
    return value if number is None else number


def _read(field: FormField, value: object, nullable: bool) -> object:
    if nullable and isinstance(value, str) and not value.strip():
        return None
    return value if field.control == "date" else _typed(value)


def _read_row(row: dict[str, object], read: Mapping[str, FormField], nullable: frozenset[str]) -> dict[str, object]:
    """The row with its numbers and days read; `read` holds the columns that need it."""
    cells = {name: _read(column, row[name], name in nullable) for name, column in read.items() if name in row}
    return {**row, **cells}


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _sentence(fault: ErrorDetails, field: FormField | None) -> str:
    """What to enter instead, in the learner's words."""
    kind = fault["type"]
    if kind == "extra_forbidden" or field is None:
        return wording.LEAVE_OUT
    if kind == "value_error":
        return str(fault["msg"]).removeprefix("Value error, ")
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        return wording.range_sentence(field)
    if kind in ("int_from_float", "int_parsing") and _is_number(fault["input"]):
        return wording.ASK_FOR_WHOLE_NUMBER
    if kind in ("literal_error", "enum"):
        return wording.ASK_FOR_CHOICE
    if kind == "string_too_long":
        return wording.SHORTEN.format(most=fault["ctx"]["max_length"])
    if field.control == "date":
        return wording.ASK_FOR_DATE
    if field.control in _NUMBERS or field.control == "rows":
        return wording.ASK_FOR_NUMBER
    return wording.ASK_FOR_VALUE if kind == "missing" else wording.ASK_FOR_ANOTHER


def _spoken(report: Report) -> str:
    """The main figure in words, for those who do not see it change."""
    return f"{report.headline.label}: {report.headline.value}" if report.headline else ""
