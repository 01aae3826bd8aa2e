"""The stakeholder map in Chromium: names moved by mouse, by touch and by keys; each move is one step of undo."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from csm_course.tools import load
from csm_course.tools.stakeholder_matrix import EXAMPLE
from csm_widgets.assembly import script, style
from tests.browser import form_kit
from tests.browser.conftest import stop_the_clock
from tests.browser.form_kit import open_tool, settled, value

pytestmark = pytest.mark.browser
PEOPLE = [
    {"id": "al", "name": "Al", "authority": 2, "interest": 2},
    {"id": "bea", "name": "Bea", "authority": 4, "interest": 4, "support": 1},
    {"id": "cy", "name": "Cy", "authority": None, "interest": 5},
]


@pytest.fixture(autouse=True)
def view(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page comes with the view of this tool."""
    monkeypatch.setattr(form_kit, "DRAW", form_kit.DRAW.replace('tool: "kit"', 'tool: "stakeholder_matrix"'))
    monkeypatch.setattr(form_kit, "script", lambda: script("stakeholder_matrix"))
    monkeypatch.setattr(form_kit, "style", lambda: style("stakeholder_matrix"))


def opened(page: Page) -> None:
    """The map with Al low and left, Bea high and right, Cy not placed."""
    open_tool(page, load("stakeholder_matrix"), {"stakeholders": PEOPLE}, width=1200)


def tag(page: Page, key: str) -> Locator:
    """A name on the map."""
    return page.locator(f'[data-csm=map-frame] g[data-map-key="{key}"]')


def chip(page: Page, key: str) -> Locator:
    """A name beside the map."""
    return page.locator(f'[data-csm=map-tray] [data-map-key="{key}"]')


def stands(page: Page, key: str) -> tuple[object, object]:
    """Authority and interest of somebody, as the page would send them."""
    settled(page)
    row = next(row for row in value(page, "stakeholders") if row["id"] == key)
    return row["authority"], row["interest"]


def middle(part: Locator) -> tuple[float, float]:
    """The middle of something on the screen."""
    box = part.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def step(page: Page) -> tuple[float, float]:
    """The width and height of one place of the map on the screen."""
    box = page.locator("[data-csm=map-frame] g[data-csm-key=map] rect").bounding_box()
    assert box
    return box["width"] / 5, box["height"] / 5


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Take, carry in steps, let go."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=5)
    page.mouse.up()


def test_a_name_dragged_by_mouse_snaps_to_its_place_and_changes_the_row(page: Page) -> None:
    """Two places to the right and nearly one up: interest 4, authority 3; the list shows it, one undo takes it back."""
    opened(page)
    x, y = middle(tag(page, "al"))
    width, height = step(page)
    drag(page, (x, y), (x + 2.2 * width, y - 0.8 * height))
    assert stands(page, "al") == (3, 4)
    expect(page.locator('[data-csm-cell="stakeholders.authority"]').first).to_have_value("3")
    expect(tag(page, "al").locator("title")).to_have_text("Al: authority 3, interest 4, support not known")
    expect(page.locator("[data-csm=report]")).to_contain_text("Manage closely")
    page.locator("[data-csm=undo-step]").click()
    assert stands(page, "al") == (2, 2)
    expect(page.locator("[data-csm=undo-step]")).to_have_attribute("aria-disabled", "true")


def test_a_short_move_and_escape_change_nothing(page: Page) -> None:
    """Less than half a place away it falls back; Escape on the way lets go."""
    opened(page)
    x, y = middle(tag(page, "bea"))
    width, _ = step(page)
    drag(page, (x, y), (x + 0.3 * width, y))
    assert stands(page, "bea") == (4, 4)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 2 * width, y, steps=3)
    expect(page.locator(".csm-map__landing")).to_have_text("Authority 4, interest 2")
    expect(page.locator(".csm-map__aim")).to_be_attached()
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".csm-map__aim")).not_to_be_attached()
    assert stands(page, "bea") == (4, 4)


def test_nobody_leaves_the_map_at_its_edges(page: Page) -> None:
    """Dragged far beyond the corner, ratings stay 1 to 5."""
    opened(page)
    x, y = middle(tag(page, "bea"))
    drag(page, (x, y), (4, y - 300))
    assert stands(page, "bea") == (5, 1)


