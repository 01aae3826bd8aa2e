"""What a list in a tool's form says in passing, in real Chromium: how a number is read, what was left out or went."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from csm_course.tools import survey_metrics
from tests.browser.form_kit import (
    cells,
    kit_page,
    names,
    open_tool,
    paste,
    settled,
    tab,
    value,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def kit(browser: Browser) -> Iterator[Page]:
    """The test tool, filled in."""
    with kit_page(browser) as page:
        yield page


def test_pasted_columns_that_have_no_place_are_told(kit: Page) -> None:
    """Columns that are hidden for a while are passed over, those beyond the last are left out; both are said."""
    tab(kit, "Tasks")
    kit.add_style_tag(content="[data-csm-frame=tasks] :is(td, th):is(:nth-child(5), :nth-child(6)) { display: none; }")
    table = "Draft\t24 Nov 2026\tyes\tBen Idowu\tA note\tR\tC\tnowhere\t\nLast" + 8 * "\t" + "nowhere\t"
    paste(cells(kit, "tasks.name").nth(1), table)
    settled(kit)
    draft = value(kit, "tasks")[1]
    assert (draft["owner"], draft["note"], draft["duties"]) == ("Ben Idowu", "A note", {"p1": "R", "p2": "C"})
    assert (draft["weight"], draft["cost"]) == ("", "")
    expect(kit.locator("[data-csm-frame=tasks] .csm-rows__notice")).to_contain_text(
        "2 rows pasted. 2 columns had no place here and were left out. Not shown now, so not filled: Weight, Cost."
    )


def test_a_cell_that_may_be_meant_as_thousands_is_told_once(kit: Page) -> None:
    """`1.250` is read as 1.25; the line below the list names row and column, and goes with the cell's value."""
    tab(kit, "Tasks")
    said = kit.locator("[data-csm-reading=tasks]")
    cost = cells(kit, "tasks.cost")
    expect(said).to_be_hidden()
    cost.nth(1).fill("1.250")
    assert value(kit, "tasks")[1]["cost"] == 1.25
    expect(said).to_have_text("Row 2, Cost: read as 1.25. For one thousand two hundred and fifty, type 1250.")
    expect(cost.nth(1)).to_have_accessible_description(re.compile("Row 2, Cost: read as 1.25"))
    paste(cost.first, "3.500\tBen Idowu")
    expect(said).to_contain_text("type 1250. And 1 more.")
    cost.nth(1).fill("1,250")
    expect(said).to_have_text("Row 1, Cost: read as 3.5. For three thousand five hundred, type 3500.")
    expect(kit.locator("[data-csm-frame=tasks] [data-csm-fault]")).to_be_hidden()
    kit.get_by_role("button", name="Remove Row 1").click()
    expect(said).to_be_hidden()


def test_a_closed_list_takes_no_more_rows(browser: Browser) -> None:
    """A scale from 0 to 10 has its eleven answers: no button, no Enter and no pasted table adds a twelfth."""
    page = browser.new_page()
    open_tool(page, survey_metrics)
    expect(page.locator("[data-csm-add=nps_scores]")).to_be_hidden()
    last = cells(page, "nps_scores.count").nth(10)
    last.focus()
    page.keyboard.press("Enter")
    paste(last, "7\n8\n9")
    settled(page)
    assert names(page, "nps_scores", "count") == [0] * 10 + [7]
    expect(page.locator("[data-csm-frame=nps_scores] .csm-rows__notice")).to_contain_text(
        "1 row pasted. 2 rows were left out: this list takes no more rows."
    )
    tab(page, "Satisfaction (CSAT)")
    expect(page.locator("[data-csm-add=csat_scores]")).to_be_visible()
    page.close()


def test_removing_a_shared_row_on_a_tool_page_says_so(kit: Page) -> None:
    """The person goes from every tool: the page says it and offers to take it back; an exercise says nothing."""
    tab(kit, "People")
    notice = kit.locator("[data-csm-frame=people] .csm-rows__notice")
    before = value(kit, "people")
    kit.get_by_role("button", name="Remove Row 2").click()
    expect(notice).to_be_hidden()
    kit.evaluate("kind.undo()")
    kit.locator(".csm-panel").evaluate("(panel) => panel.classList.add('csm-toolpage')")
    kit.get_by_role("button", name="Remove Row 2").click()
    expect(notice).to_contain_text(
        "Ben Idowu is also gone from the other tools that use this list. Undo brings the row back."
    )
    kit.locator("[data-csm=undo-remove]").click()
    assert value(kit, "people") == before
    expect(kit.locator(":focus")).to_have_value("Ben Idowu")
