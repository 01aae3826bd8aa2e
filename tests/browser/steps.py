"""What a person does on a page, in the words of the tests."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.app.served import Server

MODULE = "m01-customer-success-fundamentals"
LESSON = f"{MODULE}/lessons/06-customer-advocacy-and-lifetime-value.ipynb"
WORKBOOK = f"{MODULE}/workbook-1.ipynb"
TEST = f"{MODULE}/test.ipynb"
PICTURES = Path(__file__).resolve().parents[2] / "build" / "pictures"


def open_app(page: Page, server: Server, notebook: str) -> None:
    """Open a page of the course without code, and wait until its exercises are there."""
    page.goto(f"{server.address}/voila/render/{notebook}?token={server.token}")
    page.locator("body.page-ready").wait_for()
    page.locator("[data-csm=panel]").first.wait_for()


def open_lab(page: Page, server: Server, notebook: str) -> None:
    """Open the same page in JupyterLab and start it with the one button."""
    page.goto(f"{server.address}/lab/tree/{notebook}?reset&token={server.token}")
    page.get_by_text("Start this page").click()
    page.locator("[data-csm=panel]").first.wait_for()


def panel(page: Page, exercise: str) -> Locator:
    """The panel of one exercise."""
    return page.locator(f"[data-csm-exercise='{exercise}']")


def saved(where: Locator) -> None:
    """The page says that the answer is on disk."""
    expect(where.locator("[data-csm=status]")).to_contain_text("Saved")


def picture(page: Page, name: str) -> None:
    """Keep a screenshot for whoever wants to look."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")
