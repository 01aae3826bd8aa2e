"""The form of a tool in real Chromium: tabs, days, undo and redo, redraws, and pictures as files."""

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from csm_course.tools import load
from tests.browser.conftest import stop_the_clock
from tests.browser.form_kit import (
    PEOPLE,
    TASKS,
    cells,
    kit_page,
    kit_tool,
    names,
    open_tool,
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


def test_groups_are_tabs_that_arrow_keys_walk(kit: Page) -> None:
    """Five groups with lists are tabs; arrows, Home and End move among them, and one panel shows at a time."""
    tabs = kit.locator(".csm-tool__form > [role=tablist] [role=tab]")
    expect(tabs).to_have_text(["Frame", "People", "Tasks", "Questions", "Plan"])
    tabs.first.focus()
    for key, name in (("ArrowRight", "People"), ("End", "Plan"), ("ArrowRight", "Frame"), ("ArrowLeft", "Plan")):
        kit.keyboard.press(key)
        expect(kit.locator(":focus")).to_have_text(name)
        expect(kit.locator("[data-csm-group]:visible")).to_have_attribute("data-csm-group", name)
    kit.emulate_media(media="print")
    expect(kit.locator("[data-csm-group]:visible")).to_have_count(5)


def test_short_forms_stay_in_one_piece(browser: Browser) -> None:
    """Tools of two groups, or of numbers alone, have no tabs."""
    for slug in ("role_charter", "retention_metrics"):
        page = browser.new_page()
        open_tool(page, load(slug))
        expect(page.locator("[role=tablist]")).to_have_count(0)
        page.close()


@pytest.mark.parametrize(
    ("slug", "name", "typed", "sentence"),
    [
        ("survey_metrics", "nps_sent", "1.250", "Read as 1.25. For one thousand two hundred and fifty, type 1250."),
        ("survey_metrics", "nps_sent", "12.005", "Read as 12.005. For twelve thousand and five, type 12005."),
        ("survey_metrics", "nps_sent", "1,250", ""),
        ("survey_metrics", "nps_sent", "0.250", ""),
        ("survey_metrics", "nps_sent", "1.25", ""),
        ("value_report", "discount", "1.250", ""),
    ],
)
def test_a_dot_that_may_be_meant_as_thousands_is_told(
    browser: Browser, slug: str, name: str, typed: str, sentence: str
) -> None:
    """The field says how it is read, also to a screen reader; not where a thousand could not be meant."""
    page = browser.new_page()
    open_tool(page, load(slug))
    field = page.locator(f"[data-csm-field={name}]")
    field.evaluate("(input, text) => { input.value = text; input.dispatchEvent(new Event('input')); }", typed)
    expect(page.locator(f"[data-csm-reading={name}]")).to_have_text(sentence)
    if sentence:
        expect(field).to_have_accessible_description(re.compile(re.escape(sentence)))
        field.evaluate("(input) => { input.value = '1250'; input.dispatchEvent(new Event('input')); }")
        expect(page.locator(f"[data-csm-reading={name}]")).to_be_hidden()
    page.close()


def test_an_empty_day_is_marked_for_paper(kit: Page) -> None:
    """In print the browser's "mm/dd/yyyy" is left out, and a day that is entered stays."""
    start = kit.locator("[data-csm-field=start]")
    expect(start).to_have_attribute("data-csm-empty", "")
    start.fill("2026-11-24")
    expect(start).not_to_have_attribute("data-csm-empty", "")


def test_a_tab_says_that_it_holds_a_fault(kit: Page) -> None:
    """A number that cannot be used marks its cell and its tab, and the mark goes with the fault."""
    tab(kit, "Tasks")
    cost = cells(kit, "tasks.cost").first
    cost.fill("much")
    expect(cost).to_have_attribute("aria-invalid", "true")
    expect(kit.locator("[data-csm-fault=tasks]")).to_have_text("Row 1: Enter one number, such as 2.5.")
    tab(kit, "People")
    expect(kit.locator("[data-csm-tab=Tasks] .csm-tab__mark")).to_contain_text("something to change here")
    tab(kit, "Tasks")
    cost.fill("1,200")
    expect(kit.locator(".csm-tab__mark")).to_have_count(0)
    expect(cost).not_to_have_attribute("aria-invalid", "true")


def test_undo_and_redo_walk_through_pauses_and_actions(kit: Page) -> None:
    """A pause in typing is a step, an action is a step; within a field that is typed in, undo is the field's own."""
    undo, redo = kit.locator("[data-csm=undo-step]"), kit.locator("[data-csm=redo-step]")
    expect(undo).to_have_attribute("aria-disabled", "true")
    title = kit.locator("[data-csm-field=title]")
    stop_the_clock(kit)
    title.press_sequentially("Pilot")
    expect(undo).to_have_attribute("aria-disabled", "false")
    kit.locator("[data-csm-field=start]").fill("2026-11-24")
    undo.click()
    assert (value(kit, "title"), value(kit, "start")) == ("Pilot", "")
    expect(kit.locator(".csm-tool > [role=status]").last).to_have_text("Undone: Start")
    undo.click()
    assert value(kit, "title") == ""
    redo.click()
    redo.click()
    assert (value(kit, "title"), value(kit, "start")) == ("Pilot", "2026-11-24")
    expect(redo).to_have_attribute("aria-disabled", "true")
    title.focus()
    title.press_sequentially("?")
    kit.clock.run_for(1_000)
    title.press_sequentially("!")
    kit.clock.run_for(1_000)
    assert value(kit, "title") == "Pilot?!"
    kit.evaluate("kind.undo()")
    assert value(kit, "title") == "Pilot?"
    kit.evaluate("kind.undo()")
    title.press_sequentially("!")
    kit.keyboard.press("Control+z")
    expect(title).to_have_value("Pilot")
    assert value(kit, "start") == "2026-11-24"


def test_a_drag_of_a_view_is_one_step(kit: Page) -> None:
    """`put` without a step, many times, then once with: undo goes back to where the drag began."""
    kit.evaluate(
        "for (let x = 5; x < 30; x += 1) kind.put({ place: { x } }, { step: false }); kind.put({ place: { x: 30 } })"
    )
    assert value(kit, "place") == {"x": 30}
    kit.evaluate("kind.undo()")
    assert value(kit, "place") == {"x": 4}
    assert kit.evaluate("kind.canUndo()") is False


def test_at_most_a_hundred_steps_are_kept(kit: Page) -> None:
    """Undo ends a hundred steps back, however many there were."""
    kit.evaluate("for (let x = 1; x <= 130; x += 1) kind.put({ place: { x } })")
    kit.evaluate("for (let n = 0; n < 200; n += 1) kind.undo()")
    assert value(kit, "place") == {"x": 30}


def test_what_changed_elsewhere_comes_in_beside_ones_own(kit: Page) -> None:
    """A row added in another window joins the list; what was typed here stays, and undo takes back one's own."""
    tab(kit, "People")
    kit.evaluate("kind.answer()")
    cells(kit, "people.role").first.fill("Owner")
    there = [{**PEOPLE[0], "name": "Noor Berg"}, PEOPLE[1], {"id": "p3", "name": "Ada Brandt"}]
    kit.evaluate("([base, there]) => { kind.adopt({ people: there }); }", [PEOPLE, there])
    assert names(kit, "people") == ["Noor Berg", "Ben Idowu", "Ada Brandt"]
    assert value(kit, "people")[0]["role"] == "Owner"
    expect(cells(kit, "people.role").first).to_be_focused()
    kit.evaluate("kind.undo()")
    assert value(kit, "people")[0]["role"] == "Sponsor"
    assert names(kit, "people") == ["Noor Berg", "Ben Idowu", "Ada Brandt"]


def test_days_are_days(kit: Page) -> None:
    """A day is typed and sent as the calendar writes it; an emptied one is nothing."""
    start = kit.locator("[data-csm-field=start]")
    start.focus()
    kit.keyboard.type("11242026")
    assert value(kit, "start") == "2026-11-24"
    start.fill("")
    settled(kit)
    assert value(kit, "start") == ""
    expect(kit.locator("[data-csm=report]")).to_contain_text("Rows")


def test_names_of_another_list_are_suggested(kit: Page) -> None:
    """The owner field offers the people of the form, as they are called now."""
    tab(kit, "People")
    cells(kit, "people.name").first.fill("Noor Berg")
    options = kit.locator("[data-csm-names=people] option")
    assert options.evaluate_all("all => all.map((one) => one.value)") == ["Noor Berg", "Ben Idowu"]
    tab(kit, "Tasks")
    owner = cells(kit, "tasks.owner").first
    assert owner.get_attribute("list") == kit.locator("[data-csm-names=people]").get_attribute("id")


def test_a_redraw_keeps_what_did_not_change(kit: Page) -> None:
    """A drawing with the same content stays the same element, a changed table is a new one."""
    kit.evaluate("document.querySelector('figure.csm-drawing').kept = document.querySelector('caption').kept = true")
    tab(kit, "Tasks")
    cells(kit, "tasks.owner").first.fill("Someone")
    expect(kit.locator(".csm-report td", has_text="Someone")).to_be_visible()
    assert kit.evaluate("document.querySelector('figure.csm-drawing').kept") is True
    assert kit.evaluate("document.querySelector('caption').kept === undefined") is True


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_drawing_is_saved_as_svg_and_png(browser: Browser, tmp_path: Path, scheme: Any) -> None:
    """Both files stand alone: light colours on white in either theme, no classes, and the PNG at twice the size."""
    page = browser.new_context(color_scheme=scheme, accept_downloads=True).new_page()
    open_tool(page, kit_tool(), {"tasks": TASKS})
    settled(page)
    with page.expect_download() as saved:
        page.locator("[data-csm=save-svg]").click()
    assert saved.value.suggested_filename == "tasks.svg"
    saved.value.save_as(tmp_path / "tasks.svg")
    svg = ElementTree.parse(tmp_path / "tasks.svg").getroot()
    assert (svg.tag, svg.get("width"), svg.get("height")) == ("{http://www.w3.org/2000/svg}svg", "460", "90")
    assert [one for one in svg.iter() if one.get("class") or one.get("style") or "var(" in str(one.attrib)] == []
    boxes = [one for one in svg.iter() if one.tag.endswith("rect")]
    assert boxes[0].get("fill") == "white"
    assert {box.get("stroke") for box in boxes[1:]} == {"rgb(11, 92, 173)"}
    assert {one.get("fill") for one in svg.iter() if one.tag.endswith("text")} == {"rgb(26, 35, 48)"}
    with page.expect_download() as saved:
        page.locator("[data-csm=save-png]").click()
    saved.value.save_as(tmp_path / "tasks.png")
    head = (tmp_path / "tasks.png").read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", head[16:24]) == (920, 180)
    page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_forms_pass_the_accessibility_check(browser: Browser, width: int) -> None:
    """Axe finds nothing in any tab, on a laptop and on a phone, and nothing scrolls sideways but lists and tabs."""
    page = browser.new_page(viewport={"width": width, "height": 844})
    open_tool(page, kit_tool(), {"people": PEOPLE, "tasks": TASKS}, width=1200)
    settled(page)
    for name in ("Frame", "People", "Tasks", "Questions", "Plan"):
        tab(page, name)
        found = Axe().run(page, "#kit")
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = """all => all.map((one) => [one.textContent, one.getBoundingClientRect()])
      .filter(([, box]) => box.width && Math.min(box.width, box.height) < 24).map(([words]) => words)"""
    assert page.locator("#kit :is(button, input, select, textarea)").evaluate_all(small) == []
    page.close()
