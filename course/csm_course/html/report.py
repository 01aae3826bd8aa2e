"""A report as HTML: headline, figures, notes, charts and tables, in the order in which they matter."""

from csm_course.html.chart import chart_figure
from csm_course.html.drawing import drawing_figure, drawing_pieces
from csm_course.html.markup import EMPTY, Html, joined, tag, text
from csm_course.html.pieces import Pieces, ReportPieces
from csm_course.report import Figure, Note, Part, Report, Table

_WORDS = {"info": "Good to know", "caution": "Caution", "stop": "No result yet"}
_SHAPES = {
    "info": "M10 1.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17zM10 9v5.2M10 5.6v.6",
    "caution": "M10 2L18.8 17.6H1.2zM10 7.8v4.6M10 14.6v.6",
    "stop": "M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7zM6.8 6.8l6.4 6.4M13.2 6.8l-6.4 6.4",
}


def report_html(report: Report) -> Html:
    """The whole report; it needs the stylesheet of `page.stylesheet` once on the page, and no script."""
    return report_pieces(report).html()


def report_pieces(report: Report) -> ReportPieces:
    """The same, its parts one by one."""
    # Not the label of the headline: that may be the name of the tool, and so of the region around.
    label = f"Report: {report.headline.label}" if report.headline else "Report"
    headline = _headline(report.headline) if report.headline else EMPTY
    words = (headline, _figures(report.figures), note_list(report.notes))
    parts = (
        *(Pieces(one) for one in words if one),
        *(drawing_pieces(drawing) for drawing in report.drawings),
        *(Pieces(chart_figure(chart)) for chart in report.charts),
        *(Pieces(_part(part)) for part in report.parts),
        *(_table(table) for table in report.tables),
    )
    return ReportPieces(Html(f'<section class="csm-report" aria-label="{text(label)}">'), parts)


def _part(part: Part) -> Html:
    """A part to open: its title, and in a sentence what is found there."""
    lead = tag("span", text(part.lead), class_="csm-part__lead") if part.lead else EMPTY
    return tag(
        "details",
        tag("summary", tag("span", text(part.title), class_="csm-part__title"), lead),
        note_list(part.notes),
        joined(drawing_figure(drawing) for drawing in part.drawings),
        joined(chart_figure(chart) for chart in part.charts),
        joined(table_html(table) for table in part.tables),
        class_="csm-part",
    )


def _headline(figure: Figure) -> Html:
    return tag(
        "div",
        tag("p", text(figure.label), class_="csm-headline__label"),
        tag("p", text(figure.value), class_="csm-headline__value"),
        _small(figure.note, "p", "csm-headline__note"),
        class_="csm-headline",
    )


def _figures(figures: tuple[Figure, ...]) -> Html:
    return tag("dl", joined(_figure(figure) for figure in figures), class_="csm-figures") if figures else EMPTY


def _figure(figure: Figure) -> Html:
    return tag(
        "div",
        tag("dt", text(figure.label)),
        tag("dd", text(figure.value), class_="csm-figure__value"),
        _small(figure.note, "dd", "csm-figure__note"),
        class_="csm-figure",
    )


def _small(note: str, element: str, class_: str) -> Html:
    return tag(element, text(note), class_=class_) if note else EMPTY


def note_list(notes: tuple[Note, ...]) -> Html:
    """Notes as a list, each with a shape and a word for its kind, so that neither colour nor sight is needed."""
    return tag("ul", joined(_note(note) for note in notes), class_="csm-notes") if notes else EMPTY


def _note(note: Note) -> Html:
    shape = tag("path", d=_SHAPES[note.kind])
    icon = tag("svg", shape, class_="csm-note__icon", viewBox="0 0 20 20", width=20, height=20, aria_hidden="true")
    words = tag("strong", text(f"{_WORDS[note.kind]}:")) + " " + text(note.text)
    return tag("li", icon, tag("p", Html(words)), class_=f"csm-note csm-note--{note.kind}")


def table_html(table: Table) -> Html:
    """A table whose first cell heads its row; it scrolls sideways by itself where the page is narrow."""
    return _table(table).html()


def _table(table: Table) -> Pieces:
    caption = text(table.caption)
    heads = joined(tag("th", text(column), scope="col") for column in table.columns)
    before = Html(
        f'<div class="csm-scroll" tabindex="0" role="group" aria-label="{caption}"><table><caption>{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>"
    )
    return Pieces(before, tuple(_row(row) for row in table.rows), Html("</tbody></table></div>"))


def _row(row: tuple[str, ...]) -> Html:
    head = f'<th scope="row">{text(row[0])}</th>' if row else ""
    return Html(f"<tr>{head}{''.join(f'<td>{text(cell)}</td>' for cell in row[1:])}</tr>")
