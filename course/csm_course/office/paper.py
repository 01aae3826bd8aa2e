"""How a sheet prints: A4 landscape, as wide as the sheet, heads repeated, pages numbered."""

from typing import Any

from csm_course.office.heights import last_row, numbers_unprinted, total
from csm_course.office.layout import FIRST, Layout

_A4 = 9
_PAPER_WIDTH, _PAPER_HEIGHT = 770.0, 500.0
_CHARACTER = 5.25
_SQUEEZED, _SQUEEZED_CHARTS = 1.3, 1.8


def set_paper(sheet: Any, plan: Layout, title: str, engagement: str) -> None:
    """The set-up of one sheet. What is a little more than a page is made one page."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 1 if _one_page(plan) else 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.6)
    whose, what = (text.replace("&", "&&")[:100] for text in (engagement, title))
    sheet.set_header(f"&L&9{whose}&R&9 {what}")
    sheet.set_footer("&L&9&A&R&9 Page &P of &N")
    sheet.print_area(0, 0, last_row(plan), FIRST + plan.wide - 1)
    _stay(sheet, plan)


def _one_page(plan: Layout) -> bool:
    scale = min(1.0, _PAPER_WIDTH / (sum(plan.widths) * _CHARACTER))
    pages = total(plan) * scale / _PAPER_HEIGHT
    charts = any(placed.charts for placed in plan.lists)
    return pages <= (_SQUEEZED_CHARTS if charts else _SQUEEZED)


def _stay(sheet: Any, plan: Layout) -> None:
    """What stays in sight while somebody scrolls, and is repeated on each printed page."""
    if len(plan.lists) == 1 and not numbers_unprinted(plan) and not plan.sheet.grid:
        head = plan.lists[0].head
        sheet.repeat_rows(head)
        if head < 16:
            sheet.freeze_panes(head + 1, FIRST + 1)
    elif plan.facts_head is not None and not plan.lists:
        sheet.freeze_panes(plan.facts_head + 1, 0)
