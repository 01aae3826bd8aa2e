"""The toolbox in real Chromium: finding a tool, changing the customer, a tool's page; keyboard, phone, axe, paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from csm_course.engagement import CASE_ID, EngagementStore
from csm_course.tools import load
from tests.app.served import Server
from tests.browser.steps import picture
from tests.browser.test_home import grave, sign_in, visits

pytestmark = pytest.mark.browser

PATH = "/course/toolbox"


@pytest.fixture
def store(server: Server, _store_of_the_module: None) -> EngagementStore:
    """The store the server of this file works with, with the case in work and nothing else."""
    environment = Path(f"/proc/{server.process.pid}/environ").read_bytes().split(b"\0")
    place = next(one for one in environment if one.startswith(b"CSM_STORE="))
    found = EngagementStore(Path(place.partition(b"=")[2].decode()))
    for one in found.cards():
        if one.id != CASE_ID:
            found.delete(one.id)
    found.choose(CASE_ID)
    return found


@pytest.fixture
def toolbox(page: Page, server: Server, store: EngagementStore) -> Page:
    """The toolbox, open; the case's value tool has been worked on."""
    there = store.read(CASE_ID)
    store.keep(CASE_ID, "clv", load("clv").EXAMPLE.model_dump(mode="json"), there.revision)
    sign_in(page, server, PATH)
    return page


def finder(page: Page) -> Locator:
    """The toolbox's own search field."""
    return page.get_by_role("searchbox", name="Find a tool")


def tools(page: Page) -> Locator:
    """The cards that are shown."""
    return page.locator("[data-tool]:not([hidden]) h3")


def said(page: Page) -> Locator:
    """What the page says has happened."""
    return page.locator("[data-part=said]")


def test_a_tool_is_found_while_one_types_and_opened_by_keyboard(toolbox: Page) -> None:
    """A synonym, a slip of the pen, Escape for all; Enter leads to the first card, and again into the tool."""
    every = tools(toolbox).count()
    finder(toolbox).focus()
    toolbox.keyboard.type("ltv")
    expect(tools(toolbox)).to_have_text(["Customer lifetime value"])
    expect(toolbox.locator("[data-part=found]")).to_have_text(f"1 tool of {every}")
    expect(toolbox.locator("[data-part=jump]")).to_be_hidden()
    toolbox.keyboard.press("Escape")
    expect(tools(toolbox)).to_have_count(every)
    toolbox.keyboard.type("retenton")
    expect(tools(toolbox)).to_have_text(["Retention metrics"])
    toolbox.keyboard.press("Control+a")
    toolbox.keyboard.type("xylophone")
    expect(toolbox.locator("[data-part=none]")).to_be_visible()
    expect(tools(toolbox)).to_have_count(0)
    toolbox.keyboard.press("Control+a")
    toolbox.keyboard.type("lifetime")
    expect(tools(toolbox)).to_have_count(1)
    toolbox.keyboard.press("Enter")
    expect(toolbox.get_by_role("link", name="Customer lifetime value")).to_be_focused()
    toolbox.keyboard.press("Enter")
    toolbox.wait_for_url("**/voila/render/toolbox/clv.ipynb")


