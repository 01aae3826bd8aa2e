"""A workbook of ours found again by its marks: facts, and lists with their heads and rows, wherever they now stand."""

from collections import defaultdict
from typing import NamedTuple

from csm_course.office.formulas import address
from csm_course.office.grids import Book, Cell, Grid
from csm_course.office.marks import FACTS, PREFIX, head, row_mark


class FoundFact(NamedTuple):
    """A fact with its cell; None where the cell is empty. `place` is where it stands."""

    slug: str
    field: str
    cell: Cell | None
    place: str


class FoundRow(NamedTuple):
    """A row of a list: its mark (empty for a new one) and its cells by column."""

    mark: str
    cells: dict[int, Cell]


class FoundList(NamedTuple):
    """A list with the texts of its head by column."""

    slug: str
    field: str
    part: str
    sheet: str
    heads: dict[int, str]
    rows: list[FoundRow]


class Found(NamedTuple):
    """Everything that carries a mark, and the sheets on which nothing does."""

    facts: list[FoundFact]
    lists: list[FoundList]
    strange: list[str]


class Names(NamedTuple):
    """What the sheet nobody sees says: (name, heading, whether it is worked out) of each list's columns, and places."""

    columns: dict[tuple[str, str, str], list[tuple[str, str, bool]]]
    lists: dict[tuple[str, str, str], str]
    facts: dict[tuple[str, str], str]
    unseen: dict[tuple[str, str], str]
    tools: tuple[str, ...]
    schema: int | None


def find(book: Book) -> Found:
    """All blocks of all sheets."""
    found = Found([], [], [])
    for grid in book.sheets:
        column = _mark_column(grid)
        if column is None:
            if grid.rows:
                found.strange.append(grid.name)
            continue
        _scan(grid, column, found)
    return found


def _mark_column(grid: Grid) -> int | None:
    for row in grid.rows:
        for at in sorted(row):
            value = row[at].value
            if isinstance(value, str) and value.startswith(PREFIX):
                return at
    return None


def _scan(grid: Grid, column: int, found: Found) -> None:
    """Row by row: a mark opens a block, belongs to a row, or closes the list above."""
    current: FoundList | None = None
    value_column = column + 2
    for row in grid.rows:
        mark = str(row[column].value) if column in row else ""
        cells = {at: cell for at, cell in row.items() if at != column}
        if mark.startswith(PREFIX) and row_mark(mark) is None:
            current = None
            if mark == FACTS:
                value_column = next((at for at, cell in cells.items() if cell.value == "Value"), value_column)
            elif (fact := head(mark, "fact")) and len(fact) == 2:
                cell = cells.get(value_column)
                place = cell.place if cell else _beside(row[column].place, value_column)
                found.facts.append(FoundFact(fact[0], fact[1], cell, f"{grid.name}!{place}"))
            elif (listed := head(mark, "list")) and len(listed) == 3:
                heads = {at: str(cell.value) for at, cell in sorted(cells.items()) if not cell.empty}
                current = FoundList(listed[0], listed[1], listed[2], grid.name, heads, [])
                found.lists.append(current)
        elif current and cells:
            current.rows.append(FoundRow(mark, cells))
        elif current and mark:
            current.rows.append(FoundRow(mark, {}))


def _beside(place: str, column: int) -> str:
    return address(int("".join(letter for letter in place if letter.isdigit())) - 1, column)


def names(book: Book) -> Names:
    """What was written where, as the workbook itself remembers it."""
    columns: dict[tuple[str, str, str], list[tuple[str, str, bool]]] = defaultdict(list)
    found = Names(columns, {}, {}, {}, (), None)
    tools: list[str] = []
    schema: int | None = None
    for kind, *rest in book.about:
        if kind in ("column", "worked"):
            columns[rest[0], rest[1], rest[2]].append((rest[3], rest[4], kind == "worked"))
        elif kind == "list":
            found.lists[rest[0], rest[1], rest[3]] = rest[2]
        elif kind == "fact":
            found.facts[rest[0], rest[1]] = rest[2]
        elif kind == "unseen":
            found.unseen[rest[0], rest[1]] = found.unseen.get((rest[0], rest[1]), "") + rest[2]
        elif kind == "tool":
            tools.append(rest[0])
        elif kind == "csm" and rest[0].isdigit():
            schema = int(rest[0][:6])
    return found._replace(tools=tuple(tools), schema=schema)