def test_who_is_not_rated_is_placed_from_beside_the_map_and_taken_off_again(page: Page) -> None:
    """Dropped in the upper left place Cy gets its ratings; dragged back beside the map both are empty."""
    opened(page)
    width, height = step(page)
    corner = page.locator("[data-csm=map-frame] g[data-csm-key=map] rect").bounding_box()
    assert corner
    drag(page, middle(chip(page, "cy")), (corner["x"] + width / 2, corner["y"] + height / 2))
    assert stands(page, "cy") == (5, 1)
    expect(chip(page, "cy")).to_have_count(0)
    expect(tag(page, "cy")).to_be_focused()
    drag(page, middle(tag(page, "cy")), middle(page.locator("[data-csm=map-tray]")))
    assert stands(page, "cy") == (None, None)
    expect(tag(page, "cy")).to_have_count(0)


def test_by_keys_alone(page: Page) -> None:
    """Enter places Cy with the interest it has; arrows move by one, are told, and keep the focus; Delete takes off."""
    opened(page)
    chip(page, "cy").focus()
    page.keyboard.press("Enter")
    assert stands(page, "cy") == (3, 5)
    expect(tag(page, "cy")).to_be_focused()
    for key in ("ArrowUp", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
    assert stands(page, "cy") == (4, 3)
    expect(tag(page, "cy")).to_be_focused()
    expect(page.locator(".csm-tool > .csm-unseen").last).to_have_text("Cy: authority 4, interest 3.")
    page.keyboard.press("Control+z")
    assert stands(page, "cy") == (4, 4)
    tag(page, "bea").focus()
    page.keyboard.press("Home")
    first = page.evaluate("document.activeElement.dataset.mapKey")
    page.keyboard.press("PageDown")
    assert page.evaluate("document.activeElement.dataset.mapKey") not in (first, None)
    tag(page, "bea").focus()
    page.keyboard.press("Delete")
    assert stands(page, "bea") == (None, None)
    expect(chip(page, "bea")).to_be_visible()


def test_a_fault_leaves_the_map_as_it_was(page: Page) -> None:
    """A name longer than any: the row is marked; the last good map stays and says that it is old until it is mended."""
    opened(page)
    name = page.locator('[data-csm-cell="stakeholders.name"]').first
    name.fill("A" * 301)
    expect(page.get_by_text("The map is as it was before the last change.")).to_be_visible()
    expect(tag(page, "bea")).to_be_visible()
    name.fill("Alba")
    expect(page.get_by_text("The map is as it was before the last change.")).to_be_hidden()
    expect(tag(page, "al").locator("title")).to_contain_text("Alba: authority 2")


def test_the_first_person_can_be_placed_on_an_empty_map(page: Page) -> None:
    """With nobody rated the map is there all the same."""
    people = [{"id": "al", "name": "Al"}]
    open_tool(page, load("stakeholder_matrix"), {"stakeholders": people}, width=1200)
    chip(page, "al").click()
    assert stands(page, "al") == (3, 3)
    expect(tag(page, "al")).to_be_focused()


def test_by_touch(browser: Browser) -> None:
    """Held for a moment, a name follows the finger; a swipe that begins on it scrolls and moves nobody."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    opened(page)
    tag(page, "al").scroll_into_view_if_needed()
    finger = context.new_cdp_session(page)

    def touch(kind: str, *point: float) -> None:
        points = [{"x": point[0], "y": point[1]}] if point else []
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    width, height = step(page)
    x, y = middle(tag(page, "al"))
    touch("touchStart", x, y)
    page.wait_for_selector(".csm-map--carrying")
    for share in (0.3, 0.7, 1):
        touch("touchMove", x + share * width, y - share * 2 * height)
    touch("touchEnd")
    assert stands(page, "al") == (4, 3)
    stop_the_clock(page)
    x, y = middle(tag(page, "al"))
    touch("touchStart", x, y)
    for share in (0.5, 1):
        touch("touchMove", x - share * 60, y)
    touch("touchEnd")
    assert stands(page, "al") == (4, 3)
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_everybody_can_use_it(browser: Browser, width: int) -> None:
    """Axe finds nothing on the example with one person off the map, and the page never scrolls sideways."""
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    people = [one.model_dump(mode="json") for one in EXAMPLE.stakeholders]
    people[5]["interest"] = None
    open_tool(page, load("stakeholder_matrix"), {"stakeholders": people}, width=1240)
    expect(chip(page, "ines")).to_be_visible()
    tag(page, "maite").focus()
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        faults = Axe().run(page, options=rules).response["violations"]
        assert [(scheme, fault["id"], fault["nodes"][0]["html"]) for fault in faults] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
