"""What the tests of the pages for tests and exams share: a service that can be killed, and a learner's moves."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from urllib.request import urlopen

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.app.served import free_port

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "build" / "pictures"
LOOK = 0.05
"""Seconds between two looks whether the service answers: without a rest they would keep it from starting."""


@dataclass
class ExamServer:
    """The service as a process that can be killed and started again; `folder` holds its answers and its clock."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where the pages begin."""
        return f"http://127.0.0.1:{self.port}/services/csm-assessment/"

    def command(self) -> list[str]:
        """What is run."""
        return [sys.executable, "-m", "tests.browser.exam_service", str(self.port), str(self.folder)]

    def start(self) -> None:
        """Returns when it answers."""
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(self.command(), cwd=ROOT, stdout=log, stderr=log)
        while not self._answers():
            assert self.process.poll() is None, (self.folder / "log").read_text()
            sleep(LOOK)

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.address}api/assessments", timeout=60) as answer:
                return int(answer.status) == 200
        except OSError:  # nobody there yet, or somebody who is not quite ready
            return False

    def kill(self) -> None:
        """kill -9: nothing is tidied up."""
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def ahead(self, seconds: float) -> None:
        """From now on the service's clock is so far ahead of the computer's."""
        fresh = self.folder / "clock.new"
        fresh.write_text(str(seconds))
        fresh.replace(self.folder / "clock")


@contextmanager
def running(server: ExamServer) -> Iterator[ExamServer]:
    """The service, until the block ends."""
    server.start()
    try:
        yield server
    finally:
        if server.process is not None and server.process.poll() is None:
            server.kill()


def as_learner(context: BrowserContext, server: ExamServer, name: str) -> None:
    """From here on the browser is this learner's; `-` is nobody's."""
    context.add_cookies([{"name": "csm-learner", "value": name, "url": server.address}])


def begin(page: Page, server: ExamServer, assessment: str) -> None:
    """From the page before one begins to the first question."""
    page.goto(server.address + assessment)
    page.get_by_role("button", name="Begin").click()
    opened(page)


def opened(page: Page) -> None:
    """The page has the answers and can be used."""
    page.locator(".sit[data-open]").wait_for()


def state(page: Page) -> Locator:
    """What the page says of saving."""
    return page.locator("[data-part=state]")


def saved(page: Page) -> None:
    """Everything is at the service."""
    expect(state(page)).to_have_text("Saved")


def asked(page: Page, number: int) -> Locator:
    """A question that is in sight."""
    found = page.get_by_role("region", name=f"Question {number} of")
    expect(found).to_be_visible()
    return found


def cell(page: Page, number: int) -> Locator:
    """A question's cell in the palette."""
    return page.locator(f".palette-cells button:nth-child({number})")


def go_to(page: Page, number: int) -> Locator:
    """Open a question by the palette."""
    cell(page, number).click()
    return asked(page, number)


def hand_in(page: Page) -> None:
    """Review, hand in, say yes; the result is on the screen."""
    page.get_by_role("button", name="Review").first.click()
    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("dialog").get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/result")


def picture(page: Page, name: str) -> None:
    """Keep a screenshot for whoever wants to look."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
