"""The fishbone in real Chromium: by mouse, by touch and by keys; 5 and 80 causes without overlap; readable by all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from csm_course.tools.fishbone import EXAMPLE, Inputs
from tests.browser.fish_kit import Fish, many

pytestmark = pytest.mark.browser
OVERLAPS = """() => {
  const box = (text) => { const r = text.getBBox(); return [r.x, r.y, r.x + r.width, r.y + r.height]; };
  const all = [...document.querySelectorAll(".csm-fish__sheet svg g[data-csm-key]")];
  const shapes = all.filter((g) => g.querySelector("rect"));
  const texts = shapes.map((g) => [g.dataset.csmKey, box(g.querySelector("text")), box(g.querySelector("rect"))]);
  const bad = [];
  texts.forEach(([key, text, frame], at) => {
    const [left, top, right, bottom] = frame;
    if (text[0] < left || text[1] < top || text[2] > right || text[3] > bottom) bad.push(`${key} leaves its box`);
    for (const [other, , there] of texts.slice(at + 1))
      if (left < there[2] && there[0] < right && top < there[3] && there[1] < bottom) bad.push(`${key} on ${other}`);
  });
  return [texts.length, bad];
}"""


@pytest.fixture
def open_fish(page: Page, tmp_path: Path) -> Callable[[Inputs], Fish]:
    """A page with a fishbone of these inputs."""
    return lambda inputs: Fish(page, tmp_path, inputs)


def test_by_keys_alone(open_fish: Callable[[Inputs], Fish], page: Page) -> None:
    """Add, name, ask why, nest, move, vote, rename, delete and undo without a mouse; Tab passes until one works."""
    fish = open_fish(Inputs(problem="Orders past the system"))
    fish.row("Machine").focus()
    fish.keys("Enter", "'Slow tablets", "Enter", "'Few tablets", "Enter", "Escape")
    assert fish.causes() == [(2, "Slow tablets"), (2, "Few tablets")]
    fish.keys("Tab", "Control+Enter", "'No budget", "Enter", "Escape")
    assert fish.causes() == [(2, "Slow tablets"), (3, "Few tablets"), (4, "No budget")]
    fish.keys("Shift+Tab", "Alt+ArrowRight", "+", "+")
    assert fish.outline()[3:5] == [(3, "Few tablets"), (1, "Method")]
    expect(fish.row("No budget")).to_contain_text("2 votes")
    fish.keys("F2", "'Nobody pays", "Enter")
    expect(fish.box("Nobody pays")).to_have_count(1)
    fish.keys("Alt+ArrowUp", "Home", "ArrowDown", "ArrowDown")
    assert page.evaluate("document.activeElement.querySelector('.csm-fish__text').textContent") == "Slow tablets"
    fish.keys("Delete")
    assert fish.causes() == [(2, "Nobody pays")]
    expect(page.locator(".csm-tool > .csm-unseen").last).to_contain_text("Deleted: Slow tablets and 1 under it")
    fish.keys("Control+z")
    assert (3, "Few tablets") in fish.causes()
    fish.keys("Escape", "Tab")
    assert not page.evaluate("document.activeElement.closest('[role=tree]')")


def test_tab_passes_by_who_does_not_work_with_it(open_fish: Callable[[Inputs], Fish], page: Page) -> None:
    """Somebody who only walks through the page by Tab changes nothing."""
    fish = open_fish(EXAMPLE)
    before = fish.outline()
    page.locator("[data-csm=fish-picture]").focus()
    for _ in range(6):
        page.keyboard.press("Tab")
    assert fish.outline() == before
    assert not page.evaluate("Boolean(document.activeElement.closest('.csm-fish__tree'))")


def test_by_mouse_in_the_picture(open_fish: Callable[[Inputs], Fish], page: Page) -> None:
    """Select, add, rename in place, mark, vote, drag to another category and under a cause, delete, undo, redo."""
    fish = open_fish(many(5))
    fish.box("Slow 2").click()
    expect(fish.row("Slow 2")).to_have_attribute("aria-selected", "true")
    page.locator("[data-csm=fish-bar] [data-csm=fish-add]").click()
    fish.keys("'Beside it", "Enter", "Escape")
    assert (4, "Beside it") in fish.causes()
    fish.box("Beside it").dblclick()
    fish.keys("Control+a", "'Renamed here", "Enter")
    expect(fish.box("Renamed here")).to_have_count(1)
    page.locator("[data-csm=fish-status]").select_option("verified")
    expect(fish.box("Renamed here")).to_contain_text("Verified root")
    page.locator("[data-csm=fish-bar] [data-csm=fish-voteMore]").click()
    expect(fish.box("Renamed here")).to_contain_text("1 vote")
    page.keyboard.press("Escape")
    fish.box("Renamed here").drag_to(fish.box("Mother Nature"))
    assert fish.outline()[-1] == (2, "Renamed here")
    fish.box("Renamed here").drag_to(fish.box("Nobody decided 0"))
    assert (3, "Renamed here") in fish.causes()
    page.locator("[data-csm=fish-bar] [data-csm=fish-remove]").click()
    assert (3, "Renamed here") not in fish.causes()
    page.locator("[data-csm=undo-step]").click()
    assert (3, "Renamed here") in fish.causes()
    page.locator("[data-csm=redo-step]").click()
    assert (3, "Renamed here") not in fish.causes()


def test_a_cause_cannot_be_dropped_on_its_own_why(open_fish: Callable[[Inputs], Fish]) -> None:
    """What would make a circle is no target."""
    fish = open_fish(many(5))
    before = fish.outline()
    fish.box("Nobody decided 0").drag_to(fish.box("Slow 2"))
    assert fish.outline() == before


def test_the_outline_takes_rows_before_after_and_into(open_fish: Callable[[Inputs], Fish]) -> None:
    """Dropped on the upper edge of a row it stands before it, on the lower edge after it."""
    fish = open_fish(many(7))
    target = fish.row("Nobody decided 0")
    fish.row("Slow 6").drag_to(target, target_position={"x": 120, "y": 3})
    assert fish.outline()[2:4] == [(2, "Slow 6"), (2, "Nobody decided 0")]
    fish.row("Slow 6").drag_to(target, target_position={"x": 120, "y": 27})
    assert fish.causes()[0] == (2, "Nobody decided 0")
    assert fish.outline()[5] == (2, "Slow 6")


def test_by_touch(browser: Browser, tmp_path: Path) -> None:
    """Tap selects, the bar adds, holding a finger on a cause drags it, and a swipe only scrolls."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    fish = Fish(page, tmp_path, many(3))
    fish.box("Nobody decided 0").tap()
    page.locator("[data-csm=fish-bar] [data-csm=fish-why]").tap()
    fish.keys("'By finger", "Enter", "Escape")
    assert (3, "By finger") in fish.causes()
    fish.row("By finger").scroll_into_view_if_needed()
    start, end = fish.row("By finger").bounding_box(), fish.row("Method").bounding_box()
    assert start
    assert end
    finger = context.new_cdp_session(page)

    def touch(kind: str, *point: float) -> None:
        points = [{"x": point[0], "y": point[1]}] if point else []
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", start["x"] + 150, start["y"] + 10)
    page.wait_for_selector(".csm-fish__ghost")
    for share in (0.3, 0.7, 1):
        touch("touchMove", start["x"] + 150, start["y"] + 10 + (end["y"] + 8 - start["y"]) * share)
    touch("touchEnd")
    assert fish.outline()[-6:][0:2] == [(1, "Method"), (2, "By finger")]
    context.close()


