"""The life of a forked kernel: it works, is interrupted, restarted, shut down and killed like any other."""

import asyncio
import gc
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from jupyter_client.manager import AsyncKernelManager
from traitlets.config import Config

from tests.warm_kernels.conftest import (
    Kernel,
    Start,
    Told,
    children,
    forked,
    is_gone,
    open_files,
    until,
    wait_until_gone,
)
from warm_kernels.process import ForkedProcess

pytestmark = forked


def parent_of(kernel: Kernel) -> int:
    """The warm parent's process id."""
    return int(kernel.run("import os; print(os.getppid())"))


def ended(kernel: Kernel) -> int | None:
    """The kernel's exit code, once it has ended."""
    code: int | None = kernel.manager.provisioner.process.wait(120)  # type: ignore[union-attr]
    return code


def test_a_kernel_is_forked_and_works(start: Start) -> None:
    """The stock kernelspec gives a kernel that was forked, already has the preloaded modules, and runs code."""
    kernel = start()
    assert kernel.is_forked()
    assert kernel.run("import sys, os; print('ipywidgets' in sys.modules, os.getpid())") == f"True {kernel.pid}"


def test_an_endless_loop_is_interrupted(start: Start) -> None:
    """Interrupting ends the code that runs, not the kernel; what runs next is not touched.

    Here and below `stop_on_error=False`: else a kernel drops, for a moment after an error, what it is asked next.
    """
    kernel = start()
    kernel.client.execute("print('begun', flush=True)\nwhile True: pass", stop_on_error=False)
    while kernel.client.get_iopub_msg(timeout=120)["content"].get("text", "").strip() != "begun":
        pass
    kernel.manager.interrupt_kernel()
    assert kernel.client.get_shell_msg(timeout=120)["content"]["ename"] == "KeyboardInterrupt"
    assert kernel.run("print(6 * 7)") == "42"


def test_an_interrupt_reaches_what_the_kernel_started(start: Start) -> None:
    """The kernel heads a group of its own: a program it runs gets the interrupt as well.

    Its exit code is not asked for: Python loses it where the interrupt comes just as the program is collected.
    """
    kernel = start()
    kernel.client.execute(
        "import subprocess, sys\n"
        "program = 'print(1, flush=True); import time; time.sleep(600)'\n"
        "p = subprocess.Popen([sys.executable, '-c', program], stdout=subprocess.PIPE)\n"
        "p.stdout.read(1)\nprint('begun', p.pid, flush=True)\np.wait()",
        stop_on_error=False,
    )
    while not (said := kernel.client.get_iopub_msg(timeout=120)["content"].get("text", "")).startswith("begun "):
        pass
    kernel.manager.interrupt_kernel()
    assert kernel.client.get_shell_msg(timeout=120)["content"]["ename"] == "KeyboardInterrupt"
    kernel.run("p.wait()")
    assert is_gone(int(said.split()[1]))


def test_a_restart_gives_a_new_kernel(start: Start) -> None:
    """After a restart nothing of the old kernel is left, and the new one is forked again."""
    kernel = start()
    kernel.run("x = 1")
    before = kernel.pid
    kernel.manager.restart_kernel()
    kernel.client.wait_for_ready(timeout=120)
    assert kernel.is_forked()
    assert is_gone(before)
    assert kernel.run("x") == "NameError"


def test_a_shutdown_leaves_nothing(start: Start) -> None:
    """A kernel that was shut down is gone, collected by the parent, and its connection file with it."""
    kernel = start()
    pid, file, parent = kernel.pid, Path(kernel.manager.connection_file), parent_of(kernel)
    assert file.exists()
    kernel.manager.shutdown_kernel()
    assert is_gone(pid)
    assert pid not in children(parent)
    assert not file.exists()


@pytest.mark.parametrize(("act", "exit_code"), [("_exit(7)", 7), ("kill(os.getpid(), 9)", -9)])
def test_the_exit_code_is_known(start: Start, act: str, exit_code: int) -> None:
    """A kernel that ends by itself is noticed, with its exit code or the signal that ended it."""
    kernel = start()
    kernel.client.execute(f"import os; os.{act}")
    assert ended(kernel) == exit_code
    assert not kernel.manager.is_alive()


