"""What of a form can be kept while something in it cannot be read yet: the rest must not wait for it."""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import ValidationError

from csm_course.model import Model

Inputs = dict[str, object]


class Readable(NamedTuple):
    """Valid inputs, and the fields in which something has its former value."""

    inputs: Inputs
    open: frozenset[str]


def readable(kind: type[Model], entered: Mapping[str, object], former: Mapping[str, object]) -> Readable | None:
    """The inputs with what cannot be read as it was before: a cell where that is enough, else the whole field.

    None where no field is to blame, so that nothing can be put right by leaving one out.
    """
    inputs, blamed = dict(entered), frozenset[str]()
    for mend in (_with_former_cells, _with_former_fields):
        faults = _faults(kind, inputs)
        if not faults:
            break
        blamed |= {str(place[0]) for place in faults if place}
        inputs = mend(inputs, faults, former)
    return None if _faults(kind, inputs) else Readable(_plain(kind, inputs), blamed)


def _faults(kind: type[Model], inputs: Inputs) -> list[tuple[int | str, ...]]:
    try:
        kind.model_validate(inputs)
    except ValidationError as error:
        return [fault["loc"] for fault in error.errors(include_url=False, include_context=False, include_input=False)]
    return []


def _plain(kind: type[Model], inputs: Inputs) -> Inputs:
    return kind.model_validate(inputs).model_dump(mode="json")


def _with_former_cells(inputs: Inputs, faults: list[tuple[int | str, ...]], former: Mapping[str, object]) -> Inputs:
    """Each faulty cell as the same row had it before; a row that is new loses the cell."""
    mended = dict(inputs)
    for place in faults:
        if len(place) < 3:
            continue
        name, number, column = str(place[0]), place[1], str(place[2])
        rows = mended[name]
        if not isinstance(rows, list) or not isinstance(number, int) or not isinstance(rows[number], dict):
            continue
        row = {key: value for key, value in rows[number].items() if key != column}
        before = _row_before(row.get("id"), former.get(name))
        if column in before:
            row[column] = before[column]
        mended[name] = [*rows[:number], row, *rows[number + 1 :]]
    return mended


def _row_before(row_id: object, rows: object) -> dict[str, object]:
    if not row_id or not isinstance(rows, list):
        return {}
    return next((row for row in rows if isinstance(row, dict) and row.get("id") == row_id), {})


def _with_former_fields(inputs: Inputs, faults: list[tuple[int | str, ...]], former: Mapping[str, object]) -> Inputs:
    """Each faulty field as it was before; one that the form does not know is left out."""
    mended = dict(inputs)
    for name in {str(place[0]) for place in faults if place}:
        mended.pop(name, None)
        if name in former:
            mended[name] = former[name]
    return mended
