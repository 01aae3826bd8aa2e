"""One sheet of a workbook: title band, facts, remarks, lists, lights, and how it prints."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from csm_course.documents import Column, Fact, Lights
from csm_course.office.charts import insert_chart
from csm_course.office.formulas import address, row_formula, sheet_formula
from csm_course.office.heights import LINE, across, height, row_heights
from csm_course.office.layout import FACT_HEADS, FIRST, Layout, PlacedList
from csm_course.office.marks import FACTS, OTHER, fact_mark, list_mark
from csm_course.office.pen import Pen
from csm_course.office.style import look

_A4 = 9


class Cover(NamedTuple):
    """What stands on every sheet: the tool's title, and whose engagement it is."""

    title: str
    engagement: str


def write_sheet(pen: Pen, sheet: Any, name: str, plan: Layout, cover: Cover, places: Mapping[str, str]) -> None:
    """Everything of one sheet; `places` are the addresses its live lines may name."""
    _page(sheet, plan, cover)
    pen.text(sheet, 0, 0, OTHER)  # the first mark on a sheet says in which column its marks stand
    _columns(sheet, plan)
    _band(pen, sheet, plan, cover)
    _facts(pen, sheet, plan, places)
    for row, remark in zip(plan.remarks, plan.sheet.remarks, strict=True):
        _across(pen, sheet, row, plan, f"• {remark}", "remark")
    for placed in plan.lists:
        _listing(pen, sheet, plan, placed, places)
        for row, chart in placed.charts:
            insert_chart(pen, sheet, name, row, chart, placed)


