"""One sheet of a workbook: title band, facts, remarks, lists, lights."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from csm_course.documents import Column, Fact
from csm_course.office.charts import insert_chart
from csm_course.office.formulas import row_formula, sheet_formula
from csm_course.office.heights import heights
from csm_course.office.layout import FACT_HEADS, FIRST, Layout, PlacedList
from csm_course.office.lights import set_lights
from csm_course.office.marks import FACTS, OTHER, fact_mark, list_mark
from csm_course.office.paper import set_paper
from csm_course.office.pen import Pen
from csm_course.office.style import look
from csm_course.office.widths import Span


class Cover(NamedTuple):
    """What stands on every sheet: the tool's title, and whose engagement it is."""

    title: str
    engagement: str


def write_sheet(pen: Pen, sheet: Any, name: str, plan: Layout, cover: Cover, places: Mapping[str, str]) -> None:
    """Everything of one sheet; `places` are the addresses its live lines may name."""
    set_paper(sheet, plan, cover.title, cover.engagement)
    pen.text(sheet, 0, 0, OTHER)  # the first mark on a sheet says in which column its marks stand
    _columns(sheet, plan)
    for row, high in heights(plan).items():
        sheet.set_row(row, high)
    _band(pen, sheet, plan, cover)
    _facts(pen, sheet, plan, places)
    for row, remark in zip(plan.remarks, plan.sheet.remarks, strict=True):
        _across(pen, sheet, row, plan, f"• {remark}", "remark")
    for placed in plan.lists:
        _listing(pen, sheet, plan, placed, places)
        for row, chart in placed.charts:
            insert_chart(pen, sheet, name, row, chart, placed)


def _columns(sheet: Any, plan: Layout) -> None:
    sheet.set_column(0, 0, 4, None, {"hidden": True})
    for at, width in enumerate(plan.widths):
        sheet.set_column(FIRST + at, FIRST + at, width)
    beyond = [column for placed in plan.lists for column in placed.columns.values() if column >= FIRST + plan.wide]
    if beyond:
        sheet.set_column(FIRST + plan.wide, max(beyond), 4, None, {"hidden": True})


def _band(pen: Pen, sheet: Any, plan: Layout, cover: Cover) -> None:
    under = plan.sheet.title + (f"  ·  {cover.engagement}" if cover.engagement else "")
    for row, text, name in ((0, cover.title, "title"), (1, under, "subtitle")):
        style = pen.format(look(name))
        for at in range(plan.wide):
            sheet.write_blank(row, FIRST + at, None, style)
        pen.text(sheet, row, FIRST, text, style)
    if plan.sheet.intro:
        _across(pen, sheet, 2, plan, plan.sheet.intro, "intro")


def _across(pen: Pen, sheet: Any, row: int, plan: Layout, text: str, name: str) -> None:
    """A text over the whole width (merged cells do not grow by themselves: `heights` knows how high it must be)."""
    style = pen.format(look(name))
    pen.joined(sheet, row, (FIRST, FIRST + plan.wide - 1), style)
    pen.text(sheet, row, FIRST, text, style)


def _facts(pen: Pen, sheet: Any, plan: Layout, places: Mapping[str, str]) -> None:
    if plan.facts_head is None:
        return
    pen.text(sheet, plan.facts_head, 0, FACTS)
    heads = FACT_HEADS if len(plan.fact_spans) > 3 else ("", "Value", "")
    for span, text in zip(plan.fact_spans, heads, strict=True):
        pen.joined(sheet, plan.facts_head, span, pen.format(look("head")))
        pen.text(sheet, plan.facts_head, span[0], text, pen.format(look("head")))
    for placed in plan.facts:
        if placed.fact is None:
            _heading(pen, sheet, plan, placed.row, placed.heading, "bottom")
        else:
            _fact(pen, sheet, plan, placed.row, placed.fact, places)


def _heading(pen: Pen, sheet: Any, plan: Layout, row: int, text: str, align: str = "top") -> None:
    style = pen.format(look("heading") | {"valign": align})
    for at in range(plan.wide):
        pen.text(sheet, row, FIRST + at, "" if at else text, style)


