"""Real Chromium on the real server: one browser for all, one served copy of the course for each test file."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from csm_course.places import modules_folder
from tests.app.served import Server, free_port, serving

# What a test waits for comes, or the test fails: how soon it comes on a busy machine proves nothing.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


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


def stop_the_clock(page: Page) -> None:
    """From here on no pause and no hold of the page comes to its end by itself, however long the machine takes."""
    page.clock.install()
    page.clock.pause_at(datetime.now() + timedelta(minutes=1))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh visitor, on a common laptop screen."""
    visitor = browser.new_context(viewport={"width": 1280, "height": 800})
    visitor.set_default_timeout(PATIENCE)
    yield visitor
    visitor.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """One tab."""
    return context.new_page()