def _page(sheet: Any, plan: Layout, cover: Cover) -> None:
    """A4 landscape, as wide as the sheet, with heads repeated and pages numbered."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.6)
    whose, title = (text.replace("&", "&&")[:100] for text in (cover.engagement, cover.title))
    sheet.set_header(f"&L&9{whose}&R&9 {title}")
    sheet.set_footer("&L&9&A&R&9 Page &P of &N")
    if len(plan.lists) == 1 and not plan.facts:
        head = plan.lists[0].head
        sheet.repeat_rows(head)
        sheet.freeze_panes(head + 1, FIRST + 1)
    elif plan.facts_head is not None:
        sheet.freeze_panes(plan.facts_head + 1, 0)


def _columns(sheet: Any, plan: Layout) -> None:
    sheet.set_column(0, 0, 4, None, {"hidden": True})
    for at, width in enumerate(plan.widths):
        sheet.set_column(FIRST + at, FIRST + at, width)
    beyond = [column for placed in plan.lists for column in placed.columns.values() if column >= FIRST + plan.wide]
    if beyond:
        sheet.set_column(FIRST + plan.wide, max(beyond), 4, None, {"hidden": True})


def _band(pen: Pen, sheet: Any, plan: Layout, cover: Cover) -> None:
    under = plan.sheet.title + (f"  ·  {cover.engagement}" if cover.engagement else "")
    for row, high, text, name in ((0, 32, cover.title, "title"), (1, 21, under, "subtitle")):
        sheet.set_row(row, high)
        style = pen.format(look(name))
        for at in range(plan.wide):
            sheet.write_blank(row, FIRST + at, None, style)
        pen.text(sheet, row, FIRST, text, style)
    if plan.sheet.intro:
        _across(pen, sheet, 2, plan, plan.sheet.intro, "intro", 20)


def _across(pen: Pen, sheet: Any, row: int, plan: Layout, text: str, name: str, least: float = LINE) -> None:
    """A text over the whole width, in a row as high as it needs (merged cells do not grow by themselves)."""
    sheet.set_row(row, height([(text, across(plan))], least))
    style = pen.format(look(name))
    sheet.merge_range(row, FIRST, row, FIRST + plan.wide - 1, "", style)
    pen.text(sheet, row, FIRST, text, style)


def _facts(pen: Pen, sheet: Any, plan: Layout, places: Mapping[str, str]) -> None:
    if plan.facts_head is None:
        return
    pen.text(sheet, plan.facts_head, 0, FACTS)
    heads = FACT_HEADS if plan.sheet.asks else ("", "Value", *[""] * (plan.wide - 2))
    for at, text in enumerate(heads):
        pen.text(sheet, plan.facts_head, FIRST + at, text, pen.format(look("head")))
    for placed in plan.facts:
        if placed.fact is None:
            sheet.set_row(placed.row, 24)
            for at in range(len(heads)):
                pen.text(
                    sheet,
                    placed.row,
                    FIRST + at,
                    "" if at else placed.heading,
                    pen.format(look("heading") | {"valign": "bottom"}),
                )
        else:
            _fact(pen, sheet, plan, placed.row, placed.fact, places)


def _fact(pen: Pen, sheet: Any, plan: Layout, row: int, fact: Fact, places: Mapping[str, str]) -> None:
    asks = plan.sheet.asks
    pen.text(sheet, row, 0, fact_mark(plan.sheet.slug, fact.name) if asks else OTHER)
    pen.text(sheet, row, FIRST, fact.label, pen.format(look("label")))
    if fact.formula:
        pen.formula(sheet, row, FIRST + 1, sheet_formula(fact.formula, places), fact.value, fact.kind, "result")
    else:
        pen.value(sheet, row, FIRST + 1, fact.value, fact.kind, "field" if asks else "result")
    if asks:
        pen.checked(sheet, (row, row), FIRST + 1, fact)
    _beside(pen, sheet, plan, row, fact)
    if fact.lights:
        _lights(pen, sheet, (row, row), FIRST + 1, fact.lights)


def _beside(pen: Pen, sheet: Any, plan: Layout, row: int, fact: Fact) -> None:
    """Unit and help; beside a result, where lists below decide on the columns, its note over all that is left."""
    quiet, label = pen.format(look("quiet")), (fact.label, plan.widths[0])
    value = (str(fact.value or ""), plan.widths[1])
    if plan.sheet.asks:
        pen.text(sheet, row, FIRST + 2, fact.unit, quiet)
        pen.text(sheet, row, FIRST + 3, fact.help, quiet)
        sheet.set_row(row, height([label, value, (fact.help, plan.widths[3])]))
        return
    if plan.wide > 3:
        sheet.merge_range(row, FIRST + 2, row, FIRST + plan.wide - 1, "", quiet)
    pen.text(sheet, row, FIRST + 2, fact.help, quiet)
    sheet.set_row(row, height([label, value, (fact.help, across(plan, 2))]))


def _listing(pen: Pen, sheet: Any, plan: Layout, placed: PlacedList, places: Mapping[str, str]) -> None:
    listing, asks = placed.listing, plan.sheet.asks
    if placed.title is not None:
        pen.text(sheet, placed.title, 0, OTHER)
        sheet.set_row(placed.title, 22)
        for at in range(plan.wide):
            pen.text(sheet, placed.title, FIRST + at, "" if at else listing.title, pen.format(look("heading")))
    pen.text(sheet, placed.head, 0, list_mark(plan.sheet.slug, listing.name, listing.part) if asks else OTHER)
    for at, row_id in enumerate(listing.ids if asks else ()):
        pen.text(sheet, placed.first + at, 0, row_id)
    for place, column in enumerate(listing.columns):
        _column(pen, sheet, placed, place, column, places)
    for row, high in row_heights(plan, placed):
        sheet.set_row(row, high)
    if asks and listing.columns and len(plan.lists) == 1:
        last = max(placed.columns[column.name] for column in listing.columns if column.kind != "hidden")
        sheet.autofilter(placed.head, FIRST, placed.last, last)
    pen.text(sheet, placed.last + 1, 0, OTHER)


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
        _lights(pen, sheet, (placed.first, placed.last), at, column.lights)


def _lights(pen: Pen, sheet: Any, rows: tuple[int, int], column: int, lights: Lights) -> None:
    """Worst first: the first rule that holds decides."""
    cell = address(rows[0], column)
    bounds = (
        ("bad", ">=", lights.bad_from),
        ("bad", "<=", lights.bad_to),
        ("warn", ">=", lights.warn_from),
        ("warn", "<=", lights.warn_to),
    )
    rules = [(light, f"{cell}{sign}{bound!r}") for light, sign, bound in bounds if bound is not None]
    if rules:
        rules.append(("good", "TRUE"))
    tests = [(light, f"=AND(ISNUMBER({cell}),{rule})") for light, rule in rules]
    for light, words in (("bad", lights.bad_words), ("warn", lights.warn_words), ("good", lights.good_words)):
        tests += [(light, f'={cell}="{word.replace(chr(34), chr(34) * 2)}"') for word in words]
    for light, test in tests:
        rule = {"type": "formula", "criteria": test, "format": pen.light(light), "stop_if_true": True}
        sheet.conditional_format(rows[0], column, rows[1], column, rule)
