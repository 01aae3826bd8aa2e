"""The service as a real process of its own, with everybody believed, on the course's real content."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from urllib.error import URLError

from tests.app.assessment.browser import LONG, Browser
from tests.app.served import free_port

BASE = "/services/csm-assessment/"
API = f"{BASE}api/"


@dataclass
class Service:
    """A process that serves; `teachers` is who may teach."""

    folder: Path
    database: str
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """All it has written so far."""
        return (self.folder / "log").read_text(encoding="utf-8")

    def start(self) -> None:
        """Until it answers."""
        command = [
            sys.executable, "-m", "csm_app.cli", "assess", "serve", "--believe-everybody", "--teachers", "tina",
            "--database", self.database, "--keys", str(self.folder / "keys"), "--port", str(self.port),
        ]  # fmt: skip
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ})
        deadline = monotonic() + LONG
        while monotonic() < deadline and self.process.poll() is None:
            try:
                if Browser(self.address).fetch("GET", f"{BASE}health").status == 200:
                    return
            except (URLError, OSError):
                os.sched_yield()
        raise AssertionError(self.log)

    def kill(self) -> None:
        """As a power cut would, for the process."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """As an administrator would."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(LONG)

    def learner(self, name: str) -> Browser:
        """A browser on the page of somebody's tests and exams."""
        browser = Browser(self.address, {"X-CSM-Learner": name})
        assert browser.visit(BASE).status == 200
        return browser


@contextmanager
def service(folder: Path, database: str = "") -> Iterator[Service]:
    """A service with its database in the folder unless another one is named."""
    running = Service(folder, database or f"sqlite:///{folder / 'assessments.sqlite3'}", free_port())
    running.start()
    try:
        yield running
    finally:
        running.stop()
