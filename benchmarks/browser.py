"""Real Chromium for the benchmarks that need a page."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

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


def received(context: BrowserContext, tab: Page) -> list[float]:
    """The bytes of each answer as it came over the wire, packed and with its head; the list grows as the page loads."""
    sizes: list[float] = []
    wire = context.new_cdp_session(tab)
    wire.on("Network.loadingFinished", lambda loaded: sizes.append(loaded["encodedDataLength"]))
    wire.send("Network.enable")
    return sizes
