"""Real Chromium for the benchmarks that need a page."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PATIENCE = 30_000
"""Milliseconds until a page that does not come is given up."""


class NoBrowser(Exception):
    """There is no Chromium on this machine."""


class NotInteractive(Exception):
    """A page came, but did not answer; the text says what it showed."""


def chromium_path() -> str | None:
    """Where this machine's Chromium lies."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without windows, closed when the block ends."""
    path = chromium_path()
    if path is None:
        raise NoBrowser("Chromium is missing. On Debian or Ubuntu: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        try:
            yield browser
        finally:
            browser.close()
