"""Real kernels of jupyter_client's own managers, forked from a real warm parent."""

import logging
import os
import select
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from traitlets.config import Config

from warm_kernels import running
from warm_kernels.process import ForkedProcess

forked = pytest.mark.skipif(
    sys.platform != "linux",
    reason="kernels are forked on Linux alone; test_ordinary.py tests how they start elsewhere",
)
"""On what needs a forked kernel. Where the project is proved, on Linux, nothing of it is left out."""

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE = 300
"""Seconds for what takes a fraction of one where the machine has nothing else to do."""


@dataclass
class Kernel:
    """A running kernel and somebody who talks to it."""

    manager: KernelManager
    client: BlockingKernelClient

    @property
    def pid(self) -> int:
        """The kernel's process id."""
        return int(self.manager.provisioner.pid)  # type: ignore[union-attr]

    def is_forked(self) -> bool:
        """True where it came out of the warm parent."""
        return isinstance(self.manager.provisioner.process, ForkedProcess)  # type: ignore[union-attr]

    def run(self, code: str, **how: Any) -> str:
        """What the code prints, or the name of the error it raises."""
        said: list[str] = []

        def note(message: dict[str, Any]) -> None:
            content = message["content"]
            said.append(content.get("text") or content.get("ename") or "")

        self.client.execute_interactive(code, timeout=PATIENCE, output_hook=note, **how)
        return "".join(said).strip()


Start = Callable[..., Kernel]
Told = Callable[[], list[str]]


@pytest.fixture
def settings() -> Config:
    """The provisioner's settings; a test may change them before it starts a kernel."""
    config = Config()
    config.WarmKernels.preload = ["ipywidgets"]
    config.WarmKernels.patience = PATIENCE
    return config


@pytest.fixture
def start(settings: Config, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Start]:
    """Starts kernels as any Jupyter application does; all of them, and the parent, end with the test."""
    monkeypatch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY))  # where the functions lie that settings name
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "running"))
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setattr(factory, "default_provisioner_name", "warm-provisioner")
    monkeypatch.setattr(running, "LONGEST", PATIENCE)  # a server gives up forking earlier, and takes an ordinary kernel
    kernels: list[Kernel] = []

    def started(**options: Any) -> Kernel:
        manager = KernelManager(config=settings)
        manager.transport_encryption = "auto"
        manager.start_kernel(**options)
        client = manager.client()
        client.start_channels()
        kernels.append(Kernel(manager, client))
        client.wait_for_ready(timeout=PATIENCE)
        return kernels[-1]

    yield started
    for kernel in kernels:
        kernel.client.stop_channels()
        if kernel.manager.has_kernel:
            kernel.manager.shutdown_kernel(now=True)
        kernel.manager.cleanup_resources()
    running.end_all()


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """The log lines that say why a kernel was started the ordinary way."""
    caplog.set_level(logging.INFO)
    logger = logging.getLogger("traitlets")
    monkeypatch.setattr(logger, "propagate", True)

    def lines() -> list[str]:
        return [record.message for record in caplog.records if "the ordinary way" in record.message]

    return lines


def wait_until_gone(process: int) -> None:
    """Until the process of this pidfd has ended, whoever its parent is by now; closes the pidfd."""
    ready, _, _ = select.select([process], [], [], PATIENCE)
    os.close(process)
    assert ready


def until(happens: Callable[[], bool]) -> None:
    """Wait for something, as long as a busy machine may take."""
    deadline = monotonic() + PATIENCE
    while not happens():
        assert monotonic() < deadline
        sleep(0.01)


def is_gone(pid: int) -> bool:
    """True where no process has this id, not even one that ended and was not collected."""
    return not Path(f"/proc/{pid}").exists()


def children(pid: int) -> list[int]:
    """The processes this one started and that are still listed."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def command(pid: int) -> list[str]:
    """The words a process was begun with."""
    return Path(f"/proc/{pid}/cmdline").read_text().split("\0")


def server_of(parent: int) -> int:
    """The server that began this warm parent; fails where the process is none."""
    words = command(parent)
    assert words[1:3] == ["-m", "warm_kernels.parent"]
    return int(words[4])


def open_files(pid: int | None = None) -> int:
    """How many files a process has open."""
    return len(list(Path(f"/proc/{pid or os.getpid()}/fd").iterdir()))