def test_without_script_it_answers_to_the_address(browser: Browser, server: Server) -> None:
    """The form is a form; what is not found is not shown."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, server, PATH)
    finder(page).fill("churn")
    finder(page).press("Enter")
    expect(page.locator("[data-part=found]")).to_contain_text("for “churn”")
    expect(tools(page).first).to_be_visible()
    assert "q=churn" in page.url
    context.close()


def test_a_customer_of_ones_own_from_beginning_to_end(toolbox: Page, store: EngagementStore) -> None:
    """New, renamed, left and taken up again, deleted; a deletion is asked about, and Escape means no."""
    toolbox.get_by_text("Switch or add a customer").click()
    toolbox.get_by_role("button", name="New customer …").click()
    toolbox.get_by_role("button", name="Begin").click()
    expect(toolbox.get_by_role("dialog")).to_be_visible()  # a blank name begins nothing
    toolbox.get_by_role("textbox", name="Name").fill("Brightwater")
    toolbox.keyboard.press("Enter")
    expect(said(toolbox)).to_have_text("You are now working on “Brightwater”.")
    expect(said(toolbox)).to_be_focused()
    expect(toolbox.locator(".tool--used")).to_have_count(0)
    toolbox.get_by_role("button", name="Rename").click()
    toolbox.get_by_role("textbox", name="Name").fill("Brightwater <Logistics>")
    toolbox.get_by_role("dialog").get_by_role("button", name="Rename").click()
    expect(toolbox.locator("[data-part=name]")).to_have_text("Brightwater <Logistics>")
    toolbox.get_by_text("Switch or add a customer").click()
    toolbox.get_by_role("button", name=re.compile("Havn")).click()
    expect(toolbox.locator(".tool--used")).to_have_count(1)
    toolbox.get_by_text("Switch or add a customer").click()
    toolbox.get_by_role("button", name=re.compile("Brightwater")).click()
    expect(toolbox.locator("[data-part=name]")).to_have_text("Brightwater <Logistics>")
    toolbox.get_by_role("button", name="Delete").click()
    toolbox.keyboard.press("Escape")
    assert len(store.cards()) == 2
    toolbox.get_by_role("button", name="Delete").click()
    toolbox.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(said(toolbox)).to_have_text("“Brightwater <Logistics>” is deleted.")
    assert [one.id for one in store.cards()] == [CASE_ID]


def test_an_engagement_leaves_and_comes_back_as_a_file(toolbox: Page, tmp_path: Path) -> None:
    """Exported, taken in beside the others; a file that is something else is refused in words."""
    with toolbox.expect_download() as loading:
        toolbox.locator(".desk-deeds").get_by_role("link", name="Export").click()
    file = tmp_path / loading.value.suggested_filename
    loading.value.save_as(file)
    toolbox.locator("[data-part=file]").set_input_files(file)
    expect(said(toolbox)).to_contain_text("came in beside the others")
    expect(toolbox.locator(".tool--used")).to_have_count(1)
    other = tmp_path / "other.json"
    other.write_text("{}")
    toolbox.locator("[data-part=file]").set_input_files(other)
    expect(toolbox.get_by_role("alert")).to_contain_text("not an engagement")


def test_the_switch_works_by_keyboard_and_closes_by_escape(toolbox: Page) -> None:
    """Focus goes back to where it was; the case itself cannot be deleted, only reset."""
    summary = toolbox.locator(".switch summary")
    summary.focus()
    toolbox.keyboard.press("Enter")
    expect(toolbox.locator(".switch-panel")).to_be_visible()
    toolbox.keyboard.press("Tab")
    expect(toolbox.locator("[data-choose=case]")).to_be_focused()
    toolbox.keyboard.press("Escape")
    expect(toolbox.locator(".switch-panel")).to_be_hidden()
    expect(summary).to_be_focused()
    expect(toolbox.get_by_role("button", name="Delete")).to_have_count(0)
    toolbox.get_by_role("button", name="Reset the case").click()
    expect(toolbox.get_by_role("button", name="Cancel")).to_be_focused()
    toolbox.get_by_role("dialog").get_by_role("button", name="Reset").click()
    expect(said(toolbox)).to_have_text("“Havn & Huerta” is as on the first day.")
    expect(toolbox.locator(".tool--used")).to_have_count(0)


def test_a_course_that_has_stopped_is_told(toolbox: Page) -> None:
    """Nothing is lost, and the button works again."""
    toolbox.route("**/api/toolbox/**", lambda route: route.abort())
    toolbox.get_by_text("Download all blank templates").click()
    expect(toolbox.get_by_role("alert")).to_contain_text("The course cannot be reached")
    expect(toolbox.get_by_text("Download all blank templates")).not_to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize(
    ("link", "name"),
    [("Download all blank templates", "blank-templates.zip"), ("Download all documents", "documents-havn-huerta.zip")],
)
def test_documents_are_made_and_downloaded(toolbox: Page, link: str, name: str) -> None:
    """The page says that it takes a moment, and then where the file is."""
    held: list[Route] = []
    toolbox.route("**/api/toolbox/**", lambda one: held.append(one))
    with toolbox.expect_download() as loading:
        toolbox.get_by_role("link", name=link).click()
        expect(toolbox.get_by_text("The files are being made.")).to_be_visible()
        for one in held:
            one.continue_()
        toolbox.unroute_all()
    assert loading.value.suggested_filename == name
    expect(toolbox.get_by_text(f"Done: “{name}” is among your downloads.")).to_be_visible()


def test_the_courses_search_leads_into_a_tool(toolbox: Page, server: Server) -> None:
    """From any page of the course."""
    sign_in(toolbox, server, "/course")
    toolbox.get_by_role("combobox", name="Search lessons, words and tools").fill("customer lifetime value")
    option = toolbox.get_by_role("option").filter(has_text=re.compile("See what a customer is worth"))
    option.first.click()
    toolbox.wait_for_url("**/voila/render/toolbox/clv.ipynb")


def test_a_tool_opens_in_a_page_of_its_own_where_nothing_jumps(
    page: Page, server: Server, store: EngagementStore
) -> None:
    """The way back, the name once, full width; the panel comes into room kept free for it."""
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => {"
        " if (!one.hadRecentInput) window.shifts += one.value; })).observe({ type: 'layout-shift', buffered: true })"
    )
    sign_in(page, server, f"{PATH}/clv")
    page.locator("[data-csm=toolpage]").wait_for()
    expect(page.get_by_role("heading", level=1)).to_have_text(["Customer lifetime value"])
    expect(page.get_by_role("heading", name="Customer lifetime value")).to_have_count(1)
    expect(page.locator(".page-kicker").get_by_role("link", name="Toolbox")).to_be_visible()
    expect(page.locator(".page-side")).to_have_count(0)
    box = page.locator("[data-csm=toolpage]").bounding_box()
    assert box is not None
    assert box["width"] > 1200
    assert page.evaluate("window.shifts") < 0.1
    picture(page, "tool-page")
    page.get_by_role("navigation", name="Other tools").get_by_role("link", name="Back to the toolbox").click()
    page.wait_for_url(f"**{PATH}")


def test_every_look_fits_and_axe_finds_nothing(browser: Browser, server: Server, store: EngagementStore) -> None:
    """Both themes at both widths, with the switch and the question open too; not one request leaves the machine."""
    store.create("A rather long customer name, with a subsidiary in the Netherlands and one in Portugal")
    asked: list[str] = []
    for look, page in visits(browser):
        page.on("request", lambda request: asked.append(request.url))
        sign_in(page, server, PATH)
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
        assert grave(page) == [], look
        picture(page, f"toolbox-{look}")
        page.locator(".switch summary").click()
        assert grave(page) == [], f"switch {look}"
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Reset the case").click()
        assert grave(page) == [], f"question {look}"
        page.keyboard.press("Escape")
        finder(page).fill("adoption")
        expect(page.locator("[data-part=recent], [data-part=jump]").first).to_be_hidden()
        assert grave(page) == [], f"found {look}"
    assert asked
    assert all(url.startswith((server.address, "data:", "blob:")) for url in asked)


def test_on_paper_only_the_tools_are_left(toolbox: Page) -> None:
    """Nothing to press, no card cut in two."""
    toolbox.emulate_media(media="print")
    for hidden in (".find", ".switch", ".desk-deeds", ".jump", ".take"):
        expect(toolbox.locator(hidden)).to_be_hidden()
    expect(tools(toolbox).first).to_be_visible()
    assert toolbox.locator(".tool").first.evaluate("one => getComputedStyle(one).breakInside") == "avoid"
