"""Starts the course on this computer: one Jupyter server that only this computer reaches, with a token.

Nothing is copied into the environment: the configuration is read from the clone's `deploy/jupyter`. The learner's
own Jupyter settings stay out of it: nothing set up for other work can break the course, and nothing changes there.
"""

import argparse
import os
import secrets
import signal
import sys
from asyncio import AbstractEventLoop
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
FIRST_PORT = 8888
PORTS_TRIED = 50
STOPS_WITHIN = 20.0
"""Seconds the server has to end its kernels and connections; then it ends without."""
LOG_LEVELS = {False: "ERROR", True: "INFO"}


class CannotStart(Exception):
    """The course cannot be started; the text says why and what to do."""


@dataclass(frozen=True)
class Wishes:
    """What was asked for on the command line."""

    port: int
    browser: bool
    folder: Path | None
    instructor: bool
    verbose: bool


def start(arguments: list[str]) -> int:
    """Run the course until Ctrl-C; the exit code. `arguments` as after `csm start`."""
    wishes = _understand(arguments)
    try:
        root = _root_folder(wishes)
        _set_environment(wishes, root)
        _serve(wishes, root)
    except CannotStart as error:
        print(f"The course could not be started: {error}", file=sys.stderr)
        return 1
    return 0


def _understand(arguments: list[str]) -> Wishes:
    parser = argparse.ArgumentParser(prog="csm start", description="Open the course in the browser.")
    parser.add_argument("--port", type=int, default=FIRST_PORT, help="the port to try first (%(default)s)")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument("--folder", type=Path, help="the folder of built modules (the clone's modules/)")
    parser.add_argument("--instructor", action="store_true", help="with nbgrader, on the whole repository")
    parser.add_argument("--verbose", action="store_true", help="show what the server reports")
    found = parser.parse_args(arguments)
    return Wishes(found.port, not found.no_browser, found.folder, found.instructor, found.verbose)


def _root_folder(wishes: Wishes) -> Path:
    """What the server shows: the learner sees the modules and nothing else."""
    root = wishes.folder or (REPOSITORY if wishes.instructor else REPOSITORY / "modules")
    if not root.is_dir():
        raise CannotStart(f"the folder {root} does not exist. Name the one with the modules: --folder PATH")
    return root.resolve()


def _set_environment(wishes: Wishes, root: Path) -> None:
    """Where Jupyter, and every kernel it starts, finds things."""
    settings = REPOSITORY / "deploy" / "jupyter"
    if not settings.is_dir():
        raise CannotStart("its settings (deploy/jupyter) are missing. Start it from a clone of the repository.")
    folders = [settings / "instructor", settings] if wishes.instructor else [settings]
    _put_first("JUPYTER_CONFIG_PATH", *folders)
    _put_first("JUPYTER_PATH", settings)
    own = Path(sys.prefix) / "var" / "csm"
    if os.access(sys.prefix, os.W_OK):
        os.environ["JUPYTER_CONFIG_DIR"] = str(own / "settings")
        os.environ["JUPYTER_RUNTIME_DIR"] = str(own / "running")
        own.mkdir(parents=True, exist_ok=True)
        os.environ.setdefault("CSM_LOG", str(own / "course.log"))
    if wishes.folder and not wishes.instructor:
        os.environ["CSM_MODULES"] = str(root)
    # The debugger's note about frozen modules would be the first thing every kernel prints.
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")


def _put_first(variable: str, *folders: Path) -> None:
    """Put folders before what the variable already lists."""
    already = os.environ.get(variable)
    os.environ[variable] = os.pathsep.join([*map(str, folders), *([already] if already else [])])


def _serve(wishes: Wishes, root: Path) -> None:
    # Imported late: it takes half a second that `csm --help` need not pay, and it must see the environment set above.
    from jupyter_server.serverapp import ServerApp
    from traitlets.config import Config

    print("Starting the course ...", flush=True)
    server = ServerApp(
        config=Config(_settings(wishes)),
        ip="127.0.0.1",
        port=wishes.port,
        port_retries=PORTS_TRIED,
        root_dir=str(root),
        open_browser=wishes.browser,
        allow_root=True,  # in a container everyone is root, and the server is reachable from this computer only
    )
    try:
        server.initialize(argv=[])
    except SystemExit as error:
        raise CannotStart(f"no port from {wishes.port} on is free. Choose another: --port NUMBER") from error
    _stop_at_once(server)
    _let_pages_go(server)
    # The address is told once the server listens, not before: whoever follows it at once must find somebody there.
    server.io_loop.add_callback(_say_where, server, wishes)
    server.start()
    print("Stopped. Your answers are saved; start the course again whenever you like.", flush=True)


def _let_pages_go(server: Any) -> None:
    """On the loop that the server runs on."""
    server.io_loop.asyncio_loop.set_exception_handler(page_left)


def page_left(loop: AbstractEventLoop, context: dict[str, Any]) -> None:
    """A page that is closed while its kernel still speaks is no fault; everything else is told in the terminal."""
    from tornado.websocket import WebSocketClosedError  # late, as above

    if not isinstance(context.get("exception"), WebSocketClosedError):
        loop.default_exception_handler(context)


def _settings(wishes: Wishes) -> dict[str, dict[str, str]]:
    """What also reaches the parts of the server that are applications of their own."""
    return {
        "Application": {"log_level": LOG_LEVELS[wishes.verbose]},
        # A token of our own making keeps Jupyter from printing its address beside ours.
        "IdentityProvider": {"token": secrets.token_hex(24)},
    }


def _stop_at_once(server: Any) -> None:
    """Ctrl-C stops without Jupyter's question: answers are on disk from the moment they are given."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        server.stop(from_signal=True)
        # Where a kernel cannot be ended, Jupyter would go on for ever. What is left ends with this process.
        server.io_loop.add_callback_from_signal(server.io_loop.call_later, STOPS_WITHIN, server.io_loop.stop)
        # not `print`: where the signal came in the middle of one, Python refuses a second
        os.write(sys.stdout.fileno(), b"\nStopping ...\n")

    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), stop)


def _say_where(server: Any, wishes: Wishes) -> None:
    """The address, and which port it became."""
    if server.port != wishes.port:
        print(f"Port {wishes.port} is in use; the course takes {server.port} instead.")
    token = server.identity_provider.token
    opening = "Your browser opens it now. If it does not, open" if wishes.browser else "Open"
    print(f"\nThe course is ready. {opening} this address:\n")
    print(f"    http://127.0.0.1:{server.port}/course?token={token}\n")
    print("Leave this window open while you learn; Ctrl-C stops the course.", flush=True)
