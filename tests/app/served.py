"""A small course of its own, and the real `csm start` serving it: what the tests of the server share."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPResponse
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from websocket import create_connection

from csm_course.outline import COURSE_FILE
from csm_course.places import modules_folder
from warm_kernels.ports import quiet_port

MODULE = "m01-customer-success-fundamentals"
LESSON = f"{MODULE}/lessons/03-churn.ipynb"


def write_course(root: Path) -> Path:
    """One module: a lesson with a live cell, a failing cell and prose, and a workbook."""
    module = root / MODULE
    (module / "lessons").mkdir(parents=True)
    shutil.copy(modules_folder() / COURSE_FILE, root)
    lesson = [
        ("markdown", "# Counting churn\n\nTwelve of 96 users are gone. That costs $5 to $9 each."),
        ("code", "import ipywidgets\nipywidgets.HTML('A live answer')"),
        ("code", "import sys\nprint('a developer note', file=sys.stderr)\nraise RuntimeError('hidden cause')"),
        ("markdown", "## What to remember"),
    ]
    write_notebook(root / LESSON, lesson, id="L-1.3", kind="lesson", title="Counting <churn>", minutes=12)
    write_notebook(
        module / "workbook-1.ipynb", [], id="WB-1.1", kind="workbook", title="The brief", minutes=40, points=60
    )
    documents = {"lessons/03-churn.ipynb": ["m01-l03-logo-churn"], "workbook-1.ipynb": ["m01-w1-value"]}
    facts = {"module": MODULE, "documents": documents, "questions": []}
    (module / "module.json").write_text(json.dumps(facts), encoding="utf-8")
    return root


def write_notebook(path: Path, cells: list[tuple[str, str]], **csm: object) -> None:
    """A notebook as the build writes it, with the course's facts in its metadata."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    content = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"csm": csm, "kernelspec": kernel},
        "cells": [_cell(number, kind, source) for number, (kind, source) in enumerate(cells)],
    }
    path.write_text(json.dumps(content), encoding="utf-8")


def _cell(number: int, kind: str, source: str) -> dict[str, object]:
    cell: dict[str, object] = {"id": f"c{number}", "cell_type": kind, "metadata": {}, "source": source}
    return cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})


class _StayHere(HTTPRedirectHandler):
    """Redirects are answers to look at, not to follow."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


@dataclass
class Server:
    """A running course: where it is, what it printed, and a visitor with a cookie jar."""

    process: subprocess.Popen[str]
    printed: list[str]
    address: str = ""
    token: str = ""
    jar: HTTPCookieProcessor = field(default_factory=HTTPCookieProcessor)
    listener: Thread | None = None

    def ask(
        self,
        path: str,
        data: bytes | None = None,
        token: bool = True,
        stranger: bool = False,
        method: str | None = None,
    ) -> HTTPResponse:
        """The answer to one request, cookies kept; a stranger has neither token nor cookies.

        Raises HTTPError where the server refuses or redirects.
        """
        headers = {"Authorization": f"token {self.token}"} if token and not stranger else {}
        opener = build_opener(_StayHere) if stranger else build_opener(self.jar, _StayHere)
        answer: HTTPResponse = opener.open(
            Request(self.address + path, data=data, headers=headers, method=method), timeout=300
        )
        return answer

    def kernels(self) -> list[dict[str, object]]:
        """The kernels that run now."""
        found: list[dict[str, object]] = json.load(self.ask("/api/kernels"))
        return found

    def kernels_left(self, seconds: float = 300) -> int:
        """How many kernels still run once those that were told to stop had time for it."""
        deadline = monotonic() + seconds
        while (left := len(self.kernels())) and monotonic() < deadline:
            pass
        return left

    def said(self, kernel: str, code: str) -> str:
        """What the code prints in a kernel, asked and heard over the line that browsers use."""
        address = f"ws{self.address.removeprefix('http')}/api/kernels/{kernel}/channels?token={self.token}"
        header = {"msg_id": "1", "msg_type": "execute_request", "session": "1", "username": "", "version": "5.3"}
        order = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": {"code": code}}
        with closing(create_connection(address, timeout=300)) as line:
            line.send(json.dumps(order))
            while (message := json.loads(line.recv()))["msg_type"] != "stream":
                pass
        return str(message["content"]["text"])

    def stop(self) -> str:
        """Ctrl-C, and everything that was printed from first to last."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=300)
        if self.listener is not None:
            self.listener.join()
        return "".join(self.printed)

    def listen(self) -> None:
        """From here on take what is printed: a server whose words nobody takes stands still after 64 KB of them."""
        assert self.process.stdout is not None
        self.listener = Thread(target=self.printed.extend, args=(self.process.stdout,), daemon=True)
        self.listener.start()


def csm_start(*arguments: str, **surroundings: Any) -> subprocess.Popen[str]:
    """`csm start` as a learner's shell would run it; `surroundings` as for Popen (cwd, env)."""
    code = "import sys; from csm_app.start import start; sys.exit(start(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "--no-browser", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **surroundings)


@contextmanager
def serving(folder: Path, port: int, *arguments: str, **surroundings: Any) -> Iterator[Server]:
    """The course in `folder`, served until the block ends."""
    process = csm_start("--folder", str(folder), "--port", str(port), *arguments, **surroundings)
    server = Server(process, [])
    assert process.stdout is not None
    try:
        for line in process.stdout:
            server.printed.append(line)
            if found := re.search(r"(http://127\.0\.0\.1:\d+)/course\?token=(\w+)", line):
                server.address, server.token = found.groups()
            if "Ctrl-C" in line:
                break
        server.listen()
        yield server
    finally:
        if process.poll() is None:
            server.stop()
        process.stdout.close()


@contextmanager
def instructing(course: Path, **variables: str) -> Iterator[Server]:
    """`csm start --instructor` in a classroom's course with its modules; `variables` go into the environment."""
    environment = {**os.environ, "CSM_MODULES": str(course / "modules"), **variables}
    with serving(course, free_port(), "--instructor", cwd=course, env=environment) as server:
        yield server


def free_port() -> int:
    """A port nobody listens on now, that no outgoing connection is given, and that is not told a second time.

    A server binds it seconds later, and once more after it was killed, while others open connections without a rest.
    """
    return quiet_port("127.0.0.1")
