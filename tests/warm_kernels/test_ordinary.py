"""When a kernel is not forked: it starts as ever, and one line of the log says why."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from traitlets.config import Config

from tests.warm_kernels.conftest import PATIENCE, Start, Told, forked, wait_until_gone
from warm_kernels import linux, obstacles
from warm_kernels.settings import Settings

COMMAND = [sys.executable, "-m", "ipykernel_launcher", "-f", "x.json"]


def test_nothing_stands_in_the_way_of_the_stock_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command of the stock kernelspec on Linux may be forked, also by another name of the same Python."""
    monkeypatch.setattr(sys, "platform", "linux")
    assert obstacles.obstacle(COMMAND, {"cwd": "/", "env": {}}, Settings()) == ""
    other = Path(sys.executable).with_name("python3")
    if other.exists():
        assert obstacles.obstacle([str(other), *COMMAND[1:]], {}, Settings()) == ""
    assert obstacles.launcher_arguments(COMMAND) == ["-f", "x.json"]


@pytest.mark.parametrize(
    ("command", "options", "settings", "word"),
    [
        (COMMAND, {}, Settings(enabled=False), "switched off"),
        (["/usr/bin/env", *COMMAND[1:]], {}, Settings(), "another interpreter"),
        ([sys.executable, "-m", "xeus", "-f", "x.json"], {}, Settings(), "another kind of kernel"),
        ([sys.executable, "-Xdev", *COMMAND[1:]], {}, Settings(), "another kind of kernel"),
        (COMMAND, {"independent": True}, Settings(), "special options"),
        (COMMAND, {"preexec_fn": print}, Settings(), "special options"),
        (COMMAND, {"stdout": subprocess.PIPE}, Settings(), "pipe"),
    ],
)
def test_what_cannot_be_forked_is_said(
    command: list[str], options: dict[str, object], settings: Settings, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each obstacle has its words."""
    monkeypatch.setattr(sys, "platform", "linux")
    assert word in obstacles.obstacle(command, options, settings)


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_start_the_ordinary_way(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """On macOS and Windows nothing is forked."""
    monkeypatch.setattr(sys, "platform", platform)
    assert not linux.is_supported()
    assert platform in obstacles.obstacle(COMMAND, {}, Settings())


@pytest.mark.parametrize(
    "name", ["PYTHONPATH", "LD_LIBRARY_PATH", "OMP_NUM_THREADS", "LC_ALL", "MPLBACKEND", "APP_MODE"]
)
def test_variables_that_bind_what_is_loaded(name: str) -> None:
    """A variable that is read on loading binds the parent, whether it was changed, added or removed."""
    settings = Settings(same_environment=("APP_*",))
    assert obstacles.changed_variables({name: "1"}, {name: "2"}, settings) == [name]
    assert obstacles.changed_variables({}, {name: "2"}, settings) == [name]
    assert obstacles.changed_variables({name: "1", "X": "1"}, {"Y": "2"}, settings) == [name]


def test_another_python_path_starts_the_ordinary_way(start: Start, told: Told, tmp_path: Path) -> None:
    """A kernel with another PYTHONPATH imports from there, which a forked one could not be trusted with."""
    (tmp_path / "only_here.py").write_text("", encoding="utf-8")
    kernel = start(env={**os.environ, "PYTHONPATH": str(tmp_path)})
    assert not kernel.is_forked()
    assert kernel.run("import only_here; print('found')") == "found"
    assert len(told()) == 1
    assert "PYTHONPATH" in told()[0]


@pytest.mark.parametrize(
    ("setting", "value", "word"),
    [
        ("preload", ["no_such_module"], "no_such_module"),
        ("warm_up", "tests.warm_kernels.words:fail", "nothing to warm up with"),
        ("warm_up", "tests.warm_kernels.words:leave_a_thread", "1 thread(s) running"),
        ("patience", 0.0, "not ready yet"),
    ],
)
def test_a_parent_that_cannot_fork(
    start: Start, settings: Config, told: Told, setting: str, value: object, word: str
) -> None:
    """Whatever keeps the parent from getting ready, the kernel starts, and the log says what it was."""
    settings.WarmKernels[setting] = value
    kernel = start()
    assert not kernel.is_forked()
    assert kernel.run("print(1)") == "1"
    assert len(told()) == 1
    assert word in told()[0]


def test_switched_off(start: Start, settings: Config) -> None:
    """Off by a setting: no parent is begun, the kernel is an ordinary one."""
    settings.WarmKernels.enabled = False
    assert not start().is_forked()


SERVER = """
import os, sys
from jupyter_client.manager import KernelManager
from traitlets.config import Config
from warm_kernels import running
running.LONGEST = 120
os.environ["JUPYTER_DEFAULT_PROVISIONER_NAME"] = "warm-provisioner"
config = Config()
config.WarmKernels.patience = 120
managers = [KernelManager(config=config, transport_encryption="auto") for _ in range(2)]
for one in managers:
    one.start_kernel()
parent = next(iter(running._parents.values())).pid
print(parent, *(one.provisioner.pid for one in managers), flush=True)
sys.stdin.read()
"""


@forked
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_server_leaves_no_process(number: int, tmp_path: Path) -> None:
    """When the server is killed, the parent and every kernel end with it."""
    environment = {**os.environ, "IPYTHONDIR": str(tmp_path), "JUPYTER_RUNTIME_DIR": str(tmp_path)}
    command = [sys.executable, "-c", SERVER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        left = [os.pidfd_open(int(pid)) for pid in server.stdout.readline().split()]
        assert len(left) == 3
        server.send_signal(number)
        server.wait(120)
    for process in left:
        wait_until_gone(process)


BORN_LATE = """
import os, socket
from warm_kernels.messages import Order
from warm_kernels.parent import Nursery
nursery, parent = Nursery(socket.socket()), os.getpid()
if os.fork() == 0:
    while os.getppid() == parent:
        pass
    nursery.born(socket.socket(), Order([], {}, "").to_file(), (0, 1, 2))
    print("lives on")
"""


@forked
def test_a_kernel_whose_parent_died_at_its_birth_does_not_live() -> None:
    """Between its fork and its first line the server may have been killed, and the parent with it."""
    done = subprocess.run([sys.executable, "-c", BORN_LATE], capture_output=True, timeout=PATIENCE)
    assert (done.stdout, done.stderr) == (b"", b"")
