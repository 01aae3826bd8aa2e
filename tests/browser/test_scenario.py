"""Scenario 1 in real Chromium: played by keyboard alone, kept, played again, and readable by everyone."""

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.app.served import MODULE, Server

pytestmark = pytest.mark.browser
DECISIONS = 12
BEST = re.compile(r": ([\d.]+) of")


def open_scenario(page: Page, server: Server) -> None:
    """The page of the scenario, its run or its curtain on stage."""
    page.goto(f"{server.address}/course?token={server.token}")
    page.goto(f"{server.address}/voila/render/{MODULE}/scenario.ipynb")
    page.wait_for_selector("[data-csm=curtain], [data-csm=scene], [data-csm=debrief]")


def press(page: Page, selector: str) -> None:
    """Enter on a control, as a keyboard user presses it."""
    page.locator(selector).focus()
    page.keyboard.press("Enter")


def decide(page: Page, at: int) -> None:
    """Choose the open option at this place (counted round) by keyboard, and go on."""
    decision = page.locator("[data-csm=decision]")
    before = decision.get_attribute("aria-label")
    options = decision.locator("input:not([disabled])")
    options.nth(at % options.count()).focus()
    page.keyboard.press("Space")
    press(page, "[data-csm=decide]")
    page.wait_for_function(
        "(title) => document.querySelector('[data-csm=decision]')?.getAttribute('aria-label') !== title", arg=before
    )


def play(page: Page, at: int = 0) -> str:
    """A whole run by keyboard; gives the score as shown."""
    press(page, "[data-csm=begin], [data-csm=again]")
    for _ in range(DECISIONS):
        page.wait_for_selector("[data-csm=decision]")
        expect(page.locator(".csm-stage")).not_to_contain_text(re.compile("null|undefined|NaN"))
        decide(page, at)
    return page.locator("[data-csm=score]").inner_text()


def kept(course: Path) -> dict[str, dict[str, object]]:
    """The answer on disk."""
    file = course / MODULE / "answers" / "m01-scenario.json"
    answer: dict[str, dict[str, object]] = json.loads(file.read_text(encoding="utf-8"))["answer"]
    return answer


def test_a_quarter_by_keyboard_alone(page: Page, server: Server, course: Path) -> None:
    """Begin, twelve decisions, debrief; the run is on disk, survives a reload, and the focus goes with the story."""
    open_scenario(page, server)
    score = play(page)
    expect(page.locator("h3:focus")).to_be_visible()
    expect(page.locator("[data-csm=status]")).to_contain_text("Saved")
    answer = kept(course)
    assert len(answer["run"]["choices"]) == DECISIONS  # type: ignore[arg-type]
    assert answer["best"] == answer["run"]
    page.reload()
    expect(page.locator("[data-csm=score]")).to_have_text(score)


def test_a_worse_run_does_not_take_the_better_one(page: Page, server: Server, course: Path) -> None:
    """Of two finished runs the better one stays the best, and the page says so."""
    open_scenario(page, server)
    best = page.locator("[data-csm=best]")
    scores = [float(BEST.search(best.inner_text())[1])] if best.count() else []  # type: ignore[index]
    for at in (1, 2):
        scores.append(float(play(page, at).split()[0]))
        expect(best).to_contain_text(f": {max(scores):g} of 30")
    assert kept(course)["best"] is not None


def test_news_takes_the_focus_and_tabs_follow_the_arrows(page: Page, server: Server) -> None:
    """After a decision the reader is led to what happened; arrow keys turn the tabs of the desk."""
    open_scenario(page, server)
    press(page, "[data-csm=begin], [data-csm=again]")
    page.wait_for_selector("[data-csm=decision]")
    decide(page, 0)
    expect(page.locator("[data-csm-focus]:focus")).to_be_attached()
    chosen = page.locator("[role=tab][aria-selected=true]")
    chosen.focus()
    before = chosen.get_attribute("data-csm-tab") or ""
    page.keyboard.press("ArrowRight")
    expect(chosen).not_to_have_attribute("data-csm-tab", before)
    after = chosen.get_attribute("data-csm-tab")
    expect(page.locator(f"[data-csm-desk={after}]")).to_be_visible()
    press(page, "[data-csm=start-over]")
    press(page, "[data-csm=start-over-back]")
    expect(page.locator("[data-csm=decision]")).to_be_visible()


def test_deciding_without_a_choice_says_what_to_do(page: Page, server: Server) -> None:
    """The button explains itself instead of doing nothing."""
    open_scenario(page, server)
    press(page, "[data-csm=start-over], [data-csm=begin], [data-csm=again]")
    if page.locator("[data-csm=start-over-confirm]").is_visible():
        press(page, "[data-csm=start-over-confirm]")
    page.wait_for_selector("[data-csm=decision]")
    press(page, "[data-csm=decide]")
    expect(page.locator("[data-csm=decision] [data-csm=reason]")).to_have_text("Choose one of the options first.")


@pytest.mark.parametrize("width", [390, 1280])
def test_everyone_can_read_it(page: Page, server: Server, width: int) -> None:
    """Scene and debrief: axe finds nothing serious, nothing is wider than the screen."""
    page.set_viewport_size({"width": width, "height": 800})
    open_scenario(page, server)
    if page.locator("[data-csm=decision]").count() == 0:
        press(page, "[data-csm=begin], [data-csm=again]")
    page.wait_for_selector("[data-csm=decision]")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found = Axe().run(page).response["violations"]
        assert [(scheme, one["id"]) for one in found if one["impact"] in ("critical", "serious")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
