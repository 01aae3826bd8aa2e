"""What a tool has to say about its result, free of any medium: figures, notes, tables, charts.

The live view, the static record in a feedback page and the Office export all read the same `Report`.
"""

from collections.abc import Iterable
from typing import Literal

from csm_course.drawing import Drawing
from csm_course.model import Model


class Figure(Model):
    """One number in words: `value` is already formatted for reading, with its unit."""

    label: str
    value: str
    note: str = ""


class Note(Model):
    """A sentence beside the numbers; `stop` means there is no result until an input is changed."""

    kind: Literal["info", "caution", "stop"]
    text: str
    field: str = ""


class Table(Model):
    """Rows of cells already formatted for reading; every row is as long as `columns`."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def listed(caption: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> tuple[Table, ...]:
    """A table of these rows with dashes for empty cells, or no table where there are no rows."""
    filled = tuple(tuple(cell or "–" for cell in row) for row in rows)
    return (Table(caption=caption, columns=columns, rows=filled),) if filled else ()


class Line(Model):
    """One curve of a chart, as (x, y) pairs in the chart's units."""

    label: str
    points: tuple[tuple[float, float], ...]


class Mark(Model):
    """A point of a chart worth a name, with a thin line down to the x axis: the month in which a cost is back."""

    x: float
    y: float
    label: str


class Chart(Model):
    """A line chart; `summary` says in a sentence what the picture shows, for those who do not see it.

    `x_cycle` is the length of a natural cycle on the x axis: 12 for months, so that ticks fall on years.
    """

    title: str
    x_label: str
    y_label: str
    lines: tuple[Line, ...]
    summary: str
    x_cycle: int = 1
    marks: tuple[Mark, ...] = ()


class Part(Model):
    """A part of a report that is opened on demand: what stands behind the answer.

    `lead` says in a sentence what it found; it is shown beside the title, of use without opening the part.
    """

    title: str
    lead: str = ""
    notes: tuple[Note, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()


class Report(Model):
    """Everything a reader needs to understand one result, most important first; `parts` hold what is looked up."""

    headline: Figure | None = None
    figures: tuple[Figure, ...] = ()
    notes: tuple[Note, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    parts: tuple[Part, ...] = ()
