"""Native charts of a workbook: they follow their cells."""

from typing import Any

from csm_course.documents import SheetChart
from csm_course.office.formulas import span
from csm_course.office.layout import FIRST, PlacedList
from csm_course.office.marks import written
from csm_course.office.pen import Pen
from csm_course.office.style import INK, RULE, SERIES

_SIZE = {"width": 960, "height": 345}
_PIECES = ("stacked", "gantt")


def insert_chart(pen: Pen, sheet: Any, name: str, row: int, plan: SheetChart, placed: PlacedList) -> None:
    """The chart of these columns, below their list."""
    chart = pen.chart(_options(plan, placed))
    labels = {column.name: column.label for column in placed.listing.columns}
    for at, series in enumerate(plan.series):
        chart.add_series(
            {
                "name": written(labels[series]),
                "categories": "=" + span(name, placed, plan.labels, filled=True),
                "values": "=" + span(name, placed, series, filled=True),
                **_drawn(plan, at),
            }
        )
    chart.set_title({"name": written(plan.title), "name_font": {"size": 13, "color": INK}, "overlay": False})
    _axes(chart, plan)
    chart.set_legend(_legend(plan))
    chart.show_blanks_as("span")
    chart.set_size(_SIZE)
    sheet.insert_chart(row, FIRST, chart, {"description": written(plan.title), "object_position": 1})


def _legend(plan: SheetChart) -> dict[str, Any]:
    if len(plan.series) == 1:
        return {"none": True}
    return {"position": "bottom", **({"delete_series": [0]} if plan.kind == "gantt" else {})}


def _options(plan: SheetChart, placed: PlacedList) -> dict[str, str]:
    kinds = {column.name: column.kind for column in placed.listing.columns}
    if plan.kind == "line" and kinds[plan.labels] in ("number", "whole", "money", "percent"):
        return {"type": "scatter", "subtype": "straight"}
    if plan.kind in _PIECES:
        return {"type": "bar", "subtype": "stacked"}
    return {"type": plan.kind, "subtype": "with_markers"} if plan.kind == "radar" else {"type": plan.kind}


def _drawn(plan: SheetChart, at: int) -> dict[str, Any]:
    colour = SERIES[(at - 1 if plan.kind == "gantt" else at) % len(SERIES)]
    if plan.kind == "gantt" and at == 0:
        return {"fill": {"none": True}, "border": {"none": True}, "gap": 40}
    if plan.kind in ("bar", "column", *_PIECES):
        return {"fill": {"color": colour}, "gap": 60}
    if plan.kind == "scatter":
        return {"marker": {"type": "circle", "size": 7, "fill": {"color": colour}, "border": {"color": colour}}}
    return {"line": {"color": colour, "width": 2.25}}


def _axes(chart: Any, plan: SheetChart) -> None:
    grid = {"visible": True, "line": {"color": RULE, "width": 0.75}}
    across = {"name": written(plan.x_label), "num_font": {"color": INK}, "name_font": {"bold": False}}
    up = {
        "name": written(plan.y_label),
        "num_font": {"color": INK},
        "name_font": {"bold": False},
        "major_gridlines": grid,
    }
    if plan.kind in ("bar", *_PIECES):
        chart.set_x_axis({**up, "min": 0})
        chart.set_y_axis({**across, "reverse": True, "major_gridlines": {"visible": False}})
    else:
        chart.set_x_axis(across)
        chart.set_y_axis(up)
