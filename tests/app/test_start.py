"""`csm start`: what a learner's terminal shows, and whom the server lets in."""

import asyncio
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError

import pytest
from tornado.websocket import WebSocketClosedError

from csm_app.start import page_left
from tests.app.served import Server, csm_start, serving


def test_a_port_in_use_gives_way_to_the_next_and_ctrl_c_ends_with_one_sentence(course: Path) -> None:
    """Start beside a taken port, look at every printed line, stop: no warning, no traceback, exit code 0."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(course, port) as running:
            printed = running.stop()
            assert running.process.returncode == 0
    assert f"Port {port} is in use; the course takes {running.address.rpartition(':')[2]} instead." in printed
    assert printed.rstrip().endswith("Stopped. Your answers are saved; start the course again whenever you like.")
    assert not any(word in printed for word in ("Traceback", "[W ", "[E ", "[C ", "WARNING"))


STUCK = """
import os, signal
from tornado.ioloop import IOLoop
from csm_app import start

class Stuck:
    io_loop = IOLoop.current()
    def stop(self, from_signal):
        "As where a kernel cannot be ended: the loop is never told."

start.STOPS_WITHIN = 0.2
server = Stuck()
start._stop_at_once(server)
server.io_loop.add_callback(os.kill, os.getpid(), signal.{name})
server.io_loop.start()
print("ended")
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_server_that_cannot_end_its_kernels_ends_all_the_same(name: str) -> None:
    """One Ctrl-C is enough, and no traceback is seen."""
    done = subprocess.run([sys.executable, "-c", STUCK.replace("{name}", name)], capture_output=True, timeout=300)
    assert (done.stdout.split(), done.stderr) == ([b"Stopping", b"...", b"ended"], b"")


def test_without_the_token_nothing_is_shown(server: Server) -> None:
    """The home sends strangers to the login, the interface refuses them, the token opens both."""
    with pytest.raises(HTTPError, match="302"):
        server.ask("/course", stranger=True)
    with pytest.raises(HTTPError, match="403"):
        server.ask("/api/kernels", stranger=True)
    assert server.ask("/course").status == 200


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """One sentence with the remedy, and an exit code that scripts understand."""
    process = csm_start("--folder", str(tmp_path / "nowhere"))
    printed, _ = process.communicate(timeout=300)
    assert process.returncode == 1
    assert printed.count("\n") == 1
    assert "nowhere does not exist" in printed
    assert "--folder PATH" in printed


def test_a_learner_gets_no_shell_and_no_nbgrader(server: Server) -> None:
    """What a learner does not need is not served."""
    for path in ("/api/terminals", "/formgrader", "/assignments", "/lsp/status"):
        with pytest.raises(HTTPError, match="404"):
            server.ask(path)


def test_only_this_computer_reaches_the_server(server: Server) -> None:
    """It listens on one loopback address, not on all: the neighbouring one, 127.0.0.2, finds nobody."""
    port = int(server.address.rpartition(":")[2])
    socket.create_connection(("127.0.0.1", port), timeout=60).close()
    with pytest.raises(OSError):  # noqa: PT011 - "refused" here, "not available" on other systems
        socket.create_connection(("127.0.0.2", port), timeout=60)


def test_a_page_that_was_left_is_no_fault_and_all_else_is() -> None:
    """What could not be sent to a closed page is dropped without a word; any other fault goes to asyncio as before."""
    told: list[dict[str, object]] = []

    class Loop(asyncio.SelectorEventLoop):
        def default_exception_handler(self, context: dict[str, object]) -> None:
            told.append(context)

    with closing(Loop()) as loop:
        page_left(loop, {"exception": WebSocketClosedError()})
        assert not told
        page_left(loop, {"exception": OSError("disk"), "message": "x"})
        page_left(loop, {"message": "without an exception"})
    assert [one["message"] for one in told] == ["x", "without an exception"]
