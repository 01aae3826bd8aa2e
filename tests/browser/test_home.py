"""Home, module page and search in real Chromium: by keyboard alone, on a phone, with axe, and with nobody outside."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from csm_course.store import LearnerStore
from tests.app.served import Server
from tests.browser.steps import picture

pytestmark = pytest.mark.browser

PAGES = ("/course", "/course/m01", "/course/m05")


@pytest.fixture
def store(server: Server, _store_of_the_module: None) -> LearnerStore:
    """The store the server of this file works with; its place was set when the server was started."""
    environment = Path(f"/proc/{server.process.pid}/environ").read_bytes().split(b"\0")
    place = next(one for one in environment if one.startswith(b"CSM_STORE="))
    return LearnerStore(Path(place.partition(b"=")[2].decode()))


def sign_in(page: Page, server: Server, path: str = "/course") -> None:
    """Open one of the course's own pages."""
    page.goto(f"{server.address}{path}?token={server.token}")


def field(page: Page) -> Locator:
    """The search field in the header."""
    return page.get_by_role("combobox", name="Search lessons, words and tools")


def test_search_by_keyboard_alone(page: Page, server: Server) -> None:
    """A slash, a word with a slip of the pen, Enter - and one is at the heading under which it is taught."""
    sign_in(page, server)
    page.evaluate("window.scrollTo(0, 900)")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.type("retenton")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("The share of customers")
    expect(options.first.locator("mark").first).to_have_text("Retention")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id") or "")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("window.scrollY") == 900
    picture(page, "search")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/voila/render/.*#"))
    heading = page.locator(f'[id="{unquote(page.url.partition("#")[2])}"]')
    expect(heading).to_be_in_viewport()
    expect(heading).to_have_count(1)


def test_escape_closes_then_clears_and_nothing_found_says_what_to_try(page: Page, server: Server) -> None:
    """The list goes first, the text second; a word the course does not have gets a sentence."""
    sign_in(page, server)
    field(page).fill("qqqq")
    none = page.locator(".site-search-none")
    expect(none).to_contain_text("Nothing in the course matches “qqqq”.")
    page.keyboard.press("Escape")
    expect(none).to_be_hidden()
    expect(field(page)).to_have_value("qqqq")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")


def test_a_planned_lesson_is_found_and_leads_to_its_module(page: Page, server: Server) -> None:
    """It says that it is not written yet."""
    sign_in(page, server)
    field(page).fill("onboarding vs adoption")
    expect(page.get_by_role("option").first).to_contain_text("not written yet")
    page.keyboard.press("Enter")
    page.wait_for_url("**/course/m05")
    expect(page.get_by_text("This module is being written.")).to_be_visible()


def test_continue_leads_to_the_page_opened_last(page: Page, server: Server, store: LearnerStore) -> None:
    """With the minutes that are left; what was completed has its tick on the module page."""
    store.opened("L-1.6")
    store.set_complete("L-1.3", True)
    store.opened("L-1.6")
    sign_in(page, server)
    go_on = page.get_by_role("link", name=re.compile("^Continue where you left"))
    expect(go_on).to_contain_text("Customer Advocacy and Lifetime Value")
    expect(go_on).to_contain_text(re.compile(r"About \d+ minutes? left"))
    picture(page, "home-begun")
    page.goto(f"{server.address}/course/m01")
    done = page.locator(".row", has_text="Customer Renewals and Retention/Churn")
    expect(done).to_contain_text("Done")
    page.goto(f"{server.address}/course")
    go_on.click()
    expect(page.locator("h1").first).to_contain_text("Customer Advocacy and Lifetime Value")


def test_a_date_of_ones_own_is_kept_and_stands_under_due(page: Page, server: Server) -> None:
    """Set on the module page, shown at home, and taken away again."""
    sign_in(page, server, "/course/m01")
    page.get_by_label("I want to finish this module by").fill("2031-05-07")
    page.get_by_role("button", name="Set").click()
    expect(page.get_by_text("Kept: Wednesday")).to_be_visible()
    page.goto(f"{server.address}/course")
    due = page.get_by_role("region", name="Due")
    expect(due).to_contain_text("Wednesday, 7 May, your own date")
    due.get_by_role("link", name="Module 1").click()
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_text("There is no date any more.")).to_be_visible()
    page.goto(f"{server.address}/course")
    expect(page.get_by_text("your own date")).to_have_count(0)


def test_phases_are_told_by_the_wheel_and_by_the_list(page: Page, server: Server) -> None:
    """Seven links in the drawing; focus on one marks what the list says of it."""
    sign_in(page, server)
    pieces = page.locator(".wheel a")
    expect(pieces).to_have_count(7)
    named = page.locator(".phase-list li[data-phase]")
    expect(named).to_have_count(7)
    before = named.nth(2).evaluate("one => getComputedStyle(one).backgroundColor")
    page.locator(".wheel a").nth(1).focus()
    page.keyboard.press("Tab")
    expect(named.nth(2)).not_to_have_css("background-color", before)
    expect(pieces.nth(2)).to_have_attribute("aria-label", re.compile("^Phase 3 Onboarding: .{20}"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/course/m05")


def visits(browser: Browser) -> Iterator[tuple[str, Page]]:
    """A fresh visitor in both themes at both widths."""
    for width in (1280, 390):
        for theme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=theme)
            yield f"{width}-{theme}", context.new_page()
            context.close()


def test_every_page_fits_a_phone_and_axe_finds_nothing(browser: Browser, server: Server) -> None:
    """In both themes at both widths, with the search open too; and not one request leaves the machine."""
    asked: list[str] = []
    for look, page in visits(browser):
        page.on("request", lambda request: asked.append(request.url))
        for path in PAGES:
            sign_in(page, server, path)
            assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
            assert grave(page) == [], f"{path} {look}"
        field(page).fill("churn")
        page.get_by_role("option").first.wait_for()
        assert grave(page) == [], f"search {look}"
    assert asked
    assert all(url.startswith((server.address, "data:")) for url in asked)


def grave(page: Page) -> list[str]:
    """What axe calls critical or serious, each with where it is."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {[node['target'] for node in one['nodes']]}"
        for one in found
        if one["impact"] in ("critical", "serious")
    ]
