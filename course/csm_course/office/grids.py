"""A workbook read with openpyxl as plain sheets of cells, no further than a workbook of ours reaches."""

import io
import re
import warnings
import zipfile
from datetime import date, datetime
from typing import Any, NamedTuple

import openpyxl

from csm_course.office.formulas import address
from csm_course.office.marks import ABOUT_SHEET, as_read
from csm_course.office.refusals import NotTakenIn

MOST_ROWS, MOST_COLUMNS, MOST_CELLS, MOST_SHEETS = 12_000, 400, 250_000, 200
Read = str | float | int | bool | date | None


class Cell(NamedTuple):
    """What stands at a place; `share` says that it is shown in percent."""

    value: Read
    place: str
    share: bool = False

    @property
    def empty(self) -> bool:
        """Whether a reader sees nothing."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


class Grid(NamedTuple):
    """One sheet: for each row that holds anything, its cells by column (counted from 0)."""

    name: str
    rows: tuple[dict[int, Cell], ...]


class Book(NamedTuple):
    """All sheets, and the rows of the sheet nobody sees."""

    sheets: tuple[Grid, ...]
    about: tuple[tuple[str, ...], ...]


def read_grids(content: bytes) -> list[Grid]:
    """All sheets of a guarded file; raises `NotTakenIn` where it is no workbook."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of what it leaves out; we need only cells
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            grids = _grids(book)
            book.close()
    except NotTakenIn:
        raise
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        SyntaxError,
        zipfile.BadZipFile,
    ) as error:
        raise NotTakenIn("This workbook cannot be read. Open it, save it as .xlsx, and take in that file.") from error
    return grids


def read_book(content: bytes) -> Book:
    """The sheets of a guarded file; raises `NotTakenIn` where it is no workbook, or not one of ours."""
    grids = read_grids(content)
    about = next((grid for grid in grids if grid.name == ABOUT_SHEET), None)
    if about is None:
        raise NotTakenIn(
            "This workbook was not made by the course, so nothing says what its cells mean. "
            "Download the workbook from the tool, copy your rows into it, and take in that file."
        )
    rows = tuple(tuple(str(row[at].value) if at in row else "" for at in range(7)) for row in about.rows)
    return Book(tuple(grid for grid in grids if grid.name != ABOUT_SHEET), rows)


def _grids(book: Any) -> list[Grid]:
    if len(book.worksheets) > MOST_SHEETS:
        raise NotTakenIn(
            f"This workbook has more than {MOST_SHEETS} sheets. Remove those you do not need, and take it in again."
        )
    grids, left = [], MOST_CELLS
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows, used = _rows(sheet, left)
        left -= used
        grids.append(Grid(sheet.title, rows))
    return grids


def _rows(sheet: Any, left: int) -> tuple[tuple[dict[int, Cell], ...], int]:
    rows: list[dict[int, Cell]] = []
    used = 0
    for cells in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS):
        found = {cell.column - 1: _cell(cell) for cell in cells if cell.value is not None}
        used += len(found)
        if used > left:
            raise NotTakenIn(
                "This workbook holds more cells than can be taken in at once. Remove what you do not need."
            )
        if found:
            rows.append(found)
    return tuple(rows), used


def _cell(cell: Any) -> Cell:
    value = cell.value
    if isinstance(value, str):
        value = as_read(value)
    elif isinstance(value, datetime):
        value = value.date()
    elif not isinstance(value, bool | int | float | date):
        value = str(value)
    share = "%" in re.sub(r'"[^"]*"', "", str(cell.number_format or ""))
    return Cell(value, address(cell.row - 1, cell.column - 1), share)
