"""A line chart as SVG: drawn for wide, middle and narrow places, so that its words stay readable in both.

The stylesheet shows the one that fits; without it the wide one shows. Colours are custom properties with fallbacks,
and every line has a dash pattern and a name at its end, so that nothing depends on colour alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from csm_course.html.data_table import data_table
from csm_course.html.end_labels import LETTER, EndLabel, arranged, wrapped
from csm_course.html.markup import EMPTY, Html, joined, tag, text
from csm_course.html.scale import Scale, cycle_step, nice_step, reading, tick_label, ticks
from csm_course.report import Chart, Line, Mark

COLOURS = ("#0b5cad", "#a34a00", "#4d5866", "#7a2f8f", "#0b6b58", "#a32a4a")
DASHES = ("", "8 5", "2 4", "12 4 2 4", "5 3", "1 3")


@dataclass(frozen=True)
class Format:
    """A place a chart is drawn for, in SVG units: its size, its letters, and the room for names on the right."""

    name: str
    width: float
    height: float
    font: float
    gutter: float
    x_ticks: int


WIDE = Format("wide", 720, 350, 13, 136, 7)
MIDDLE = Format("middle", 500, 320, 13, 118, 5)
NARROW = Format("narrow", 330, 300, 12, 90, 4)


@dataclass(frozen=True)
class Frame:
    """The plotting area of one chart in one format."""

    chart: Chart
    format: Format
    x: Scale
    y: Scale
    x_ticks: tuple[float, ...]
    y_ticks: tuple[float, ...]


def chart_figure(chart: Chart) -> Html:
    """The chart with its title, its summary as caption, and its numbers as a table to open."""
    return tag(
        "figure",
        tag("p", text(chart.title), class_="csm-chart__title"),
        chart_svg(chart, WIDE),
        chart_svg(chart, MIDDLE),
        chart_svg(chart, NARROW),
        tag("figcaption", text(chart.summary), class_="csm-chart__summary"),
        data_table(chart),
        class_="csm-chart",
    )


def chart_svg(chart: Chart, format: Format) -> Html:
    """The drawing in one format; it scales with the width it is given."""
    frame = _frame(chart, format)
    shown = {} if format is WIDE else {"display": "none"}
    return tag(
        "svg",
        tag("title", text(chart.title)),
        tag("desc", text(chart.summary)),
        _grid(frame),
        _axis_names(frame),
        joined(_series(frame, place, line) for place, line in _drawn(chart)),
        joined(_mark(frame, mark) for mark in chart.marks),
        joined(_end_label(frame, label) for label in _end_labels(frame)),
        class_=f"csm-svg csm-svg--{format.name}",
        viewBox=f"0 0 {format.width:g} {format.height:g}",
        role="img",
        font_size=format.font,
        style="font-family:var(--csm-font,system-ui,sans-serif)",
        **shown,
    )


def _frame(chart: Chart, format: Format) -> Frame:
    xs = [x for line in chart.lines for x, _ in line.points] or [0.0]
    ys = [y for line in chart.lines for _, y in line.points] or [0.0]
    x_low, x_high = _spread(min(xs), max(xs))
    y_low, y_high = _spread(min(0.0, *ys), max(0.0, *ys))
    step = nice_step(y_high - y_low, 5)
    y_ticks = ticks(y_low, y_high + step * 0.999, step)
    y_ticks = y_ticks if y_ticks[0] <= y_low else (y_ticks[0] - step, *y_ticks)
    left = max(len(tick_label(tick)) for tick in y_ticks) * format.font * LETTER + 14
    x_ticks = ticks(x_low, x_high, cycle_step(x_high - x_low, format.x_ticks, chart.x_cycle))
    return Frame(
        chart,
        format,
        x=Scale(x_low, x_high, round(left, 1), format.width - format.gutter),
        y=Scale(y_ticks[0], y_ticks[-1], format.height - 3.4 * format.font, 2.4 * format.font),
        x_ticks=x_ticks,
        y_ticks=y_ticks,
    )


def _spread(low: float, high: float) -> tuple[float, float]:
    """A range that is not a single point."""
    return (low, high) if high - low > 1e-9 * max(abs(low), abs(high), 1e-9) else (low, low + max(abs(low), 1.0))


def _drawn(chart: Chart) -> Iterator[tuple[int, Line]]:
    return ((place, line) for place, line in enumerate(chart.lines) if line.points)


def _grid(frame: Frame) -> Html:
    """Level grid lines with their numbers, and the ticks and numbers below."""
    x, y, font = frame.x, frame.y, frame.format.font
    rules = joined(
        tag("path", d=f"M{x.start:g} {y(tick):g}H{x.end:g}", stroke_width=1.5 if tick == 0 else 1)
        for tick in frame.y_ticks
    )
    marks = joined(tag("path", d=f"M{x(tick):g} {y.start:g}v5", stroke_width=1) for tick in frame.x_ticks)
    levels = joined(
        tag("text", text(tick_label(tick)), x=x.start - 8, y=y(tick) + font * 0.35, text_anchor="end")
        for tick in frame.y_ticks
    )
    times = joined(
        tag("text", text(tick_label(tick)), x=x(tick), y=y.start + 5 + font * 1.1, text_anchor="middle")
        for tick in frame.x_ticks
    )
    lines = tag("g", rules, marks, style="stroke:var(--csm-grid,#dfe4ea);fill:none")
    return joined((lines, tag("g", levels, times, style="fill:var(--csm-quiet,#55606e)")))


def _axis_names(frame: Frame) -> Html:
    font = frame.format.font
    return tag(
        "g",
        tag("text", text(frame.chart.y_label), x=2, y=font * 1.1),
        tag("text", text(frame.chart.x_label), x=frame.x.end, y=frame.format.height - font * 0.5, text_anchor="end"),
        style="fill:var(--csm-quiet,#55606e)",
    )


def _series(frame: Frame, place: int, line: Line) -> Html:
    """One line with its own dash pattern, and a dot where it ends."""
    points = [(frame.x(x), frame.y(y)) for x, y in line.points]
    path = "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
    main = len(points) > 2
    dash = {"stroke_dasharray": DASHES[place % len(DASHES)]} if place % len(DASHES) else {}
    drawn = tag("path", d=path, fill="none", stroke_width=2.75 if main else 2, stroke_linejoin="round", **dash)
    dot = tag("circle", cx=points[-1][0], cy=points[-1][1], r=4, stroke="none") if main else EMPTY
    return tag("g", drawn, dot, style=_ink(place))


def _mark(frame: Frame, mark: Mark) -> Html:
    """A ring at the point, a thin line down to the axis, and its name on the side where there is more room."""
    x, y, font = frame.x(mark.x), frame.y(mark.y), frame.format.font
    late = mark.x - frame.x.low > (frame.x.high - frame.x.low) * 0.6
    drop = tag("path", d=f"M{x:g} {y:g}V{frame.y.start:g}", fill="none", stroke_width=1, stroke_dasharray="2 3")
    ring = tag("circle", cx=x, cy=y, r=5, stroke_width=2, style="fill:var(--csm-surface,#fff)")
    words = tag(
        "text",
        text(mark.label),
        x=x + (-9 if late else 9),
        y=frame.y.start - 0.6 * font,
        text_anchor="end" if late else "start",
        font_weight=650,
        stroke="none",
    )
    return tag("g", drop, ring, words, style="stroke:var(--csm-ink,#1c2733);fill:var(--csm-ink,#1c2733)")


def _ink(place: int) -> str:
    nth = place % len(COLOURS)
    colour = f"var(--csm-series-{nth + 1},{COLOURS[nth]})"
    return f"stroke:{colour};fill:{colour}"


def _end_labels(frame: Frame) -> list[EndLabel]:
    font = frame.format.font
    labels = []
    for place, line in _drawn(frame.chart):
        value = line.points[-1][1]
        words = (*wrapped(line.label, frame.format.gutter - 14, font), reading(value))
        at, height = frame.y(value), (len(words) + 0.45) * font * 1.2
        labels.append(EndLabel(place, words, at, at - height / 2, height))
    return arranged(labels, 0, frame.format.height - font * 2)


def _end_label(frame: Frame, label: EndLabel) -> Html:
    """The words, the value in bold last, and a thin leader where the words had to move away from the line."""
    font, left = frame.format.font, frame.x.end + 14
    lines = joined(
        tag(
            "text",
            text(words),
            x=left,
            y=round(label.top + font * 1.2 * (nth + 1), 1),
            font_weight=700 if nth == len(label.words) - 1 else 400,
            stroke="none",
        )
        for nth, words in enumerate(label.words)
    )
    middle = label.top + label.height / 2
    leader = tag("path", d=f"M{frame.x.end + 5:g} {label.at:g}L{left - 4:g} {middle:g}", fill="none", stroke_width=1)
    return tag("g", leader, lines, style=_ink(label.series))
