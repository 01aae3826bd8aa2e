"""Reading what an older course kept: what a model knows no more is put aside, what it cannot use gives way.

Nothing is thrown away, and nothing that was kept can keep an engagement from being opened.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import Generic, NamedTuple, TypeVar

from pydantic import JsonValue, ValidationError

from csm_course.engagement.document import Data
from csm_course.engagement.questions import Questions
from csm_course.model import Model

M = TypeVar("M", bound=Model)
Place = tuple[int | str, ...]

TRIES = 12
"""Taking one wrong value away may show the next; after so many rounds all of it is put aside."""

UNKNOWN = "“{name}” is no longer asked for here. What you had entered is kept with the engagement."
REPLACED = "What was kept for “{name}” could not be used any more and was left out. It is kept with the engagement."


class Mended(NamedTuple, Generic[M]):
    """The model, what was put aside (by its place), and what to tell the reader."""

    value: M
    aside: Data
    notes: tuple[str, ...]


def mended(model: type[M], data: Data, questions: Questions) -> Mended[M]:
    """The data as the model, with defaults for what the model cannot use."""
    try:
        return Mended(model.model_validate(data), {}, ())
    except ValidationError:
        return _mended(model, deepcopy(data), questions)


def _mended(model: type[M], data: Data, questions: Questions) -> Mended[M]:
    aside: Data = {}
    notes: dict[str, None] = {}  # each sentence once, in order
    for _ in range(TRIES):
        try:
            return Mended(model.model_validate(data), aside, tuple(notes))
        except ValidationError as error:
            for place, is_unknown in _places(model, error, data):
                aside |= {" / ".join(map(str, place)): _take(data, place)}
                notes[(UNKNOWN if is_unknown else REPLACED).format(name=_name(place, questions))] = None
    return Mended(model(), aside | data, (*notes, REPLACED.format(name="the whole form")))


def _name(place: Place, questions: Questions) -> str:
    """The label of the field, and that of the column where only a column is meant."""
    field = questions.get(str(place[0]))
    labels = {column.name: column.label for column in field.columns} if field else {}
    columns = [labels.get(step, step) for step in place[1:] if isinstance(step, str)]
    return " – ".join([field.label if field else str(place[0]), *columns[:1]])


def _places(model: type[Model], error: ValidationError, data: Data) -> list[tuple[Place, bool]]:
    """What has to go, rows further down first, and whether it is only unknown."""
    found: dict[Place, bool] = {}
    for one in error.errors(include_url=False, include_context=False, include_input=False):
        place = _there(data, one["loc"])
        for each in [place] if place else _what_does_not_fit(model, data):
            found[each] = found.get(each, True) and one["type"] == "extra_forbidden"
    outer = [place for place in found if not any(place[:length] in found for length in range(1, len(place)))]
    return [(place, found[place]) for place in sorted(outer, key=_from_the_end, reverse=True)]


def _what_does_not_fit(model: type[Model], data: Data) -> list[Place]:
    """Where the fields do not go together: the one without which the others do; all of them where there is none."""
    for name in data:
        try:
            model.model_validate({other: value for other, value in data.items() if other != name})
        except ValidationError:
            continue
        return [(name,)]
    return [(name,) for name in data]


def _there(data: Data, place: Sequence[int | str]) -> Place:
    """As much of the place as there is in the data; without a value that is missing, all that misses it goes."""
    value: JsonValue = data
    for length, step in enumerate(place):
        try:
            value = _below(value, step)
        except LookupError:
            return tuple(place[:length])
    return tuple(place)


def _below(value: JsonValue, step: int | str) -> JsonValue:
    """What stands at the step. Raises LookupError where there is nothing."""
    if isinstance(value, dict) and isinstance(step, str):
        return value[step]
    if isinstance(value, list) and isinstance(step, int):
        return value[step]
    raise LookupError(step)


def _from_the_end(place: Place) -> list[tuple[bool, int, str]]:
    return [(isinstance(step, str), step if isinstance(step, int) else 0, str(step)) for step in place]


def _take(data: Data, place: Place) -> JsonValue:
    value: JsonValue = data
    for step in place[:-1]:
        value = _below(value, step)
    taken = _below(value, place[-1])
    del value[place[-1]]  # type: ignore[union-attr, arg-type]  # there it is, as the line above has found
    return taken
