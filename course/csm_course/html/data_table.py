"""The numbers behind a chart, as a table that opens on demand: the chart for those who do not see it."""

from bisect import bisect_left

from csm_course.html.markup import Html, joined, tag, text
from csm_course.report import Chart, Line
from csm_course.tools.wording import number, rounded

NOTHING = Html("–")


def data_table(chart: Chart) -> Html:
    """One row for each x of the chart, one column for each line."""
    xs = sorted({x for line in chart.lines for x, _ in line.points})
    columns = [_column(line, xs) for line in chart.lines]
    heads = joined(
        tag("th", text(words), scope="col") for words in (chart.x_label, *(line.label for line in chart.lines))
    )
    rows = joined(_row(number(x), cells) for x, *cells in zip(xs, *columns, strict=True))
    table = tag(
        "table",
        tag("caption", text(f"{chart.title}, {chart.y_label}")),
        tag("thead", tag("tr", heads)),
        tag("tbody", rows),
    )
    summary = tag("summary", Html("Numbers of this chart"))
    return tag("details", summary, _scrolling(table), class_="csm-data")


def _scrolling(table: Html) -> Html:
    """A region that scrolls by keyboard as well, so that a wide or long table never widens the page."""
    return tag(
        "div",
        table,
        class_="csm-scroll csm-table--numbers",
        tabindex=0,
        role="group",
        aria_label="Numbers of this chart",
    )


def _row(head: str, cells: list[Html]) -> Html:
    inside = "".join(f"<td>{cell}</td>" for cell in cells)
    return Html(f'<tr><th scope="row">{text(head)}</th>{inside}</tr>')


def _column(line: Line, xs: list[float]) -> list[Html]:
    """The line's value at each x, all with as many decimals as any of them needs; a dash outside the line."""
    points = sorted(line.points)
    places = [x for x, _ in points]
    values = [_value(points, places, x) for x in xs]
    whole = all(value is None or rounded(value) == rounded(value, 0) for value in values)
    return [
        NOTHING if value is None else Html(f"{rounded(value, 0 if whole else 2):,f}".replace("-", "−"))
        for value in values
    ]


def _value(points: list[tuple[float, float]], places: list[float], x: float) -> float | None:
    """The height at x of the straight stretch between the points beside it, or None outside the line."""
    after = bisect_left(places, x)
    if after == len(places) or (after == 0 and places[0] != x):
        return None
    x_after, y_after = points[after]
    if x_after == x:
        return y_after
    x_before, y_before = points[after - 1]
    return y_before + (x - x_before) / (x_after - x_before) * (y_after - y_before)
