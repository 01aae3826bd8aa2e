"""What a form asks, as a workbook asks it: which kind of cell, what may stand in it, and the model behind a list."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from csm_course.documents import Kind, Value
from csm_course.model import Model
from csm_course.tools.form import FormField, form

LONG = 300
YES, NO = "Yes", "No"


class Question(Model):
    """One question of a form with the kind of its cell; `longest` counts characters, `optional` allows nothing."""

    field: FormField
    kind: Kind
    longest: int | None = None
    optional: bool = False
    row: type[Model] | None = None

    @property
    def name(self) -> str:
        """The input's name."""
        return self.field.name

    @property
    def labels(self) -> tuple[str, ...]:
        """What may be chosen, in words."""
        return tuple(choice.label for choice in self.field.choices)


def questions(model: type[Model]) -> tuple[Question, ...]:
    """The questions of a model whose fields are declared with `ask`."""
    return tuple(_question(field, model.model_fields[field.name]) for field in form(model))


def columns(question: Question) -> tuple[Question, ...]:
    """The questions of a list's rows; those the tool does not show are hidden ones here."""
    if question.row is None:
        return ()
    shown = question.field.shown
    return tuple(
        column.model_copy(update={"kind": "hidden"})
        if shown and column.name not in (*shown, "id", question.field.sheets)
        else column
        for column in questions(question.row)
    )


def _question(field: FormField, info: FieldInfo) -> Question:
    kinds = tuple(_types(info.annotation))
    row = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Model)), None)
    longest = min((most for most in _lengths(info) if most), default=None)
    return Question(
        field=field,
        kind=_kind(field, kinds, longest),
        longest=longest,
        optional=type(None) in kinds,
        row=row if field.control == "rows" and field.columns else None,
    )


def _kind(field: FormField, kinds: tuple[object, ...], longest: int | None) -> Kind:
    if field.control in ("slider", "number"):
        return "number" if float in kinds else "whole"
    if field.control == "text":
        return "long" if (longest or 0) > LONG else "text"
    plain: dict[str, Kind] = {"choice": "choice", "switch": "switch", "long": "long", "date": "date"}
    return plain.get(field.control, "hidden")


def _types(annotation: object) -> Iterator[object]:
    """The types an annotation is made of, without its constraints."""
    inside = get_args(annotation)
    if get_origin(annotation) is Annotated:
        inside = inside[:1]
    if not inside:
        yield annotation
    for part in inside:
        yield from _types(part)


def _lengths(info: FieldInfo) -> Iterator[int | None]:
    for constraint in info.metadata:
        yield getattr(constraint, "max_length", None)


def cell(question: Question, value: Any) -> Value:
    """A plain value (as in JSON) as it stands in a cell; what no cell can show is written as JSON."""
    kind = question.kind
    if kind == "hidden":
        return json.dumps(value, ensure_ascii=True)
    if value is None or (value == "" and not question.field.choices):
        return None
    if kind == "date":
        return date.fromisoformat(value)
    if kind == "switch":
        return YES if value else NO
    if kind == "choice":
        return next((choice.label for choice in question.field.choices if choice.value == value), None) or None
    return value  # type: ignore[no-any-return]  # plain data of the form, whatever its kind


def blank(question: Question) -> Any:
    """What an empty cell says: an empty text, or nothing at all; `Ellipsis` where it only leaves the usual value."""
    if question.kind in ("text", "long"):
        return ""
    if question.kind == "choice":
        return next((choice.value for choice in question.field.choices if not choice.label), ...)
    return None if question.optional and question.kind != "hidden" else ...


def expected(question: Question) -> str:
    """What may stand in the cell, in words."""
    field = question.field
    if question.kind in ("whole", "number"):
        noun = "a whole number" if question.kind == "whole" else "a number"
        return noun + _span(field.low, field.high)
    if question.kind == "choice":
        labels = [label for label in question.labels if label]
        return "one of: " + "; ".join(labels[:12]) + (" …" if len(labels) > 12 else "")
    words = {"date": "a date such as 2026-11-23", "switch": f"{YES} or {NO}"}
    return words.get(question.kind, f"text of at most {question.longest} characters" if question.longest else "text")


def _span(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return f" from {low:,.15g} to {high:,.15g}"
    if low is not None:
        return f" of at least {low:,.15g}"
    return f" of at most {high:,.15g}" if high is not None else ""


def rows_of(values: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows of a list as plain data; none where there is no such list."""
    rows = values.get(name) or ()
    return [dict(row) for row in rows]
