"""A deck or a letter made of any report, for tools that say nothing of their own about it."""

from collections.abc import Iterator
from typing import cast

from csm_course.documents import (
    Bullets,
    Deck,
    Facts,
    Heading,
    Letter,
    Paragraph,
    Part,
    Picture,
    Signature,
    Slide,
    TablePart,
)
from csm_course.office.planning import Worked
from csm_course.report import Part as ReportPart
from csm_course.report import Report

_FIGURES = 6


def deck_of(work: Worked) -> Deck:
    """The tool's own deck, else one made of its report."""
    own = getattr(work.tool, "deck", None)
    if own and work.result is not None:
        return cast(Deck, own(work.inputs, work.result))
    about = work.tool.ABOUT
    return Deck(
        title=about.title, subtitle=_whose(work) or about.purpose, slides=tuple(_slides(work)), footer=about.title
    )


def letter_of(work: Worked) -> Letter:
    """The tool's own letter, else one made of its report."""
    own = getattr(work.tool, "letter", None)
    if own and work.result is not None:
        return cast(Letter, own(work.inputs, work.result))
    about = work.tool.ABOUT
    signatures = (Signature(party=_text(work, "vendor") or "Our company"), Signature(party=_whose(work) or "Customer"))
    return Letter(
        title=about.title, subtitle=_whose(work), parts=tuple(_parts(work)), signatures=signatures, footer=about.title
    )


def _whose(work: Worked) -> str:
    return _text(work, "customer")


def _text(work: Worked, field: str) -> str:
    value = work.values.get(field)
    return value if isinstance(value, str) else ""


def _slides(work: Worked) -> Iterator[Slide]:
    report = work.report
    figures = (*((report.headline,) if report.headline else ()), *report.figures)
    notes = tuple(note.text for note in report.notes)
    if figures or notes:
        yield Slide(title="At a glance", figures=figures[:_FIGURES], bullets=notes, notes=work.tool.ABOUT.purpose)
    yield from _shown(report)
    for part in report.parts:
        if part.notes:
            yield Slide(title=part.title, text=part.lead, bullets=tuple(note.text for note in part.notes))
        yield from _shown(part)


def _shown(said: Report | ReportPart) -> Iterator[Slide]:
    """A slide for each picture, curve and table."""
    for drawing in said.drawings:
        outline = "\n".join("  " * item.depth + item.text for item in drawing.outline)
        yield Slide(title=drawing.title, drawing=drawing, text=drawing.summary, notes=outline)
    for chart in said.charts:
        yield Slide(title=chart.title, chart=chart, text=chart.summary, notes=chart.summary)
    for table in said.tables:
        yield Slide(title=table.caption, table=table)


def _parts(work: Worked) -> Iterator[Part]:
    report = work.report
    figures = (*((report.headline,) if report.headline else ()), *report.figures)
    if figures:
        pairs = tuple((one.label, f"{one.value}. {one.note}" if one.note else one.value) for one in figures)
        yield Heading(text="At a glance")
        yield Facts(pairs=pairs)
    if report.notes:
        yield Bullets(items=tuple(note.text for note in report.notes))
    yield from _written(report)
    for part in report.parts:
        yield Heading(text=part.title)
        if part.lead:
            yield Paragraph(text=part.lead)
        if part.notes:
            yield Bullets(items=tuple(note.text for note in part.notes))
        yield from _written(part)


def _written(said: Report | ReportPart) -> Iterator[Part]:
    for drawing in said.drawings:
        yield Picture(drawing=drawing)
    for chart in said.charts:
        yield Heading(text=chart.title, level=2)
        yield Paragraph(text=chart.summary)
    for table in said.tables:
        yield TablePart(table=table)
