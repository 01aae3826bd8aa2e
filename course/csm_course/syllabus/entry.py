"""One thing of the syllabus: it has an id that nothing else has, and it names others only by their ids."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, ClassVar, TypeAlias

from pydantic import BaseModel, StringConstraints

from csm_course.model import Model
from csm_course.remedies import Location

Id = Annotated[str, StringConstraints(pattern=r"^[A-Z]+(-[A-Z]+)?-?[0-9]+(\.[0-9]+)*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Ids: TypeAlias = tuple[str, ...]


class Entry(Model):
    """A thing of the syllabus. `kind` is the inventory's word for it; `inventoried` is False for our own additions."""

    kind: ClassVar[str]
    inventoried: ClassVar[bool] = True

    id: Id
    title: Text


@dataclass(frozen=True)
class Refers:
    """Marks a field that holds the id, or the ids, of entries of these kinds; no kind at all means any."""

    kinds: tuple[str, ...]

    def __init__(self, *kinds: str) -> None:
        object.__setattr__(self, "kinds", kinds)


@dataclass(frozen=True)
class Reference:
    """One id written in a field, with its place in the file."""

    location: Location
    id: str
    kinds: tuple[str, ...]


def walk(model: BaseModel, location: Location = ()) -> Iterator[tuple[Location, BaseModel]]:
    """The model and every model inside it, each with its place in the file."""
    yield location, model
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, BaseModel):
            yield from walk(value, (*location, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from walk(item, (*location, name, index))


def references(model: BaseModel, location: Location = ()) -> Iterator[Reference]:
    """Every id this one model writes in a field marked by `Refers`; models inside it are not entered."""
    for name, kinds in _referring_fields(type(model)):
        value = getattr(model, name)
        if isinstance(value, str):
            yield Reference((*location, name), value, kinds)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                yield Reference((*location, name, index), item, kinds)


@cache
def _referring_fields(model: type[BaseModel]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The fields of a model that are marked by `Refers`, each with the kinds it may name."""
    return tuple(
        (name, mark.kinds)
        for name, field in model.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Refers)
    )