def test_evidence_status_and_countermeasure_in_the_card(open_fish: Callable[[Inputs], Fish], page: Page) -> None:
    """The card keeps what proves a cause and what is done about it; the report reads it at once."""
    fish = open_fish(many(2))
    fish.row("Nobody decided 0").click()
    card = page.locator("[data-csm=fish-card]")
    card.locator("[data-csm=status-verified]").click()
    card.get_by_label("Evidence").fill("Asked all five on Monday")
    card.locator("[data-csm=fish-add-measure]").click()
    card.get_by_label("What is done").fill("Name one who decides")
    card.get_by_label("Owner").fill("Ines Moreau")
    card.get_by_label("Due").fill("2026-12-04")
    card.get_by_label("Test for resolved").fill("Decided within a day")
    report = page.locator("[data-csm=report]")
    expect(report).to_contain_text("1 of 1 countermeasure complete")
    expect(report).to_contain_text("Asked all five on Monday")
    card.locator("[data-csm=fish-under]").focus()
    card.locator("[data-csm=fish-under]").select_option("category:method")
    assert fish.outline()[2:4] == [(1, "Method"), (2, "Nobody decided 0")]
    page.locator("[data-csm=fish-set]").select_option("4s")
    assert [words for level, words in fish.outline() if level == 1][1:] == [
        "Surroundings", "Suppliers", "Systems", "Skills", "Method",
    ]  # fmt: skip


@pytest.mark.parametrize("count", [5, 80])
def test_nothing_overlaps_on_a_real_screen(open_fish: Callable[[Inputs], Fish], page: Page, count: int) -> None:
    """Measured by the browser itself: every text inside its box, no box on another."""
    open_fish(many(count))
    assert page.evaluate(OVERLAPS) == [count + 7, []]


@pytest.mark.parametrize("width", [1280, 390])
def test_everybody_can_use_it(browser: Browser, tmp_path: Path, width: int) -> None:
    """No fault found by axe with a cause selected in the picture, and nothing makes the page scroll sideways."""
    page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    fish = Fish(page, tmp_path, EXAMPLE)
    fish.box("Lost passwords").click()
    page.locator("[data-csm=fish-add-measure]").click()
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        faults = Axe().run(page, options=rules).response["violations"]
        assert [(scheme, fault["id"], fault["nodes"][0]["html"]) for fault in faults] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
