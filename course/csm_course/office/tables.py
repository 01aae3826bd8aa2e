"""A plain table as a workbook: heads in the first row, which stays in view; every text a text cell, never a formula."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import xlsxwriter

from csm_course.office.marks import written
from csm_course.office.pen import MOST_CHARACTERS
from csm_course.office.steady import EARLIEST, WRITER
from csm_course.office.style import look
from csm_course.office.titles import distinct

Cell = str | float | None
WIDEST, NARROWEST, LOOKED_AT = 40, 8, 200


class PlainSheet(NamedTuple):
    """One sheet; every row is as long as `head`. `fixed` columns at the left stay in view."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    fixed: int = 0


def tables_bytes(title: str, sheets: Sequence[PlainSheet]) -> bytes:
    """The workbook. Written row by row, so that thousands of rows need little memory."""
    target = io.BytesIO()
    settings = {"constant_memory": True, "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, settings)
    book.set_properties({"title": title, "author": WRITER, "created": datetime(*EARLIEST, tzinfo=UTC)})
    head = book.add_format({**look("head"), "text_wrap": True})
    for name, sheet in zip(distinct([(sheet.title, "") for sheet in sheets]), sheets, strict=True):
        page = book.add_worksheet(name)
        page.freeze_panes(1, sheet.fixed)
        for column, wide in enumerate(_widths(sheet)):
            page.set_column(column, column, wide)
        page.autofilter(0, 0, len(sheet.rows), max(0, len(sheet.head) - 1))
        page.set_row(0, 48)
        for column, text in enumerate(sheet.head):
            page.write_string(0, column, _text(text), head)
        for number, row in enumerate(sheet.rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(number, column, _text(cell))
                elif cell is not None:
                    page.write_number(number, column, cell)
    book.close()
    return target.getvalue()


def _text(text: str) -> str:
    """What a cell can hold of it."""
    return written(text)[:MOST_CHARACTERS]


def _widths(sheet: PlainSheet) -> list[int]:
    """By what stands in the first rows; a head may take three lines."""
    found = []
    for column, head in enumerate(sheet.head):
        cells = (len(str(row[column] or "")) for row in sheet.rows[:LOOKED_AT])
        longest_word = max((len(word) for word in head.split()), default=0)
        found.append(min(WIDEST, max(NARROWEST, len(head) // 3 + 2, longest_word + 1, *cells)))
    return found
