"""My records in real Chromium: what was answered goes out as a file, is cleared, and comes back."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.app.served import Server

from .steps import LESSON, MODULE, open_app, panel, picture, saved

pytestmark = pytest.mark.browser

CHURN = f"{MODULE}/lessons/03-customer-renewals-and-retention-churn.ipynb"
EXERCISE = "m01-l03-logo-churn"


def open_records(page: Page, server: Server) -> None:
    """The page, signed in."""
    page.goto(f"{server.address}/course/records?token={server.token}")
    expect(page.get_by_role("heading", name="My records")).to_be_visible()


def export(page: Page, folder: Path) -> Path:
    """The exported file, as the browser stores it."""
    with page.expect_download() as coming:
        page.get_by_role("link", name="Export my records").click()
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


def test_answered_exported_reset_and_imported(page: Page, server: Server, course: Path, tmp_path: Path) -> None:
    """A checked answer is in the export; after a reset page and records are empty; the import brings both back."""
    open_app(page, server, CHURN)
    field = panel(page, EXERCISE).get_by_role("textbox")
    field.fill("3")
    panel(page, EXERCISE).get_by_role("button", name="Check").click()
    expect(panel(page, EXERCISE).locator("[data-csm=verdict]")).to_contain_text("points")
    saved(panel(page, EXERCISE))
    verdict = panel(page, EXERCISE).locator("[data-csm=verdict]").inner_text()

    open_app(page, server, CHURN)  # reloaded: the verdict is there without asking, and so is the way to the solution
    expect(field).to_have_value("3")
    expect(panel(page, EXERCISE).locator("[data-csm=verdict]")).to_have_text(verdict, use_inner_text=True)
    panel(page, EXERCISE).get_by_role("button", name="Worked solution").click()
    expect(panel(page, EXERCISE).locator("[data-csm=solution-text]")).to_be_visible()

    open_records(page, server)
    expect(page.get_by_role("row", name="Logo churn")).to_contain_text("1 time")
    picture(page, "records")
    file = export(page, tmp_path)
    assert file.name.startswith("my-records-20")
    assert EXERCISE in [answer["exercise"] for answer in json.loads(file.read_bytes())["answers"]]

    page.get_by_role("button", name="Reset …").press("Enter")
    dialog = page.get_by_role("dialog", name="Reset module 1?")
    expect(dialog).to_contain_text("1 answer, 1 result")
    expect(dialog.get_by_role("link", name="Export first")).to_be_visible()
    expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("row", name="Logo churn")).to_be_visible()
    page.get_by_role("button", name="Reset …").click()
    dialog.get_by_role("button", name="Reset", exact=True).click()
    expect(page.locator("[data-records=said]")).to_contain_text("Reset: 1 answer, 1 result")
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    assert not list(course.rglob(f"answers/{EXERCISE}.json"))
    open_app(page, server, CHURN)
    expect(field).to_have_value("")

    open_records(page, server)
    page.locator("[data-records=file]").set_input_files(file)
    incoming = page.get_by_role("dialog", name="Import this file?")
    expect(incoming).to_contain_text("1 answer")
    incoming.get_by_role("button", name="Import").click()
    expect(page.locator("[data-records=said]")).to_contain_text("Imported: 1 answer")
    expect(page.get_by_role("row", name="Logo churn")).to_be_visible()
    open_app(page, server, CHURN)
    expect(field).to_have_value("3")
    expect(panel(page, EXERCISE).locator("[data-csm=verdict]")).to_have_text(verdict, use_inner_text=True)


def test_what_cannot_be_imported_is_told(page: Page, server: Server, tmp_path: Path) -> None:
    """A file that is no export is refused in a sentence, and the button works again."""
    (tmp_path / "holiday.json").write_text('{"format": "photo"}')
    open_records(page, server)
    page.locator("[data-records=file]").set_input_files(tmp_path / "holiday.json")
    expect(page.get_by_role("alert")).to_contain_text("not an export of your records")
    expect(page.get_by_role("button", name="Import a file")).not_to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("width", [390, 320])
def test_the_page_fits_a_phone(page: Page, server: Server, width: int) -> None:
    """Nothing runs out of a narrow screen."""
    page.set_viewport_size({"width": width, "height": 800})
    open_app(page, server, LESSON)
    open_records(page, server)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelector('dialog').showModal()")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
