"""Lists in a tool's form in real Chromium: unseen columns, grids, pasting, moving, standing rows and sheets."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from csm_course.tools import adoption_readiness, stakeholder_plan
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


def test_columns_that_are_not_shown_travel_along(kit: Page) -> None:
    """Ids, ratings and wishes that this tool does not ask for survive typing and adding; a new row gets an id."""
    tab(kit, "People")
    expect(kit.locator("[data-csm-frame=people] thead th")).to_have_text(
        ["Row", "Name", "Role", "Belongs to", "Interest", "Remove"]
    )
    cells(kit, "people.role").first.fill("Chief of purchasing")
    kit.locator("[data-csm-add=people]").click()
    kit.keyboard.type("Ada Brandt")
    first, _, added = value(kit, "people")
    assert (first["id"], first["wants"], first["authority"]) == ("p1", "Fewer calls", 5)
    assert first["role"] == "Chief of purchasing"
    assert added["name"] == "Ada Brandt"
    assert added["id"] not in ("", "p1", "p2")
    assert added["side"] == "customer"
    assert value(kit, "place") == {"x": 4}


def test_a_grid_follows_names_and_rows_of_its_list(kit: Page) -> None:
    """One choice for each person, headed by the name: new names show at once, choices keep their person."""
    tab(kit, "People")
    cells(kit, "people.name").first.fill("Noor Åalto-Berg")
    kit.locator("[data-csm-add=people]").click()
    kit.keyboard.type("Ada Brandt")
    tab(kit, "Tasks")
    expect(kit.locator("[data-csm-frame=tasks] th.csm-rows__across")).to_have_text(
        ["Noor Åalto-Berg", "Ben Idowu", "Ada Brandt"]
    )
    duties = cells(kit, "tasks.duties")
    assert duties.evaluate_all("all => all.map((one) => one.value)") == ["A", "R", "", "", "", ""]
    kit.get_by_role("combobox", name="Row 2 Ben Idowu").select_option("C")
    duties.first.select_option("")
    assert names(kit, "tasks", "duties") == [{"p2": "R"}, {"p2": "C"}]


def test_pasting_from_a_spreadsheet_fills_rows_and_columns(kit: Page) -> None:
    """Tabs and lines become columns and rows; days, ticks and scales are understood; one step undoes it."""
    tab(kit, "Tasks")
    before = value(kit, "tasks")
    table = (
        'Draft\t24 Nov 2026\tyes\t4\t1,250\tBen Idowu\r\n"Two\nlines"\t31.12.2026\tno\t9\t\t\r\nLast\t2027-01-05\r\n'
    )
    paste(cells(kit, "tasks.name").nth(1), table)
    settled(kit)
    assert names(kit, "tasks") == ["Collect", "Draft", "Two\nlines", "Last"]
    assert names(kit, "tasks", "due") == ["2026-12-01", "2026-11-24", "2026-12-31", "2027-01-05"]
    assert names(kit, "tasks", "done")[1:] == [True, False, False]
    assert names(kit, "tasks", "weight")[1] == 4
    assert names(kit, "tasks", "cost")[1] == "1,250"
    assert len(set(names(kit, "tasks", "id"))) == 4
    notice = kit.locator("[data-csm-frame=tasks] .csm-rows__notice")
    expect(notice).to_contain_text("3 rows pasted. 1 entry did not fit and was left out.")
    kit.keyboard.press("Control+z")
    assert value(kit, "tasks") == before
    kit.keyboard.press("Control+Shift+z")
    assert len(value(kit, "tasks")) == 4


def test_one_word_is_pasted_as_ever(kit: Page) -> None:
    """Text without tabs or lines goes into the cell by the browser's own hand; several lines stay in a long text."""
    tab(kit, "Tasks")
    prevented = """(box, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      return !box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }"""
    assert cells(kit, "tasks.name").first.evaluate(prevented, "one word") is False
    assert cells(kit, "tasks.note").first.evaluate(prevented, "two\nlines") is False
    assert cells(kit, "tasks.name").first.evaluate(prevented, "two\nlines") is True


def test_enter_goes_down_and_below_the_last_row(kit: Page) -> None:
    """Enter goes to the same column of the next row, and below the last filled row to a new one."""
    tab(kit, "People")
    role = cells(kit, "people.role")
    role.first.focus()
    kit.keyboard.press("Enter")
    expect(role.nth(1)).to_be_focused()
    kit.keyboard.press("Enter")
    expect(role).to_have_count(3)
    expect(role.nth(2)).to_be_focused()
    kit.keyboard.press("Enter")
    expect(role).to_have_count(3)


def test_rows_move_and_go_with_the_focus(kit: Page) -> None:
    """Alt with an arrow takes a row along, the buttons do the same; removing puts the focus on the next row."""
    tab(kit, "People")
    cells(kit, "people.name").first.focus()
    kit.keyboard.press("Alt+ArrowDown")
    assert names(kit, "people", "id") == ["p2", "p1"]
    expect(kit.locator(":focus")).to_have_value("Noor Aalto")
    kit.get_by_role("button", name="Move up Row 2").click()
    assert names(kit, "people", "id") == ["p1", "p2"]
    kit.get_by_role("button", name="Remove Row 1").click()
    assert names(kit, "people", "id") == ["p2"]
    expect(kit.get_by_role("button", name="Remove Row 1")).to_be_focused()
    kit.keyboard.press("Enter")
    expect(kit.locator("[data-csm-add=people]")).to_be_focused()
    kit.keyboard.press("Control+z")
    kit.keyboard.press("Control+z")
    assert [row["id"] for row in value(kit, "people")] == ["p1", "p2"]
    assert value(kit, "people")[0]["wants"] == "Fewer calls"