def test_a_deaf_kernel_is_killed(start: Start) -> None:
    """A kernel that refuses to end is killed at once when asked to end now."""
    kernel = start()
    kernel.run("import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)")
    pid = kernel.pid
    kernel.client.execute("while True: pass")
    kernel.manager.shutdown_kernel(now=True)
    assert is_gone(pid)


async def born_together(settings: Config, count: int) -> list[AsyncKernelManager]:
    """Managers whose kernels were started at the same time."""
    managers = [AsyncKernelManager(config=settings, transport_encryption="auto") for _ in range(count)]
    await asyncio.gather(*(one.start_kernel() for one in managers))
    return managers


async def greeted(manager: AsyncKernelManager) -> str:
    """What the kernel says its process is; it is shut down afterwards."""
    client = manager.client()
    client.start_channels()
    await client.wait_for_ready(timeout=120)
    said: list[str] = []
    code = "import os; print(os.getpid())"
    hear = lambda message: said.append(message["content"].get("text", ""))  # noqa: E731 - shorter than a function of two lines
    await client.execute_interactive(code, timeout=120, output_hook=hear)
    client.stop_channels()
    await manager.shutdown_kernel(now=True)
    return "".join(said).strip()


def test_twenty_at_once(start: Start, settings: Config) -> None:
    """Twenty kernels started at the same time are all forked, all different, and all answer."""

    async def all_of_them() -> tuple[list[ForkedProcess], list[str]]:
        managers = await born_together(settings, 20)
        processes = [one.provisioner.process for one in managers]  # type: ignore[union-attr]
        return processes, [await greeted(one) for one in managers]

    start()
    with ThreadPoolExecutor(1) as apart:  # other tests' browser keeps an event loop of its own in this thread
        processes, answers = apart.submit(asyncio.run, all_of_them()).result()
    assert all(isinstance(one, ForkedProcess) for one in processes)
    assert answers == [str(one.pid) for one in processes]
    assert len(set(answers)) == 20


def test_no_file_stays_open(start: Start) -> None:
    """Neither the server nor the parent keeps an open file for a kernel that has ended."""
    first = start()
    parent = parent_of(first)
    rest = open_files(parent)

    def once() -> int:
        kernel = start()
        kernel.client.stop_channels()
        kernel.manager.shutdown_kernel(now=True)
        kernel.client.context.destroy()
        kernel.manager.cleanup_resources()
        gc.collect()  # what lies about is not closed at some other moment
        return open_files()

    before = once()
    for _ in range(5):
        after = once()
    assert after <= before
    assert children(parent) == [first.pid]
    until(lambda: open_files(parent) == rest)  # it tells of an end, and lets go of that kernel afterwards


LIFELINES = """
import os, socket

def kind(file):
    try:
        with socket.socket(fileno=os.dup(file)) as one:
            return one.family, one.type
    except OSError:
        return None  # No socket, or one that another thread has closed since it was listed.

files = [int(name) for name in os.listdir("/proc/self/fd")]
print(sum(kind(one) == (socket.AF_UNIX, socket.SOCK_SEQPACKET) for one in files))
"""


def test_a_kernel_keeps_none_of_its_siblings_lifelines(start: Start) -> None:
    """What the parent had open for others, and for the server, is closed in each kernel."""
    assert [start().run(LIFELINES) for _ in range(3)] == ["0"] * 3


def test_kernels_of_a_killed_parent_are_noticed_and_the_next_is_ordinary(start: Start, told: Told) -> None:
    """Where the parent is killed its kernels end and are reported dead; the next kernel is started as ever."""
    kernel = start()
    parent = os.pidfd_open(parent_of(kernel))
    signal.pidfd_send_signal(parent, signal.SIGKILL)
    assert ended(kernel) == -signal.SIGKILL
    wait_until_gone(parent)  # its files are closed one by one, the kernel's first
    assert not kernel.manager.is_alive()
    other = start()
    assert not other.is_forked()
    assert other.run("print(1)") == "1"
    assert len(told()) == 1
    assert "has died" in told()[0]
