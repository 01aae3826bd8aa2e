"""From a control to the redraw of a tool's own page, in Chromium, through a real kernel.

Measured in the page: from the key's event to the end of the frame in which what it changed is painted.
"""

from dataclasses import dataclass

from playwright.sync_api import Browser, Page
from tests.app.served import Server

from benchmarks.browser import PATIENCE
from benchmarks.table import Sample

MOVES = 40
WATCH = """([control, at, place]) => {
  let began = null;
  window.redraws = [];
  document.querySelectorAll(control)[at].addEventListener("keydown", () => { began = performance.now(); }, true);
  new MutationObserver(() => {
    const from = began;
    if (from === null) return;
    began = null;
    requestAnimationFrame(() => setTimeout(() => window.redraws.push(performance.now() - from)));
  }).observe(document.querySelector(place), { childList: true, subtree: true, characterData: true });
}"""


@dataclass(frozen=True)
class Control:
    """What is worked with: the tool, its `at`-th control of that kind, two keys in turn, and where the result shows."""

    tool: str
    selector: str
    place: str
    at: int = 0
    keys: tuple[str, str] = ("3", "Backspace")
    tab: str = ""


def address(server: Server, tool: str) -> str:
    """The page of a tool in the toolbox."""
    return f"{server.address}/voila/render/toolbox/{tool}.ipynb?token={server.token}"


def worked(browser: Browser, server: Server, control: Control) -> Sample:
    """Open the tool, press the keys in turn, and collect what the page measured."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(address(server, control.tool))
        page.wait_for_selector(control.place)
        if control.tab:
            page.click(f"[data-csm-tab={control.tab}]")
            page.wait_for_selector(f"[data-csm-drawing={control.tab}]")
        page.wait_for_load_state("networkidle")
        handle = page.locator(control.selector).nth(control.at)
        handle.focus()
        _press(page, control.keys[0])  # the first redraw brings the whole report
        page.evaluate(WATCH, [control.selector, control.at, control.place])
        for move in range(MOVES):
            page.keyboard.press(control.keys[(move + 1) % 2])
            page.wait_for_function("done => window.redraws.length > done", arg=move)
            page.wait_for_timeout(30 + 17 * move % 50)
        return Sample(tuple(page.evaluate("window.redraws")))


def _press(page: Page, key: str) -> None:
    page.keyboard.press(key)
    page.wait_for_timeout(500)
