"""Leaving a page in real Chromium: what was typed a moment ago is saved, though no pause in typing came."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.autograder.examples import exercise
from tests.browser.panels import lay_out

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("sign", ["window.dispatchEvent(new Event('pagehide'))",
                                  "document.dispatchEvent(new Event('visibilitychange'))"])  # fmt: skip
def test_leaving_the_page_saves_the_last_words(page: Page, tmp_path: Path, sign: str) -> None:
    """The clock stands still, so that the pause in typing never ends; a phone may only say that the page is hidden."""
    asked = exercise("numeric")
    sitting = lay_out(page, tmp_path, asked)[asked.id]
    page.clock.install()
    page.locator(f"#{asked.id} input").first.fill("12")
    assert sitting.answers.read(asked.id, "numeric").answer is None
    page.evaluate(sign)
    expect(page.locator(f"#{asked.id} [data-csm=status]")).to_contain_text("Saved")
    kept = sitting.answers.read(asked.id, "numeric").answer
    assert kept is not None
    assert kept.model_dump()["text"] == "12"
