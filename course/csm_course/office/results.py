"""The result of a tool as a sheet: live lines, figures, notes, tables, and the numbers behind its charts."""

from collections.abc import Iterable
from itertools import accumulate

from csm_course.documents import Column, Fact, Listing, Live, Sheet, SheetChart, Value, Workbook
from csm_course.drawing import Drawing
from csm_course.report import Chart, Figure, Part, Report, Table

TITLE, BEHIND = "Result", "Behind the result"
_PAGE_ROWS, _TABLE_EXTRA = 36, 3


def result_sheets(report: Report, added: Workbook, slug: str) -> list[Sheet]:
    """What the course found, and what the workbook goes on working out when cells change; a sheet for each chart."""
    figures = (*((report.headline,) if report.headline else ()), *report.figures)
    group = "The answer" if added.live else ""
    result = Sheet(
        title=TITLE,
        intro=_intro(added),
        facts=(
            *(_figure(one, place, group) for place, one in enumerate(figures)),
            *(_live(line) for line in added.live),
        ),
        remarks=tuple(note.text for note in report.notes),
        listings=_listings(report.tables[: in_front(report)], ()),
        slug=slug,
        grid=True,
    )
    return [result, *(_chart(chart, place, slug) for place, chart in enumerate(_charts(report)))]


def live_sheets(added: Workbook, slug: str) -> list[Sheet]:
    """What a blank workbook works out by itself as it is filled in."""
    lines = tuple(_live(line).model_copy(update={"group": ""}) for line in added.live)
    intro = "These lines follow what you enter."
    return [Sheet(title=TITLE, intro=intro, facts=lines, slug=slug, grid=True)] if lines else []


def in_front(report: Report) -> int:
    """How many tables stand on the result sheet: the first, and those after it as long as they fit on its page."""
    rows = list(accumulate(len(table.rows) + _TABLE_EXTRA for table in report.tables))
    return max(1, sum(total <= _PAGE_ROWS for total in rows))


def behind_sheets(report: Report, slug: str) -> list[Sheet]:
    """What stands behind the answer, to be looked up: the parts of a report, and its pictures in words."""
    tables = (*report.tables[in_front(report) :], *(table for part in report.parts for table in part.tables))
    drawings = (*report.drawings, *(drawing for part in report.parts for drawing in part.drawings))
    sheet = Sheet(
        title=BEHIND,
        intro="To look up: the steps and tables behind the result, and what its pictures show, in words.",
        remarks=tuple(_said(part) for part in report.parts if part.lead or part.notes),
        listings=_listings(tables, drawings),
        slug=slug,
        grid=True,
    )
    return [sheet] if sheet.remarks or sheet.listings else []


def _said(part: Part) -> str:
    return f"{part.title}: {' '.join(text for text in (part.lead, *(note.text for note in part.notes)) if text)}"


def _listings(tables: Iterable[Table], drawings: Iterable[Drawing]) -> tuple[Listing, ...]:
    return (
        *(_table(table, place) for place, table in enumerate(tables)),
        *(_outline(drawing, place) for place, drawing in enumerate(told_once(drawings))),
    )


def told_once(drawings: Iterable[Drawing]) -> list[Drawing]:
    """Two pictures of the same thing have the same words."""
    found: dict[tuple[str, ...], Drawing] = {}
    for drawing in drawings:
        found.setdefault(_words(drawing), drawing)
    return list(found.values())


def _words(drawing: Drawing) -> tuple[str, ...]:
    return tuple(item.text for item in drawing.outline) or (drawing.title,)


def _charts(report: Report) -> list[Chart]:
    return [*report.charts, *(chart for part in report.parts for chart in part.charts)]


def _intro(added: Workbook) -> str:
    live = "The lines worked out here follow every change in this workbook. " if added.live else ""
    return f"{live}Figures and tables show what was entered when this file was made; in the tool they are always new."


def _live(line: Live) -> Fact:
    return Fact(
        name=line.name,
        label=line.label,
        value=line.value,
        kind=line.kind,
        formula=line.formula,
        help=line.note,
        group="Worked out in this file, live",
        lights=line.lights,
    )


def _figure(figure: Figure, place: int, group: str) -> Fact:
    return Fact(name=f"figure {place}", label=figure.label, value=figure.value, help=figure.note, group=group)


def _table(table: Table, place: int) -> Listing:
    columns = tuple(Column(name=str(at), label=label) for at, label in enumerate(table.columns))
    return Listing(
        name=f"table {place}", title=table.caption, columns=columns, rows=table.rows, ids=("",) * len(table.rows)
    )


def _outline(drawing: Drawing, place: int) -> Listing:
    """A picture in words: its outline, indented."""
    lines = [drawing.summary, *("    " * item.depth + "– " + item.text for item in drawing.outline)]
    rows = tuple((line,) for line in lines)
    column = Column(name="0", label="In words", kind="long")
    return Listing(name=f"picture {place}", title=drawing.title, columns=(column,), rows=rows, ids=("",) * len(rows))


def _chart(chart: Chart, place: int, slug: str) -> Sheet:
    """A native chart of all curves, and their points by x below it."""
    across = sorted({x for line in chart.lines for x, _ in line.points})
    curves = [dict(line.points) for line in chart.lines]
    rows: tuple[tuple[Value, ...], ...] = tuple((x, *(_rounded(curve.get(x)) for curve in curves)) for x in across)
    names = tuple(str(at) for at in range(len(chart.lines)))
    curved = (Column(name=name, label=line.label, kind="number") for name, line in zip(names, chart.lines, strict=True))
    columns = (Column(name="x", label=chart.x_label, kind="number"), *curved)
    field = f"chart {place}"
    listing = Listing(name=field, title="The numbers of this chart", columns=columns, rows=rows, ids=("",) * len(rows))
    plot = SheetChart(
        field=field,
        kind="line",
        title=chart.title,
        labels="x",
        series=names,
        x_label=chart.x_label,
        y_label=chart.y_label,
    )
    return Sheet(
        title=f"Chart {place + 1}" if place else "Chart",
        remarks=(chart.summary,),
        listings=(listing,),
        charts=(plot,),
        slug=slug,
        charts_first=True,
    )


def _rounded(value: float | None) -> float | None:
    """To four decimals: a chart shows no more, and a reader of its numbers wants no more."""
    return None if value is None else round(value, 4)
