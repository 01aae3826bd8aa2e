"""A lesson as a page to read: by keyboard alone, with its words, without a jump, on paper, through every trouble."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.app.served import Server
from tests.browser.steps import LESSON, TEST, WORKBOOK, open_app, panel, picture, saved

pytestmark = pytest.mark.browser

NUMBER = "m01-l06-a-canteen-chain"
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  if (!entry.hadRecentInput) window.shifted += entry.value;
})).observe({ type: "layout-shift", buffered: true });"""
NOTICE = "#page-notice"


@pytest.fixture(autouse=True)
def _nothing_left_running(server: Server) -> Iterator[None]:
    """A closed browser says no farewell, and what runs behind thirty pages would not stop in time."""
    yield
    for one in server.kernels():
        with suppress(HTTPError):  # it has just ended by itself: the page did say farewell
            tell(server, f"/api/kernels/{one['id']}", "DELETE")


def ready(page: Page, server: Server, notebook: str, anchor: str = "") -> None:
    """Open a page and wait until all of it is there."""
    page.goto(f"{server.address}/voila/render/{notebook}?token={server.token}{anchor}")
    page.locator("body.page-ready").wait_for()


def focused(page: Page) -> Locator:
    """What the keyboard acts on now."""
    return page.locator(":focus")


def tab_to(page: Page, target: Locator, most: int = 150) -> None:
    """Press Tab until the target has the focus; fails where no number of Tabs leads there."""
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} cannot be reached with Tab")


