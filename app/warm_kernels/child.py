"""From a fork of the parent to a kernel like any other: its own streams, folder, environment, chance and sockets."""

import gc
import importlib
import importlib.util
import locale
import os
import random
import signal
import sys
import time
from tempfile import TemporaryDirectory
from typing import Any

from warm_kernels.messages import Order

BELONGS_TO_INIT = 1
"""Told to ipykernel as its parent's id: then it starts no thread that looks for the parent. Linux does that here."""


def become_kernel(order: Order, streams: tuple[int, int, int], in_kernel: str) -> None:
    """Run the kernel of this order until it is shut down; the process ends with it."""
    _own_streams(streams)
    _own_surroundings(order)
    _own_signals()
    _own_chance()
    gc.enable()
    if in_kernel:
        module, _, function = in_kernel.partition(":")
        getattr(importlib.import_module(module), function)()
    _run(order.arguments)


def _own_streams(streams: tuple[int, int, int]) -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    for number, stream in enumerate(streams):
        os.dup2(stream, number, inheritable=True)
    for stream in set(streams):
        if stream > 2:
            os.close(stream)


def _own_surroundings(order: Order) -> None:
    os.environ.clear()
    os.environ.update(order.environment)
    time.tzset()
    locale.setlocale(locale.LC_CTYPE, "")
    os.chdir(order.cwd)
    sys.argv = [_launcher(), *order.arguments]
    importlib.invalidate_caches()


def _launcher() -> str:
    spec = importlib.util.find_spec("ipykernel_launcher")
    return str(spec.origin) if spec else "ipykernel_launcher.py"


def _own_signals() -> None:
    """As in a Python just started; SIGINT stays ignored, as ipykernel has it but while it runs a cell.

    A server that stops interrupts its kernels first, also one that has only just been born.
    """
    for name in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(name, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])


def _own_chance() -> None:
    """Numbers no other kernel draws. `random` does so by itself, `secrets` and `uuid` ask the system each time."""
    random.seed()
    numpy = sys.modules.get("numpy.random")
    if numpy is not None:
        numpy.seed()


def _run(arguments: list[str]) -> None:
    _kernel_app(arguments).start()


def _kernel_app(arguments: list[str]) -> Any:
    """ipykernel's application, ready to start; it is loaded with the parent's modules, and untyped."""
    from ipykernel import kernelapp

    app: Any = kernelapp.IPKernelApp.instance(parent_handle=BELONGS_TO_INIT)
    app.initialize(arguments)
    tell_libraries()
    return app


def tell_libraries() -> None:
    """What libraries do on import where they find themselves in a kernel, and could not do in the parent."""
    widgets = sys.modules.get("ipywidgets")
    if widgets is not None:
        widgets.register_comm_target()
    inline = sys.modules.get("matplotlib_inline.backend_inline")
    if inline is not None and "matplotlib" in sys.modules:
        inline._enable_matplotlib_integration()


def rehearse() -> None:
    """In a process that is thrown away: start a kernel and let it work, so that all it needs is loaded."""
    null = os.open(os.devnull, os.O_RDWR)
    _own_streams((null, null, null))
    _own_signals()
    with TemporaryDirectory() as folder:
        os.environ["IPYTHONDIR"] = folder
        app = _kernel_app(["-f", f"{folder}/connection.json"])
        app.shell.run_cell("import os, sys\nprint('warm')\n{'a': [1.5]}", store_history=True)
        app.shell.run_cell("1/0", store_history=True)
