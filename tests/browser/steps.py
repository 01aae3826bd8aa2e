"""What a person does on a page, in the words of the tests."""

from collections.abc import Iterator
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.app.served import Server

MODULE = "m01-customer-success-fundamentals"
LESSON = f"{MODULE}/lessons/06-customer-advocacy-and-lifetime-value.ipynb"
WORKBOOK = f"{MODULE}/workbook-1.ipynb"
TEST = f"{MODULE}/test.ipynb"
PICTURES = Path(__file__).resolve().parents[2] / "build" / "pictures"
SETTLED = """() => new Promise((done) => requestAnimationFrame(() => {
  for (const one of document.getAnimations()) if (Number.isFinite(one.effect.getComputedTiming().endTime)) one.finish();
  requestAnimationFrame(done);
}))"""
"""Colours on their way from one theme to the other are none that anybody reads."""


def open_app(page: Page, server: Server, notebook: str) -> None:
    """Open a page of the course without code, and wait until its exercises are there."""
    page.goto(f"{server.address}/voila/render/{notebook}?token={server.token}")
    page.locator("body.page-ready").wait_for()
    page.locator("[data-csm=panel]").first.wait_for()


def open_lab(page: Page, server: Server, notebook: str) -> None:
    """Open the same page in JupyterLab and start it with the one button.

    The button restarts the kernel. Where JupyterLab is not connected to it yet, its "restart and run all" may wait for
    ever: two connections of one session cross each other.
    """
    page.goto(f"{server.address}/lab/tree/{notebook}?reset&token={server.token}")
    page.locator(".jp-StatusBar-TextItem", has_text="(ipykernel) | Idle").wait_for()
    page.get_by_text("Start this page").click()
    page.locator("[data-csm=panel]").first.wait_for()


def panel(page: Page, exercise: str) -> Locator:
    """The panel of one exercise."""
    return page.locator(f"[data-csm-exercise='{exercise}']")


def saved(where: Locator) -> None:
    """The page says that the answer is on disk."""
    expect(where.locator("[data-csm=status]")).to_contain_text("Saved")


def without_barriers(page: Page, width: int) -> None:
    """Nothing stands out at the side, and no rule of accessibility is broken."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def looks(page: Page) -> Iterator[tuple[int, str]]:
    """The same page on a laptop and on a phone, light and dark: its width, and a name for the look."""
    for width in (1280, 390):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(SETTLED)
            yield width, f"{width}-{scheme}"


def picture(page: Page, name: str) -> None:
    """Keep a screenshot for whoever wants to look."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")