def test_a_lesson_by_keyboard_alone(page: Page, server: Server) -> None:
    """Skip link, a word of the glossary, an exercise, complete, and on to the next page: no pointer is needed."""
    ready(page, server, LESSON)
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Skip to the page")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()

    word = page.locator("abbr.csm-term").first
    tab_to(page, word)
    meaning = page.get_by_role("tooltip")
    expect(meaning).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(word).to_be_focused()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()

    exercise = panel(page, NUMBER)
    tab_to(page, exercise.locator("input"))
    page.keyboard.type("27000")
    saved(exercise)
    tab_to(page, exercise.get_by_role("button", name="Check"))
    page.keyboard.press("Enter")
    expect(exercise.locator("[data-csm=verdict]")).to_contain_text("points")

    complete = page.get_by_role("button", name="Mark as complete")
    tab_to(page, complete)
    page.keyboard.press("Enter")
    expect(page.locator(".page-said")).to_contain_text(re.compile(r"Lesson 1\.6 is complete: \d+ of \d+ pages"))
    expect(page.get_by_role("button", name="Completed")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".page-stops [aria-current=page]")).to_contain_text(", done")
    tab_to(page, page.locator(".page-after"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/*.ipynb")
    expect(page.locator("h1")).not_to_contain_text("Advocacy")
    before = page.locator(".page-stops li", has_text="Lifetime Value")
    expect(before).to_have_class(re.compile("page-stop-done"))
    page.locator("body.page-ready").wait_for()


def test_completing_can_be_taken_back_and_says_when_it_fails(page: Page, server: Server) -> None:
    """Done and not done are both one press; without a connection nothing is claimed."""
    ready(page, server, WORKBOOK)
    page.get_by_role("button", name="Mark as complete").click()
    page.get_by_role("button", name="Completed").click()
    expect(page.locator(".page-said")).to_contain_text("no longer marked")
    page.context.set_offline(True)
    page.get_by_role("button", name="Mark as complete").click()
    expect(page.locator(".page-said")).to_contain_text("not recorded")
    page.context.set_offline(False)


def test_the_meaning_of_a_word_on_hover_and_off_again(page: Page, server: Server) -> None:
    """It stands above the word, stays while the pointer moves onto it, and goes when the pointer leaves."""
    ready(page, server, LESSON)
    word, meaning = page.locator("abbr.csm-term").nth(3), page.get_by_role("tooltip")
    word.hover()
    expect(meaning).to_be_visible()
    box, line = meaning.bounding_box(), word.bounding_box()
    assert box
    assert line
    assert box["y"] + box["height"] <= line["y"] or box["y"] >= line["y"] + line["height"]
    meaning.hover()
    expect(meaning).to_be_visible()
    picture(page, "lesson-word")
    page.locator("h1").hover()
    expect(meaning).to_be_hidden()
    assert word.get_attribute("title") is None
    described = word.get_attribute("aria-describedby")
    assert len(page.locator(f"#{described}").text_content() or "") > 10


def test_a_word_by_touch_on_a_phone(browser: Browser, server: Server) -> None:
    """A tap shows the meaning within the screen, a tap elsewhere takes it away; contents are one tap away, too."""
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    ready(page, server, LESSON)
    page.locator("abbr.csm-term").nth(1).tap()
    meaning = page.get_by_role("tooltip")
    expect(meaning).to_be_visible()
    box = meaning.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.locator("h2").nth(1).tap()
    expect(meaning).to_be_hidden()

    contents = page.get_by_role("navigation", name="On this page")
    expect(contents).to_be_hidden()
    page.get_by_role("button", name="Contents").tap()
    contents.get_by_role("link", name="Key points").tap()
    expect(contents).to_be_hidden()
    expect(page.locator("#Key-points")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    phone.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    ("notebook", "anchor"), [(LESSON, "#Check-yourself"), (LESSON, ""), (WORKBOOK, ""), (TEST, "")]
)
def test_nothing_jumps_when_the_exercises_arrive(
    browser: Browser, server: Server, notebook: str, anchor: str, width: int
) -> None:
    """Cumulative layout shift below 0.05, also for who is already there where an exercise will stand."""
    visitor = browser.new_context(viewport={"width": width, "height": 800})
    page = visitor.new_page()
    page.add_init_script(SHIFTS)
    ready(page, server, notebook, anchor)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shifted") < 0.05
    visitor.close()


def test_the_heading_one_is_at_is_marked(page: Page, server: Server) -> None:
    """The list of headings follows the reader; each anchor leads to its heading; there is one h1."""
    ready(page, server, LESSON)
    contents = page.get_by_role("navigation", name="On this page")
    contents.get_by_role("link", name="Worked example").click()
    expect(page.locator("#Worked-example")).to_be_in_viewport()
    expect(contents.locator("[aria-current=location]")).to_have_text("Worked example")
    assert page.locator("h1").count() == 1
    targets = contents.locator("a").evaluate_all("links => links.map((link) => decodeURIComponent(link.hash.slice(1)))")
    assert targets
    assert all(page.evaluate("id => document.getElementById(id) !== null", one) for one in targets)


@pytest.fixture
def typed(page: Page, server: Server) -> Locator:
    """A lesson with an answer begun and saved."""
    ready(page, server, LESSON)
    exercise = panel(page, NUMBER)
    exercise.locator("input").fill("1")
    saved(exercise)
    return exercise


def one_message(page: Page, words: str) -> None:
    """One message in plain words, one button; no second voice in an exercise."""
    expect(page.locator(NOTICE)).to_contain_text(words)
    expect(page.locator(NOTICE).get_by_role("button")).to_have_count(1)
    assert not page.locator("[data-csm=alarm]:visible").count()
    assert not re.search(r"kernel|server|socket|error", page.locator(NOTICE).inner_text().lower())


def kernel_of(page: Page) -> str:
    """The id of what runs behind the page."""
    found: str = page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")
    return found


def tell(server: Server, path: str, method: str) -> None:
    """A request of an administrator."""
    order = Request(server.address + path, method=method, headers={"Authorization": f"token {server.token}"})
    urlopen(order, timeout=120).close()


@pytest.mark.parametrize(("method", "what"), [("DELETE", ""), ("POST", "/restart")])
def test_what_runs_behind_the_page_dies(page: Page, server: Server, typed: Locator, method: str, what: str) -> None:
    """Gone or begun anew: the page says so as soon as one acts, and “Go on” brings the typed answer back, and saves."""
    tell(server, f"/api/kernels/{kernel_of(page)}{what}", method)
    typed.locator("input").fill("23456")
    one_message(page, "Nothing is lost")
    picture(page, "lesson-asleep")
    with page.expect_navigation():
        page.get_by_role("button", name="Go on").click()
    page.locator("body.page-ready").wait_for()
    expect(panel(page, NUMBER).locator("input")).to_have_value("23456")
    saved(panel(page, NUMBER))
    expect(page.locator(NOTICE)).to_be_hidden()
    expect(panel(page, NUMBER)).to_be_in_viewport()


def test_the_network_drops_and_comes_back(page: Page, server: Server, typed: Locator) -> None:
    """While it is away “Go on” keeps the page as it is; once it is back the answer is saved, without a reload."""
    page.evaluate("window.samePage = true")
    page.context.set_offline(True)
    typed.locator("input").fill("34567")
    one_message(page, "connection to the course is lost")
    picture(page, "lesson-away")
    page.get_by_role("button", name="Go on").click()
    one_message(page, "still no connection")
    page.context.set_offline(False)  # the page notices by itself; nobody has to press anything
    expect(page.locator(NOTICE)).to_be_hidden()
    saved(panel(page, NUMBER))
    assert page.evaluate("window.samePage") is True
    ready(page, server, LESSON)
    expect(panel(page, NUMBER).locator("input")).to_have_value("34567")


def test_on_paper_it_is_a_handout(page: Page, server: Server) -> None:
    """Text and questions stay; navigation, controls, notices and dark colours do not."""
    page.emulate_media(color_scheme="dark")
    ready(page, server, LESSON)
    page.emulate_media(media="print", color_scheme="dark")
    for gone in (".page-side", ".page-end", ".site-search", NOTICE, ".page-read"):
        assert not page.locator(f"{gone} >> visible=true").count(), gone
    assert not page.locator("main button >> visible=true").count()
    expect(panel(page, "m01-l06-a-tired-advocate").locator(".csm-choice").first).to_be_visible()
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    ink = page.locator(".csm-panel .csm-choice span").first.evaluate("element => getComputedStyle(element).color")
    assert paper == "rgb(255, 255, 255)"
    assert sum(map(int, re.findall(r"\d+", ink)[:3])) < 200, "letters are dark on paper whatever the screen"
    picture(page, "lesson-print")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("notebook", [LESSON, WORKBOOK, TEST])
def test_nothing_serious_stands_in_anybodys_way(browser: Browser, server: Server, notebook: str, width: int) -> None:
    """axe finds nothing critical and nothing serious, wide and narrow, light and dark."""
    visitor: BrowserContext = browser.new_context(viewport={"width": width, "height": 844}, reduced_motion="reduce")
    page = visitor.new_page()
    ready(page, server, notebook)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page).response["violations"]
        grave = [one for one in found if one["impact"] in ("critical", "serious")]
        faults = [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in grave]
        assert not grave, f"{scheme}: {json.dumps(faults)}"
    visitor.close()


def test_previous_and_next_lead_through_the_module(page: Page, server: Server) -> None:
    """In the order in which it is taught, there and back."""
    open_app(page, server, LESSON)
    page.get_by_role("navigation", name="Previous and next page").get_by_role("link").first.click()
    page.wait_for_url("**/*.ipynb")
    page.locator("body.page-ready").wait_for()
    page.get_by_role("navigation", name="Previous and next page").locator("[rel=next]").click()
    expect(page.locator("h1")).to_contain_text("Lifetime Value")
    page.locator("body.page-ready").wait_for()