def test_standing_rows_stay_and_own_ones_come_below(kit: Page) -> None:
    """What the tool brings can be ticked, not renamed or removed; own rows are added to the open sheet."""
    tab(kit, "Questions")
    frame = kit.locator("[data-csm-frame=checks]")
    expect(frame.locator(".csm-rows__fixed")).to_have_text(["Is the sponsor named?", "Is the contract read?"])
    expect(frame.locator("[data-csm=remove-row]")).to_have_count(0)
    frame.get_by_role("checkbox", name="Is the contract read? Met").check()
    frame.locator("[role=tab]", has_text="Commitment").click()
    kit.locator("[data-csm-add=checks]").click()
    kit.keyboard.type("Is the room booked?")
    expect(frame.locator("[data-csm=remove-row]")).to_have_count(1)
    rows = {row["question"]: (row["phase"], row["met"]) for row in value(kit, "checks")}
    assert rows["Is the contract read?"] == ("1", True)
    assert rows["Is the room booked?"] == ("2", False)
    expect(frame.locator("[role=tab]", has_text="Commitment")).to_contain_text("2")
    expect(frame.locator("[role=tab]")).to_have_count(7)


def test_the_next_sheet_copies_the_last_and_removing_asks(kit: Page) -> None:
    """`Month 2` begins with the rows of `Month 1` under new ids; a sheet goes after a yes, undo brings it back."""
    tab(kit, "Plan")
    frame = kit.locator("[data-csm-frame=steps]")
    kit.locator("[data-csm=next-sheet]").click()
    cells(kit, "steps.what").first.fill("Call again")
    rows = value(kit, "steps")
    assert [(row["month"], row["what"]) for row in rows] == [
        ("Month 1", "Call"), ("Month 1", "Visit"), ("Month 2", "Call again"), ("Month 2", "Visit"),
    ]  # fmt: skip
    assert len({row["id"] for row in rows}) == 4
    expect(kit.locator("[data-csm=next-sheet]")).to_have_text("Add “Month 3”")
    kit.locator("[data-csm=remove-sheet]").click()
    expect(frame.locator(".csm-asking")).to_contain_text("Remove “Month 2” with its 2 rows?")
    kit.locator("[data-csm=remove-sheet-no]").click()
    expect(frame.locator("[role=tab]")).to_have_count(2)
    kit.locator("[data-csm=remove-sheet]").click()
    kit.locator("[data-csm=remove-sheet-yes]").click()
    expect(frame.locator("[role=tab]")).to_have_count(1)
    kit.keyboard.press("Control+z")
    assert value(kit, "steps") == rows


def test_on_paper_all_sheets_stand_below_each_other(kit: Page) -> None:
    """Printing shows the rows of every sheet under its name; afterwards the tabs are back as they were."""
    tab(kit, "Questions")
    frame = kit.locator("[data-csm-frame=checks]")
    kit.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(frame.locator(".csm-rows__sheet")).to_have_text(["Preparation", "Commitment"])
    expect(frame.locator(".csm-rows__fixed")).to_have_count(3)
    kit.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(frame.locator(".csm-rows__sheet")).to_have_count(0)
    expect(frame.locator(".csm-rows__fixed")).to_have_count(2)


def test_a_fault_in_another_sheet_is_named_and_marked(kit: Page) -> None:
    """A row that the model refuses is told by sheet and place, its tab is marked, and its cell once it is in sight."""
    tab(kit, "Plan")
    frame = kit.locator("[data-csm-frame=steps]")
    kit.locator("[data-csm=next-sheet]").click()
    cells(kit, "steps.what").nth(1).fill("x" * 301)
    expect(frame.locator("[data-csm-fault]")).to_have_text(
        "Month 2, Row 2: This is too long here: at most 300 characters."
    )
    frame.locator("[role=tab]").first.click()
    expect(frame.locator("[aria-invalid]")).to_have_count(0)
    expect(frame.locator("[role=tab]").nth(1).locator(".csm-tab__mark")).to_have_count(1)
    frame.locator("[role=tab]").nth(1).click()
    expect(cells(kit, "steps.what").nth(1)).to_have_attribute("aria-invalid", "true")


def test_undo_goes_on_where_the_focused_row_is_gone(kit: Page) -> None:
    """Undoing an addition takes away the row with the focus; the next key for undo is heard all the same."""
    tab(kit, "People")
    for _ in range(2):
        kit.locator("[data-csm-add=people]").click()
    assert len(value(kit, "people")) == 4
    for left in (3, 2):
        kit.keyboard.press("Control+z")
        assert len(value(kit, "people")) == left
    kit.keyboard.press("Control+y")
    assert len(value(kit, "people")) == 3


def test_a_plan_by_months_opens_at_the_last_and_goes_on_into_the_next_year(browser: Browser) -> None:
    """After `November 2026` and `December 2026` comes `January 2027`."""
    contacts = [{"id": month, "month": f"{month} 2026", "person": "Ada Brandt"} for month in ("November", "December")]
    page = browser.new_page()
    open_tool(page, stakeholder_plan, {"plan": contacts})
    frame = page.locator("[data-csm-frame=plan]")
    expect(frame.locator("[role=tab][aria-selected=true]")).to_contain_text("December 2026")
    frame.locator("[data-csm=next-sheet]").click()
    assert [row["month"] for row in value(page, "plan")] == ["November 2026", "December 2026", "January 2027"]
    page.close()


def test_phases_open_at_the_first(browser: Browser) -> None:
    """Their names are no months, so the last is not where the work is."""
    page = browser.new_page()
    open_tool(page, adoption_readiness)
    expect(page.locator("[role=tab][aria-selected=true]")).to_contain_text("Phase 1")
    page.close()
