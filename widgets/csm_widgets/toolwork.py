"""A tool on the workbench: its form as data for the page, and its report for whatever is entered there."""

from collections.abc import Iterator, Mapping
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails, to_jsonable_python

from csm_course.html import report_html
from csm_course.model import Model
from csm_course.numbers import read_number
from csm_course.report import Report
from csm_course.tools import CannotSolve, Tool
from csm_course.tools.form import FormField, form
from csm_widgets import wording
from csm_widgets.messages import Fault, Solved

_NUMBERS = ("slider", "number")


class Workbench:
    """One tool with the inputs an exercise starts it with."""

    def __init__(self, tool: Tool, start: Mapping[str, object]) -> None:
        self._tool = tool
        self.fields = form(tool.Inputs)
        self.columns = {field.name: _columns(tool.Inputs, field) for field in self.fields if field.control == "rows"}
        self.start = {**_defaults(tool.Inputs), **start}

    def solve(self, entered: Mapping[str, object]) -> Solved:
        """The report on these inputs, or the faults that keep it from having one."""
        inputs = self.read(entered)
        numbers = {name: float(value) for name, value in inputs.items() if isinstance(value, int | float)}
        try:
            valid = self._tool.Inputs.model_validate(inputs)
            report = self._tool.report(valid, self._tool.solve(valid))
        except ValidationError as error:
            return Solved(faults=tuple(self._faults(error)), numbers=numbers)
        except CannotSolve as reason:
            fault = Fault(path=(reason.field,), sentence=reason.sentence)
            return Solved(faults=(fault,), numbers=numbers)
        return Solved(html=report_html(report), spoken=_spoken(report), numbers=numbers)

    def read(self, entered: Mapping[str, object]) -> dict[str, object]:
        """The inputs with typed numbers read as the judge reads them; what is no number stays as it was typed."""
        inputs: dict[str, object] = {**self.start, **entered}
        for field in self.fields:
            if field.control in _NUMBERS:
                inputs[field.name] = _typed(inputs.get(field.name))
            elif field.control == "rows":
                inputs[field.name] = _typed_rows(inputs.get(field.name), self.columns[field.name])
        return inputs

    def _faults(self, error: ValidationError) -> Iterator[Fault]:
        for fault in error.errors(include_url=False):
            yield Fault(path=fault["loc"], sentence=_sentence(fault, self._field_at(fault["loc"])))

    def _field_at(self, path: tuple[str | int, ...]) -> FormField | None:
        """The form field, or the column of a list, that a fault belongs to."""
        name = str(path[0]) if path else ""
        if len(path) == 3:
            return next((column for column in self.columns.get(name, ()) if column.name == path[2]), None)
        return next((field for field in self.fields if field.name == name), None)


def _columns(inputs: type[Model], field: FormField) -> tuple[FormField, ...]:
    """The columns of a list: the fields of its rows, or the one number each row is."""
    row = next(iter(get_args(inputs.model_fields[field.name].annotation)), float)
    if isinstance(row, type) and issubclass(row, Model):
        return form(row)
    return (FormField(name="", label=field.label, control="number", unit=field.unit),)


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


def _typed_rows(rows: object, columns: tuple[FormField, ...]) -> object:
    """The rows of a list with their typed numbers read; words stay words, also where they look like a number."""
    if not isinstance(rows, list):
        return rows
    if columns[0].name == "":
        return [_typed(row) for row in rows]
    numbers = {column.name for column in columns if column.control in _NUMBERS}
    return [_typed_row(row, numbers) if isinstance(row, dict) else row for row in rows]


def _typed_row(row: dict[str, object], numbers: set[str]) -> dict[str, object]:
    return {name: _typed(value) if name in numbers else value for name, value in row.items()}


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
    if kind == "literal_error":
        return wording.ASK_FOR_CHOICE
    if field.control in _NUMBERS or field.control == "rows":
        return wording.ASK_FOR_NUMBER
    return wording.ASK_FOR_VALUE if kind == "missing" else wording.ASK_FOR_ANOTHER


def _spoken(report: Report) -> str:
    """The main figure in words, for those who do not see it change."""
    return f"{report.headline.label}: {report.headline.value}" if report.headline else ""
