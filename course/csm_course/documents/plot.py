"""A chart with its numbers, to be drawn natively: on a slide it stays a chart that can be edited."""

from typing import Literal

from csm_course.model import Model

PlotKind = Literal["bar", "column", "stacked", "gantt", "line", "scatter", "radar"]
"""`stacked` is bars made of pieces; `gantt` the same with the first piece unseen: where a bar begins."""


class Series(Model):
    """One row of numbers, one for each category; None where there is none."""

    label: str
    values: tuple[float | None, ...]


class Plot(Model):
    """`categories` are words, or for `scatter` numbers written out. `summary` says it in words."""

    kind: PlotKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    summary: str
    x_label: str = ""
    y_label: str = ""
    low: float | None = None
    high: float | None = None
