"""What was read, made to fit the tool's model: whatever the model refuses is left out and named by its cell."""

from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from csm_course.model import Model
from csm_course.office.answers import wrong
from csm_course.office.grids import Cell
from csm_course.office.questions import Question

Origin = tuple[Question, str, Cell | None]
_ROUNDS = 6


class Draft(NamedTuple):
    """Inputs as read, where each came from (single ones, and those of rows), and what is wrong with the file."""

    model: type[Model]
    inputs: dict[str, Any]
    cells: dict[str, Origin]
    rows: dict[str, list[dict[str, Origin]]]
    faults: list[str]


def settle(draft: Draft) -> None:
    """Leaves out what the model refuses, until it takes the rest."""
    for _ in range(_ROUNDS):
        try:
            draft.model.model_validate(draft.inputs)
            return
        except ValidationError as refused:
            for field, row in _leave_out(draft, refused.errors(include_url=False)):
                del draft.inputs[field][row], draft.rows[field][row]
    draft.inputs.clear()
    draft.faults.append("What this workbook holds does not fit together, so nothing was taken in.")


def _leave_out(draft: Draft, errors: list[ErrorDetails]) -> list[tuple[str, int]]:
    """Leaves out single cells; the rows that cannot do without one are returned, last first."""
    gone: set[tuple[str, int]] = set()
    for error in errors:
        field = str(error["loc"][0]) if error["loc"] else ""
        if len(error["loc"]) > 1 and field in draft.rows:
            if _cell(draft, field, error):
                gone.add((field, int(error["loc"][1])))
        elif field in draft.inputs:
            question, place, cell = draft.cells.get(field, (None, "", None))
            draft.faults.append(f"{place}: {wrong(question, cell)}" if question else _said(error))
            draft.inputs.pop(field, None)
        else:
            draft.faults.append(_said(error))
    return sorted(gone, reverse=True)


def _cell(draft: Draft, field: str, error: ErrorDetails) -> bool:
    """Leaves out one cell of a row; True where the row must go."""
    row, name = int(error["loc"][1]), str(error["loc"][2]) if len(error["loc"]) > 2 else ""
    origin = draft.rows[field][row].get(name)
    if origin is None:
        draft.faults.append(f"{_said(error)} The row was left out.")
        return True
    question, place, cell = origin
    there = name in draft.inputs[field][row]
    ending = "" if there else ". The row was left out"
    draft.faults.append(f"{place}: {wrong(question, cell)}{ending}")
    draft.inputs[field][row].pop(name, None)
    return not there


def _said(error: ErrorDetails) -> str:
    return error["msg"].removeprefix("Value error, ").rstrip(".") + "."
