"""Turns what pydantic found into what an author reads: what is wrong, and what to do about it."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from csm_course.problems import did_you_mean

Location: TypeAlias = tuple[str | int, ...]

_EXPECTED = {
    "string_type": ("text", "put it in quotes"),
    "int_type": ("a whole number", "write digits only, without quotes"),
    "int_parsing": ("a whole number", "write digits only, without quotes"),
    "int_from_float": ("a whole number", "remove the decimals"),
    "float_type": ("a number", "write digits with a point, without quotes"),
    "float_parsing": ("a number", "write digits with a point, without quotes"),
    "bool_type": ("true or false", "write true or false, without quotes"),
    "bool_parsing": ("true or false", "write true or false, without quotes"),
    "date_type": ("a day", "write it as year-month-day, such as 2026-11-22"),
    "date_from_datetime_parsing": ("a day", "write it as year-month-day, such as 2026-11-22"),
    "tuple_type": ("a list", "start each entry with '- '"),
    "list_type": ("a list", "start each entry with '- '"),
    "set_type": ("a list", "start each entry with '- '"),
    "frozen_set_type": ("a list", "start each entry with '- '"),
    "dict_type": ("keys with values", "write 'key: value' lines, indented below"),
    "model_type": ("keys with values", "write 'key: value' lines, indented below"),
    "model_attributes_type": ("keys with values", "write 'key: value' lines, indented below"),
}


def explain(fault: ErrorDetails, shape: object) -> tuple[str, str]:
    """What is wrong and what to do, for one fault found while reading `shape`."""
    name = str(fault["loc"][-1]) if fault["loc"] else "this file"
    kind = fault["type"]
    if kind == "extra_forbidden":
        return f"unknown key '{name}'", did_you_mean(name, keys_at(shape, fault["loc"][:-1]))
    if kind == "missing":
        return f"'{name}' is missing", f"add '{name}:' here"
    if kind in _EXPECTED:
        expected, remedy = _EXPECTED[kind]
        return f"'{name}' must be {expected}, found {_shown(fault['input'])}", remedy
    return _explain_value(fault, name)


def _explain_value(fault: ErrorDetails, name: str) -> tuple[str, str]:
    """A value of the right kind that is not allowed."""
    found = _shown(fault["input"])
    context = fault.get("ctx", {})
    match fault["type"]:
        case "literal_error" | "enum":
            return f"'{name}' may not be {found}", _choice(found, str(context.get("expected", "")))
        case "union_tag_invalid":
            discriminator = str(context.get("discriminator", "'kind'")).strip("'")
            tag = str(context.get("tag", ""))
            return f"'{discriminator}' may not be '{tag}'", _choice(tag, str(context.get("expected_tags", "")))
        case "union_tag_not_found":
            discriminator = str(context.get("discriminator", "'kind'")).strip("'")
            return f"'{discriminator}' is missing", f"add '{discriminator}:' here"
        case "string_pattern_mismatch":
            return f"'{name}' may not be {found}", f"give it the form {context.get('pattern', '')}"
        case "value_error" | "assertion_error":
            return _own_words(fault["msg"])
    return f"'{name}' may not be {found}: {_lower(fault['msg'])}", "correct the value"


def _own_words(message: str) -> tuple[str, str]:
    """A message one of our own checks wrote: 'what - remedy', or only what."""
    text = message.removeprefix("Value error, ").removeprefix("Assertion failed, ")
    what, dash, remedy = text.partition(" - ")
    return what, remedy if dash else "correct the value"


def _choice(found: str, expected: str) -> str:
    """The remedy for a value outside a fixed choice."""
    allowed = [word.strip(" '\"") for word in expected.replace(" or ", ", ").split(",")]
    return did_you_mean(found.strip("'"), [word for word in allowed if word])


def _shown(value: object) -> str:
    """A value as an author wrote it, shortened."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def keys_at(shape: object, location: Location) -> list[str]:
    """The keys an author may write at `location` of `shape`, in the order the model declares them."""
    keys = [key for model in _models_at(shape, location) for key in model.model_fields]
    return list(dict.fromkeys(keys))


def _models_at(shape: object, location: Location) -> Iterator[type[BaseModel]]:
    """Every model that can stand at `location`; a part no model knows is the tag of a union and is passed over."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        if not location:
            yield shape
        elif (field := shape.model_fields.get(str(location[0]))) is not None:
            yield from _models_at(field.annotation, location[1:])
        else:
            yield from _models_at(shape, location[1:])
        return
    members = _members(shape)
    inner = location[1:] if location and _steps_in(shape) else location
    for member in members:
        yield from _models_at(member, inner)


def _members(shape: object) -> tuple[object, ...]:
    """What a container or a union holds."""
    if get_origin(shape) is Annotated:
        return get_args(shape)[:1]
    if get_origin(shape) is dict:
        return get_args(shape)[1:]
    return get_args(shape)


def _steps_in(shape: object) -> bool:
    """True for containers, whose items are one step of the location; False for unions and annotations."""
    return get_origin(shape) not in (Annotated, Union, UnionType, None)
