"""A native table on a slide: a head, rows in two shades, columns as wide as their words need."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Emu, Pt

from csm_course.office.letters import column_weights, slide_text
from csm_course.report import Table

ROWS_A_SLIDE = 10
_HEAD, _EVEN, _ODD, _INK = (RGBColor.from_string(rgb) for rgb in ("0B5CAD", "FFFFFF", "EEF3F9", "1A2330"))


def add_table(slide: Any, table: Table, left: int, top: int, width: int, height: int) -> None:
    """The table over this width; its rows share the height, none higher than it needs."""
    count = len(table.rows) + 1
    row_height = min(400_000, height // count)
    shape = slide.shapes.add_table(count, len(table.columns), Emu(left), Emu(top), Emu(width), Emu(row_height * count))
    shape.name = slide_text(table.caption)[:120] or "Table"
    grid = shape.table
    widths = _widths(table, width)
    for at, wide in enumerate(widths):
        grid.columns[at].width = Emu(wide)
    letters = sum(len(cell) for row in table.rows for cell in row)
    points = 12 if letters < 900 else 11 if letters < 1400 else 9
    for row, cells in enumerate((table.columns, *table.rows)):
        for at, text in enumerate(cells):
            _cell(grid.cell(row, at), text, points, row)


def _cell(cell: Any, text: str, points: int, row: int) -> None:
    cell.margin_left = cell.margin_right = Emu(70_000)
    cell.margin_top = cell.margin_bottom = Emu(30_000)
    cell.fill.solid()
    cell.fill.fore_color.rgb = _HEAD if row == 0 else _ODD if row % 2 == 0 else _EVEN
    cell.text_frame.text = slide_text(text)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.bold = Pt(points), row == 0
        paragraph.font.color.rgb = _EVEN if row == 0 else _INK


def _widths(table: Table, width: int) -> list[int]:
    """In proportion to what stands in them, within limits."""
    weights = column_weights(table)
    total = sum(weights)
    shares = [width * weight // total for weight in weights]
    shares[-1] += width - sum(shares)
    return shares
