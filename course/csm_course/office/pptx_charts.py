"""Native charts on a slide, with their numbers inside, to be edited like any other."""

from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.util import Emu, Pt

from csm_course.documents import Plot
from csm_course.office.letters import slide_text
from csm_course.report import Chart

_SERIES = tuple(RGBColor.from_string(rgb) for rgb in ("0B5CAD", "A34A00", "4D5866", "7A2F8F", "0B6B58", "A32A4A"))
_KINDS = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "gantt": XL_CHART_TYPE.BAR_STACKED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "radar": XL_CHART_TYPE.RADAR_MARKERS,
    "scatter": XL_CHART_TYPE.XY_SCATTER,
}
_BARS = (XL_CHART_TYPE.BAR_CLUSTERED, XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.BAR_STACKED)


def add_chart(slide: Any, chart: Chart, left: int, top: int, width: int, height: int) -> None:
    """The curves of a report."""
    data = XyChartData()
    for line in chart.lines:
        series = data.add_series(slide_text(line.label))
        for x, y in line.points:
            series.add_data_point(x, y)
    kind = XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS
    shape = slide.shapes.add_chart(kind, Emu(left), Emu(top), Emu(width), Emu(height), data)
    _finish(shape, chart.title, chart.summary, len(chart.lines))
    _axis_title(shape.chart.category_axis, chart.x_label)
    _axis_title(shape.chart.value_axis, chart.y_label)


def add_plot(slide: Any, plot: Plot, left: int, top: int, width: int, height: int) -> None:
    """A plot of a tool's own."""
    data: Any = XyChartData() if plot.kind == "scatter" else CategoryChartData()
    if plot.kind != "scatter":
        data.categories = [slide_text(category) for category in plot.categories]
    for one in plot.series:
        series = data.add_series(slide_text(one.label)) if plot.kind == "scatter" else None
        if series is None:
            data.add_series(slide_text(one.label), one.values)
            continue
        for x, y in zip(plot.categories, one.values, strict=True):
            if y is not None:
                series.add_data_point(float(x), y)
    shape = slide.shapes.add_chart(_KINDS[plot.kind], Emu(left), Emu(top), Emu(width), Emu(height), data)
    _finish(shape, plot.title, plot.summary, len(plot.series))
    _scale(shape.chart, plot)
    if plot.kind == "gantt":
        shape.chart.plots[0].series[0].format.fill.background()


def _scale(chart: Any, plot: Plot) -> None:
    axis = chart.value_axis
    if plot.low is not None:
        axis.minimum_scale = plot.low
    if plot.high is not None:
        axis.maximum_scale = plot.high
    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("D3DAE3")
    if plot.kind != "radar":
        _axis_title(axis, plot.y_label)
        _axis_title(chart.category_axis, plot.x_label)
    if plot.kind in ("bar", "stacked", "gantt"):
        chart.category_axis.reverse_order = True


def _axis_title(axis: Any, text: str) -> None:
    axis.has_title = bool(text)
    if text:
        frame = axis.axis_title.text_frame
        frame.text = slide_text(text)
        frame.paragraphs[0].font.size, frame.paragraphs[0].font.bold = Pt(11), False
    axis.tick_labels.font.size = Pt(11)


def _finish(shape: Any, title: str, summary: str, series: int) -> None:
    chart = shape.chart
    shape._element.nvGraphicFramePr.cNvPr.set("descr", slide_text(summary)[:2000])
    shape.name = slide_text(title)[:120] or "Chart"
    chart.has_title = False
    chart.font.size = Pt(11)
    chart.has_legend = series > 1
    if series > 1:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    for at, one in enumerate(chart.plots[0].series):
        colour = _SERIES[at % len(_SERIES)]
        if hasattr(one, "smooth"):
            one.smooth = False
        if chart.chart_type in _BARS:
            one.format.fill.solid()
            one.format.fill.fore_color.rgb = colour
            continue
        if chart.chart_type == XL_CHART_TYPE.XY_SCATTER:
            one.format.line.fill.background()
            one.marker.style, one.marker.size = XL_MARKER_STYLE.CIRCLE, 9
            one.marker.format.fill.solid()
            one.marker.format.fill.fore_color.rgb = colour
            continue
        one.format.line.color.rgb, one.format.line.width = colour, Pt(2.25)