def _fact(pen: Pen, sheet: Any, plan: Layout, row: int, fact: Fact, places: Mapping[str, str]) -> None:
    asks, (label, value, *_) = plan.sheet.asks, plan.fact_spans
    pen.text(sheet, row, 0, fact_mark(plan.sheet.slug, fact.name) if asks else OTHER)
    pen.joined(sheet, row, label, pen.format(look("label")))
    pen.text(sheet, row, label[0], fact.label, pen.format(look("label")))
    name = "field" if asks else "result"
    pen.joined(sheet, row, value, pen.format(look(name, fact.kind, fact.value)))
    if fact.formula:
        pen.formula(sheet, row, value[0], sheet_formula(fact.formula, places), fact.value, fact.kind, name)
    else:
        pen.value(sheet, row, value[0], fact.value, fact.kind, name)
    if asks:
        pen.checked(sheet, (row, row), value[0], fact)
    _beside(pen, sheet, plan, row, fact)
    if fact.lights:
        set_lights(pen, sheet, (row, row), value[0], fact.lights)


def _beside(pen: Pen, sheet: Any, plan: Layout, row: int, fact: Fact) -> None:
    """Unit and help, each in its place or both in one."""
    quiet, spans = pen.format(look("quiet")), plan.fact_spans[2:]
    texts = (fact.unit, fact.help) if len(spans) > 1 else (beside(fact),)
    for span, text in zip(spans, texts, strict=True):
        pen.joined(sheet, row, span, quiet)
        pen.text(sheet, row, span[0], text, quiet)


def beside(fact: Fact) -> str:
    """Unit and help in one."""
    return ". ".join(text for text in (fact.unit, fact.help) if text)


def _listing(pen: Pen, sheet: Any, plan: Layout, placed: PlacedList, places: Mapping[str, str]) -> None:
    listing, asks = placed.listing, plan.sheet.asks
    if placed.title is not None:
        pen.text(sheet, placed.title, 0, OTHER)
        _heading(pen, sheet, plan, placed.title, listing.title)
    pen.text(sheet, placed.head, 0, list_mark(plan.sheet.slug, listing.name, listing.part) if asks else OTHER)
    for at, row_id in enumerate(listing.ids if asks else ()):
        pen.text(sheet, placed.first + at, 0, row_id)
    for place, column in enumerate(listing.columns):
        if plan.sheet.grid:
            _merged(pen, sheet, placed, place, column, placed.spans[column.name])
        else:
            _column(pen, sheet, placed, place, column, places)
    if asks and listing.columns and len(plan.lists) == 1:
        last = max(span[1] for span in placed.spans.values())
        sheet.autofilter(placed.head, FIRST, placed.last, last)
    pen.text(sheet, placed.last + 1, 0, OTHER)


def _merged(pen: Pen, sheet: Any, placed: PlacedList, place: int, column: Column, span: Span) -> None:
    """A column of a table on the grid: text to be read, over several narrow columns."""
    pen.joined(sheet, placed.head, span, pen.format(look("head")))
    pen.text(sheet, placed.head, span[0], column.label, pen.format(look("head")))
    for number, row in enumerate(placed.listing.rows):
        pen.joined(sheet, placed.first + number, span, pen.format(look("cell", column.kind, row[place])))
        pen.value(sheet, placed.first + number, span[0], row[place], column.kind, "cell")


def _column(pen: Pen, sheet: Any, placed: PlacedList, place: int, column: Column, places: Mapping[str, str]) -> None:
    at = placed.columns[column.name]
    pen.text(sheet, placed.head, at, column.label, pen.format(look("head")))
    for row in range(placed.first, placed.last + 1):
        number = row - placed.first
        value = placed.listing.rows[number][place] if number < len(placed.listing.rows) else None
        if column.formula:
            formula = row_formula(column.formula, row, placed.columns, column.blanks, places)
            pen.formula(sheet, row, at, formula, value, column.kind, "worked")
        elif column.kind == "hidden":
            pen.text(sheet, row, at, str(value or ""))
        else:
            pen.value(sheet, row, at, value, column.kind, "cell")
    if not column.formula and column.kind != "hidden" and placed.listing.spare:
        pen.checked(sheet, (placed.first, placed.last), at, column)
    if column.lights:
        set_lights(pen, sheet, (placed.first, placed.last), at, column.lights)
