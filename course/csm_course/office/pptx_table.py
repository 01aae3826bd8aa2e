"""A native table on a slide: a head, rows in two shades, columns as wide as their words need, letters to be read."""

from math import ceil
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from csm_course.office.letters import shares, slide_text
from csm_course.report import Table

_HEAD, _EVEN, _ODD, _INK = (RGBColor.from_string(rgb) for rgb in ("0B5CAD", "FFFFFF", "EEF3F9", "1A2330"))
SIZES = (18, 16, 14, 12, 11)
_LETTER, _LINE, _PAD = 0.56, 1.24, 130_000
_POINT = 12_700
MOST_ROWS = 14


class Fit(NamedTuple):
    """Letters of this size, columns of these widths, rows of these heights, the head's first."""

    points: int
    widths: list[int]
    heights: list[int]


def fitted(table: Table, width: int, height: int) -> Fit:
    """The largest letters with which the whole table fits; the smallest where none does."""
    fits = [_fit(table, width, points) for points in SIZES]
    return next((fit for fit in fits if sum(fit.heights) <= height), fits[-1])


def rows_that_fit(table: Table, width: int, height: int) -> list[int]:
    """How many rows go on each slide, with letters of 12 points where that takes more than one."""
    if sum(fitted(table, width, height).heights) <= height and len(table.rows) <= MOST_ROWS:
        return [len(table.rows)]
    head, *rows = _fit(table, width, 12).heights
    counts, used = [0], head
    for row in rows:
        if counts[-1] and (used + row > height or counts[-1] >= MOST_ROWS):
            counts.append(0)
            used = head
        counts[-1] += 1
        used += row
    return counts


def _fit(table: Table, width: int, points: int) -> Fit:
    widths = [round(share) for share in shares(table, width, (points * _LETTER) * _POINT, _PAD)]
    heights = [_height(row, widths, points) for row in (table.columns, *table.rows)]
    return Fit(points, widths, heights)


def _height(cells: tuple[str, ...], widths: list[int], points: int) -> int:
    letter = points * _LETTER * _POINT
    lines = max(
        sum(max(1, ceil(len(line) * letter / max(wide - _PAD, letter))) for line in cell.split("\n"))
        for cell, wide in zip(cells, widths, strict=True)
    )
    return round(lines * points * _LINE * _POINT) + 110_000


def add_table(slide: Any, table: Table, left: int, top: int, width: int, height: int) -> None:
    """The table over this width; empty rows, to be written on, share the height that is left."""
    fit = fitted(table, width, height)
    heights = list(fit.heights)
    empty = [at for at, row in enumerate(table.rows, 1) if not any(row[1:])]
    spare = (height - sum(heights)) // len(empty) if empty else 0
    for at in empty:
        heights[at] += max(0, min(spare, 300_000))
    if not empty:
        airy = min(160_000, max(0, (height - sum(heights)) // (2 * len(heights))))
        heights = [high + airy for high in heights]
    shape = slide.shapes.add_table(len(heights), len(table.columns), Emu(left), Emu(top), Emu(width), Emu(sum(heights)))
    shape.name = slide_text(table.caption)[:120] or "Table"
    grid = shape.table
    for at, wide in enumerate(fit.widths):
        grid.columns[at].width = Emu(wide)
    for row, cells in enumerate((table.columns, *table.rows)):
        grid.rows[row].height = Emu(heights[row])
        for at, text in enumerate(cells):
            _cell(grid.cell(row, at), text, fit.points, row)


def _cell(cell: Any, text: str, points: int, row: int) -> None:
    cell.margin_left = cell.margin_right = Emu(_PAD // 2)
    cell.margin_top = cell.margin_bottom = Emu(40_000)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    cell.fill.fore_color.rgb = _HEAD if row == 0 else _ODD if row % 2 == 0 else _EVEN
    cell.text_frame.text = slide_text(text)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.bold = Pt(points), row == 0
        paragraph.font.color.rgb, paragraph.font.name = (_EVEN if row == 0 else _INK), "Calibri"
