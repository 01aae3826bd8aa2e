"""Real Chromium on the real server: one browser for all, one served copy of the course for each test file."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from csm_course.places import modules_folder
from tests.app.served import Server, free_port, instructing, serving
from tests.browser.exam_kit import ExamServer, running
from tests.pipeline.classroom import Classroom

# What a test waits for comes, or the test fails: how soon it comes on a busy machine proves nothing.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


class PatientBrowser(Browser):
    """A browser all of whose visitors have `PATIENCE`; Playwright's own is 30 seconds, said anew for each."""

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium

    def new_context(self, **look: Any) -> BrowserContext:
        """A fresh visitor."""
        visitor = self._chromium.new_context(**look)
        visitor.set_default_timeout(PATIENCE)
        return visitor

    def new_page(self, **look: Any) -> Page:
        """A fresh visitor's only tab, with which the visitor goes."""
        page = self._chromium.new_page(**look)
        page.context.set_default_timeout(PATIENCE)
        return page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this machine, one for the whole run; nothing is downloaded.

    Only here: while Playwright runs, an event loop runs in this thread, and `asyncio.run` of other tests would refuse.
    """
    path = next(found for name in CHROMIUM if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield PatientBrowser(chromium)
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
    with serving(course, free_port()) as served:
        yield served


@pytest.fixture(scope="module")
def instructor(room: Classroom) -> Iterator[Server]:
    """`csm start --instructor` on the course of the class in `room`, which the test file makes."""
    with instructing(room.course) as served:
        yield served


@pytest.fixture(scope="module")
def exam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExamServer]:
    """The service of tests and exams, one for each test file."""
    with running(ExamServer(tmp_path_factory.mktemp("exams"))) as service:
        yield service


def stop_the_clock(page: Page) -> None:
    """From here on no pause and no hold of the page comes to its end by itself, however long the machine takes."""
    page.clock.install()
    page.clock.pause_at(datetime.now() + timedelta(minutes=1))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh visitor, on a common laptop screen."""
    visitor = browser.new_context(viewport={"width": 1280, "height": 800})
    yield visitor
    visitor.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """One tab."""
    return context.new_page()
