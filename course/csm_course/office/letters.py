"""Text for slides and letters: what XML cannot hold is left out; a line end is a line end."""

import re

from csm_course.report import Table

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def slide_text(text: str) -> str:
    """Text as a slide or letter can hold it."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def column_weights(table: Table, most: int = 40) -> list[int]:
    """How wide the columns of a table want to be, in letters: the longest word always fits, long text is wrapped."""
    weights = []
    for at, heading in enumerate(table.columns):
        cells = [heading, *(row[at] for row in table.rows)]
        word = max((len(part) for cell in cells for part in cell.split()), default=1)
        weights.append(max(7, word + 4, min(max(map(len, cells)), most)))
    return weights
