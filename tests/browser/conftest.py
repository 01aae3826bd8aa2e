"""Real Chromium on the real server: one browser, one served copy of the course for each test file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from csm_course.places import modules_folder
from tests.app.served import Server, free_port, serving

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this machine; nothing is downloaded."""
    path = next(found for name in CHROMIUM if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built modules, without anybody's answers."""
    folder = tmp_path_factory.mktemp("course") / "modules"
    shutil.copytree(modules_folder(), folder, ignore=shutil.ignore_patterns("answers", ".ipynb_checkpoints"))
    return folder


@pytest.fixture(scope="module")
def server(course: Path) -> Iterator[Server]:
    """`csm start` on that copy."""
    with serving(course, free_port()) as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh visitor, on a common laptop screen."""
    visitor = browser.new_context(viewport={"width": 1280, "height": 800})
    visitor.set_default_timeout(60_000)
    yield visitor
    visitor.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """One tab."""
    return context.new_page()
