"""Workbooks with XlsxWriter: every sheet of a plan in one look, and what reading back needs on a sheet nobody sees."""

import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import xlsxwriter

from csm_course.office.formulas import places_of
from csm_course.office.layout import Layout, layout
from csm_course.office.marks import ABOUT_SHEET, SCHEMA
from csm_course.office.pen import Pen
from csm_course.office.planning import Planned
from csm_course.office.sheets import Cover, write_sheet
from csm_course.office.steady import EARLIEST, WRITER
from csm_course.office.titles import distinct

_CHUNK = 30_000


class Page(NamedTuple):
    """One sheet with its final name."""

    name: str
    slug: str
    layout: Layout


def workbook_bytes(tools: Sequence[tuple[Planned, Cover]]) -> bytes:
    """One workbook with the sheets of one tool or several."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "use_future_functions": True},
    )
    book.set_properties({"title": tools[0][1].title, "author": WRITER, "created": datetime(*EARLIEST, tzinfo=UTC)})
    names = distinct(
        [(sheet.title, cover.title if len(tools) > 1 else "") for plan, cover in tools for sheet in plan.sheets]
    )
    ahead = iter(names)
    pages = [[Page(next(ahead), plan.slug, layout(sheet)) for sheet in plan.sheets] for plan, _ in tools]
    hidden = _Hidden()
    sheets = {page.name: book.add_worksheet(page.name) for group in pages for page in group}
    pen = Pen(book, book.add_worksheet(ABOUT_SHEET))
    for group, (plan, cover) in zip(pages, tools, strict=True):
        places = places_of((page.name, page.layout) for page in group)
        for page in group:
            write_sheet(pen, sheets[page.name], page.name, page.layout, cover, places)
            hidden.remember(page)
        hidden.unseen(plan)
    hidden.write(pen)
    book.close()
    return target.getvalue()


class _Hidden:
    """The sheet nobody sees: which heading belongs to which column, and what has no cell of its own."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, ...]] = [("csm", str(SCHEMA))]

    def remember(self, page: Page) -> None:
        """Which sheet held which list, and what its columns were called."""
        for fact in page.layout.facts:
            if fact.fact and page.layout.sheet.asks:
                self.rows.append(("fact", page.slug, fact.fact.name, page.name))
        for placed in page.layout.lists if page.layout.sheet.asks else ():
            listing = placed.listing
            self.rows.append(("list", page.slug, listing.name, page.name, listing.part))
            for column in sorted(listing.columns, key=lambda one: placed.columns[one.name]):
                kind = "worked" if column.formula else "column"
                if not column.foreign:
                    self.rows.append((kind, page.slug, listing.name, listing.part, column.name, column.label))

    def unseen(self, plan: Planned) -> None:
        """Values of hidden inputs as JSON, in pieces a cell can hold."""
        if plan.slug:
            self.rows.append(("tool", plan.slug))
        for name, value in plan.unseen.items():
            text = json.dumps(value, ensure_ascii=True)
            pieces = [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
            self.rows += [("unseen", plan.slug, name, piece) for piece in pieces]

    def write(self, pen: Pen) -> None:
        """All of it, out of sight."""
        for at, row in enumerate(self.rows):
            for column, text in enumerate(row):
                pen.text(pen.about, at, column, text)
        pen.about.very_hidden()
