"""The two servers that pages are opened from: our own as `csm start` runs it, and stock Voilà with its own template.

Each has a learner's store of its own: neither reads nor writes that of whoever measures, nor the other's.
"""

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from tests.app.served import Server, free_port, serving

from benchmarks.commands import BESIDE_PYTHON
from csm_course.places import modules_folder

MODULE = "m01-customer-success-fundamentals"
LEFT_BEHIND = shutil.ignore_patterns("answers", ".ipynb_checkpoints")
STORE = Path("store", "learner.sqlite3")
"""Where a server's learner has a store, below the folder that is given for it."""
PATIENCE = 60
"""Seconds a server may take to start or to stop."""


@contextmanager
def our_server(folder: Path) -> Iterator[Server]:
    """The built course in the folder `ours` there, without anybody's answers; the store lies beside it."""
    course = folder / "ours"
    shutil.copytree(modules_folder(), course, ignore=LEFT_BEHIND)
    with serving(course, free_port(), env={**os.environ, "CSM_STORE": str(folder / STORE)}) as server:
        yield server


def home(server: Server, place: str = "course") -> str:
    """The address of a page that needs no kernel: the course home, or `course/m01`."""
    return f"{server.address}/{place}?token={server.token}"


def page(server: Server, notebook: str) -> str:
    """The address of a notebook of module 1 as a page of the course."""
    return f"{server.address}/voila/render/{MODULE}/{notebook}?token={server.token}"


@contextmanager
def stock_voila(shown: Path) -> Iterator[str]:
    """Voilà as it comes, showing one notebook, or its list of a folder; gives the page's address.

    Nobody's settings reach it.
    """
    port = free_port()
    folder, name = (shown, ".") if shown.is_dir() else (shown.parent, shown.name)
    command: list[str | Path] = [
        BESIDE_PYTHON / "voila",
        name,
        "--no-browser",
        f"--port={port}",
        "--Voila.ip=127.0.0.1",
    ]
    with (folder / "voila.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=plain_environment(folder), stdout=log, stderr=log)
        try:
            wait_for(process, port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            stop(process)


def plain_environment(folder: Path) -> dict[str, str]:
    """This environment without the course's settings, and with empty ones, and a new store, in place of the user's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "CSM_"))}
    own = {"JUPYTER_CONFIG_DIR": str(folder / "settings"), "JUPYTER_RUNTIME_DIR": str(folder / "running")}
    return kept | own | {"CSM_STORE": str(folder / STORE), "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


def wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.1)
    raise TimeoutError(f"the server did not start: {process.args!r}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """As Ctrl-C does, so that its kernels end with it; a kernel also ends when its server is gone."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        process.wait(PATIENCE / 4)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
