"""A tool's form, read off its `Inputs` model: what to ask, in which unit, within which range, and when."""

from collections.abc import Mapping
from typing import Any, Literal, TypedDict, Unpack, get_args

from pydantic import Field
from pydantic.fields import FieldInfo

from csm_course.model import Model

Control = Literal["slider", "number", "choice", "switch", "text", "long", "date", "rows", "grid", "hidden"]
"""How a question is asked. `long` is text of several lines, `hidden` travels along unseen (ids, places on a picture).

`grid` stands in a row: one small choice for each row of another list (who does what in a RACI matrix), as a mapping
from that row's id to the value chosen.
"""


class Choice(Model):
    """One option of a choice, with the words shown for it."""

    value: str
    label: str


class FormField(Model):
    """One question of a form. `when` shows it only while another field has one of the named values.

    A `unit` may name another field, as in "EUR a {money_period}": it then follows that field's value.
    `reach` is how far the handle of a slider goes, where that is less than `low` to `high`: rare values are typed.
    `columns` are the questions of one row, for the control `rows` (a tuple of models declared with `ask`).
    Rows may hold more than a tool shows: `shown` names the columns it asks for, all others travel along unseen.
    `sheets` names the column that parts the rows into sheets, one tab each (a phase, a month). Where rows are
    `standing`, those that the tool brings (known by their ids) can be filled in, not removed or renamed. Where they
    are all there is (the answers of a fixed scale), the list is `closed`: the form adds no rows.
    `across` names the list whose rows are the columns of a grid; `suggest` the list whose names are suggested.
    `shares` names what the engagement knows of it, for every tool: a field of `csm_course.shared.Shared`.
    """

    name: str
    label: str
    control: Control
    help: str = ""
    unit: str = ""
    low: float | None = None
    high: float | None = None
    step: float | None = None
    reach: tuple[float, float] | None = None
    choices: tuple[Choice, ...] = ()
    when: dict[str, tuple[str, ...]] = {}
    group: str = ""
    columns: tuple["FormField", ...] = ()
    shown: tuple[str, ...] = ()
    sheets: str = ""
    standing: bool = False
    closed: bool = False
    across: str = ""
    suggest: str = ""
    shares: str = ""


class Asked(TypedDict, total=False):
    """What a question may say beyond its words; what each means is told at `FormField`. `choices`: value to label."""

    unit: str
    low: float | None
    high: float | None
    step: float | None
    reach: tuple[float, float] | None
    choices: dict[str, str]
    when: dict[str, tuple[str, ...]]
    group: str
    shown: tuple[str, ...]
    sheets: str
    standing: bool
    closed: bool
    across: str
    suggest: str
    shares: str


def ask(label: str, control: Control, *, default: Any = ..., help: str = "", **asked: Unpack[Asked]) -> Any:
    """Declare one input of a tool: the pydantic field and the question of the form in one place.

    `low` and `high` are inclusive bounds in `unit`, enforced by the model as well as shown on the control.
    A number is always a finite one: `nan` and infinity never enter a model.
    """
    extra: dict[str, Any] = {"control": control, **asked}
    bounded = control in ("slider", "number")
    bounds: dict[str, Any] = {"ge": asked.get("low"), "le": asked.get("high")} if bounded else {}
    return Field(default, title=label, description=help, json_schema_extra=extra, **bounds)


def rate(label: str, *, help: str = "", group: str = "") -> Any:
    """Declare one input that is a `Rating`: from 1 to 5, empty until somebody rates."""
    return ask(label, "number", default=None, help=help, low=1, high=5, step=1, group=group)


def form(inputs: type[Model]) -> tuple[FormField, ...]:
    """The questions of a tool's form, in the order in which `Inputs` declares them."""
    return tuple(_form_field(name, info) for name, info in inputs.model_fields.items())


def unit(field: FormField, values: Mapping[str, object]) -> str:
    """The unit as it reads while the form holds these values."""
    return field.unit.format_map({name: str(value) for name, value in values.items()})


def _form_field(name: str, info: FieldInfo) -> FormField:
    extra = info.json_schema_extra
    if not isinstance(extra, dict):
        raise TypeError(f"the input {name!r} is not declared with ask(): the form cannot show it")
    choices = tuple({"value": value, "label": label} for value, label in dict(extra.get("choices", {})).items())  # type: ignore[arg-type]  # as `ask` put it
    return FormField.model_validate(
        {
            **extra,
            "name": name,
            "label": info.title,
            "help": info.description or "",
            "choices": choices,
            "columns": _columns(info) if extra["control"] == "rows" else (),
        }
    )


def _columns(info: FieldInfo) -> tuple[FormField, ...]:
    """The form of one row, read off the model in `tuple[RowModel, ...]`; none where rows are not models."""
    models = (kind for kind in get_args(info.annotation) if isinstance(kind, type) and issubclass(kind, Model))
    return tuple(field for model in models for field in form(model))
