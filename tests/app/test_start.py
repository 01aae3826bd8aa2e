"""`csm start`: what a learner's terminal shows, and whom the server lets in."""

import socket
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.app.served import Server, csm_start, free_port, serving


def test_a_port_in_use_gives_way_to_the_next_and_ctrl_c_ends_with_one_sentence(course: Path) -> None:
    """Start beside a taken port, look at every printed line, stop: no warning, no traceback, exit code 0."""
    with socket.socket() as taken:
        port = free_port()
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with serving(course, port) as running:
            printed = running.stop()
            assert running.process.returncode == 0
    assert f"Port {port} is in use; the course takes {running.address.rpartition(':')[2]} instead." in printed
    assert printed.rstrip().endswith("Stopped. Your answers are saved; start the course again whenever you like.")
    assert not any(word in printed for word in ("Traceback", "[W ", "[E ", "[C ", "WARNING"))


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
    printed, _ = process.communicate(timeout=120)
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
    socket.create_connection(("127.0.0.1", port), timeout=5).close()
    with pytest.raises(OSError):  # noqa: PT011 - "refused" here, "not available" on other systems
        socket.create_connection(("127.0.0.2", port), timeout=5)
