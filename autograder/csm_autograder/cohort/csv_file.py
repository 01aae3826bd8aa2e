"""A table as CSV that spreadsheet programs open right, and in which no text ever becomes a formula.

UTF-8 with a byte order mark, so that accents survive in programs that would guess; quoted where needed; and before
text that begins like a formula stands an apostrophe (OWASP, "CSV Injection"), which `read_csv` takes away again.
"""

import csv
import io
import re

from csm_autograder.cohort.table import Cell, Table, holds_numbers

_LIKE_A_FORMULA = re.compile(r"'*([\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")


def csv_bytes(table: Table) -> bytes:
    """The table as a file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(_written, table.head))
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def read_csv(content: bytes) -> Table:
    """The table in a file of ours: the inverse of `csv_bytes`."""
    first, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    head = tuple(map(_unguarded, first))
    kinds = tuple(map(holds_numbers, head))
    return Table(head, tuple(tuple(map(_read, row, kinds)) for row in rows))


def guarded(text: str) -> str:
    """Text a spreadsheet shows as text."""
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _LIKE_A_FORMULA.match(text) else text


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    return guarded(cell) if isinstance(cell, str) else f"{cell:.10g}"


def _read(text: str, is_number: bool) -> Cell:
    if is_number:
        return float(text) if text else None
    return _unguarded(text)
