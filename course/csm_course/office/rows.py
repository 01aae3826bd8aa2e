"""The rows of a list that was read, as plain data: each with its place, its id, and what stood in foreign columns."""

from typing import Any, NamedTuple

from csm_course.office.answers import WrongCell, answer
from csm_course.office.blocks import FoundList, FoundRow
from csm_course.office.columns import Heads
from csm_course.office.grids import Cell
from csm_course.office.marks import RowMark, row_mark
from csm_course.office.questions import Question, blank


class TakenRow(NamedTuple):
    """One row: its data, the cells they came from by name, its place when exported (None for a new one)."""

    data: dict[str, Any]
    cells: dict[str, tuple[Question, str, Cell | None]]
    place: int | None
    foreign: dict[tuple[str, str], str | float | int | bool]


class Taking(NamedTuple):
    """What reading the rows of a list needs: its questions, the column it is parted by, and where faults go."""

    asked: tuple[Question, ...]
    by: str
    faults: list[str]
    ids: set[str]


def take_rows(found: FoundList, heads: Heads, taking: Taking) -> list[TakenRow]:
    """Every row in which something stands, or stood nothing when it was exported."""
    rows = (_row(found, heads, taking, row) for row in found.rows)
    return in_order([row for row in rows if row is not None])


def _row(found: FoundList, heads: Heads, taking: Taking, row: FoundRow) -> TakenRow | None:
    mark = row_mark(row.mark)
    seen = [
        row.cells[at] for at in row.cells if at in heads.foreign or (at in heads.known and _visible(heads.known[at]))
    ]
    if all(cell.empty for cell in seen) and not (mark and mark.empty):
        return None
    taken = TakenRow({}, {}, mark.place if mark else None, {})
    _identify(taken, mark, taking)
    if taking.by:
        _part(taken, found.part, taking)
    for at, (question, key) in sorted(heads.known.items(), key=lambda one: bool(one[1][1])):
        _take(taken, found.sheet, question, key, row.cells.get(at), taking.faults)
    for at, (header, after) in heads.foreign.items():
        cell = row.cells.get(at)
        if cell and not cell.empty:
            value = cell.value
            taken.foreign[header, after] = value if isinstance(value, str | bool | int | float) else str(value)
    return taken


def _visible(known: tuple[Question, str]) -> bool:
    return known[0].kind != "hidden"


def _identify(taken: TakenRow, mark: RowMark | None, taking: Taking) -> None:
    """The row's id, once: a copied row is a new one."""
    if not any(question.name == "id" for question in taking.asked):
        return
    row_id = mark.id if mark and mark.id not in taking.ids else ""
    taking.ids.update({row_id} - {""})
    taken.data["id"] = row_id


def _part(taken: TakenRow, part: str, taking: Taking) -> None:
    question = next(question for question in taking.asked if question.name == taking.by)
    plain = question.kind in ("choice", "text", "long")
    taken.data[taking.by] = part if plain else answer(question, Cell(part, ""))


def _take(taken: TakenRow, sheet: str, question: Question, key: str, cell: Cell | None, faults: list[str]) -> None:
    place = f"{sheet}!{cell.place}" if cell else sheet
    if not key:
        taken.cells[question.name] = (question, place, cell)
    if cell is None or (cell.empty and question.kind not in ("text", "long")):
        found = ... if key else blank(question)
    else:
        try:
            found = answer(question, cell)
        except WrongCell as wrong:
            faults.append(f"{place}: {wrong}")
            return
    if found is ...:
        return
    if key:
        taken.data.setdefault(question.name, {})[key] = found
    else:
        taken.data[question.name] = found


def in_order(rows: list[TakenRow]) -> list[TakenRow]:
    """As they stand on the sheet, with the places the rows of this sheet had among those of all sheets."""
    places = iter(sorted(row.place for row in rows if row.place is not None))
    ordered: list[TakenRow] = []
    last = -1
    for row in rows:
        last = next(places) if row.place is not None else last
        ordered.append(row._replace(place=last))
    return ordered
