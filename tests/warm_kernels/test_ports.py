"""Kernels get ports that no outgoing connection can take between their choice and the kernel's start."""

import socket
from pathlib import Path

import pytest
from jupyter_client.connect import LocalPortCache

from tests.warm_kernels.conftest import Start, forked
from warm_kernels import ports
from warm_kernels.provisioner import CHANNELS

HERE = "127.0.0.1"


@pytest.fixture
def said(tmp_path: Path) -> Path:
    """A system that gives outgoing connections the ports from 32,768 on."""
    file = tmp_path / "range"
    file.write_text("32768\t60999\n")
    return file


@pytest.fixture(autouse=True)
def _nothing_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ports of this test are not those of the next."""
    monkeypatch.setattr(LocalPortCache.instance(), "currently_used_ports", set())


def test_ports_lie_below_those_of_outgoing_connections(said: Path) -> None:
    """Each one, each different, and each noted where jupyter_client looks."""
    given = [ports.quiet_port(HERE, said) for _ in range(200)]
    assert len(set(given)) == 200
    assert all(ports.LOWEST <= port < 32768 for port in given)
    assert LocalPortCache.instance().currently_used_ports == set(given)


def test_a_port_somebody_listens_on_is_not_given(said: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor one that was given before: of three the third is left."""
    with socket.socket() as listening:
        listening.bind((HERE, 0))
        taken = listening.getsockname()[1]
        LocalPortCache.instance().currently_used_ports.add(20_000)
        left = ports.quiet_port(HERE, said)  # which no connection takes meanwhile
        LocalPortCache.instance().currently_used_ports.discard(left)
        drawn = iter([taken, 20_000, left])
        monkeypatch.setattr(ports._draw, "randrange", lambda low, high: next(drawn))
        assert ports.quiet_port(HERE, said) == left


@pytest.mark.parametrize("text", ["1024 65535", "", "no numbers", None])
def test_where_there_is_no_room_jupyters_own_way_is_gone(tmp_path: Path, text: str | None) -> None:
    """Also where the system does not say which ports it gives: some free port, noted."""
    file = tmp_path / "range"
    if text is not None:
        file.write_text(text)
    port = ports.quiet_port(HERE, file)
    assert LocalPortCache.instance().currently_used_ports == {port}


@forked
def test_a_kernel_has_such_ports_and_gives_them_back(start: Start) -> None:
    """All five below the system's own range; after the shutdown none is noted any more."""
    kernel = start()
    given = {getattr(kernel.manager, f"{channel}_port") for channel in CHANNELS}
    highest = ports.outgoing()
    assert len(given) == 5
    assert highest is not None
    assert highest - ports.LOWEST < ports.ROOM or max(given) < highest
    assert given <= LocalPortCache.instance().currently_used_ports
    kernel.manager.shutdown_kernel(now=True)
    assert not given & LocalPortCache.instance().currently_used_ports
