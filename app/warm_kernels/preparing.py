"""How the parent gets warm: it imports, does once what kernels will do, and sees to it that forking is safe."""

import gc
import importlib
import json
import os
import sys
from collections.abc import Callable

from warm_kernels.child import rehearse
from warm_kernels.linux import give_back_memory, share_one_heap, thread_count
from warm_kernels.settings import Settings

INLINE = "module://matplotlib_inline.backend_inline"


class CannotFork(Exception):
    """This process is not fit to be forked; the text says why."""


def prepare(settings: Settings) -> None:
    """Import, warm up, rehearse; raises whatever a module raises, and `CannotFork`."""
    gc.disable()  # what is loaded here stays: looking for garbage would only cost time
    share_one_heap()
    # As a kernel does; matplotlib reads it on import, which may be here.
    os.environ.setdefault("MPLBACKEND", INLINE)
    for name in ("ipykernel.kernelapp", "ipykernel.ipkernel", *settings.preload):
        importlib.import_module(name)
    if settings.warm_up:
        named(settings.warm_up)()
    _load(_rehearsed())
    if (threads := thread_count()) > 1:
        raise CannotFork(f"a preloaded module left {threads - 1} thread(s) running")
    gc.collect()
    gc.freeze()
    give_back_memory()


def named(name: str) -> Callable[[], object]:
    """The function of `module:function`."""
    module, _, function = name.partition(":")
    found: Callable[[], object] = getattr(importlib.import_module(module), function)
    return found


def _rehearsed() -> list[str]:
    """The modules a kernel loads on its way, found by running one that is thrown away.

    Forking also ends the threads of libraries that know of forks, such as OpenBLAS.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            known = set(sys.modules)
            rehearse()
            with os.fdopen(writing, "w") as report:
                json.dump([name for name in sys.modules if name not in known], report)  # as they were loaded
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading) as report:
        text = report.read()
    _, status = os.waitpid(pid, 0)
    if status or not text:
        raise CannotFork("a kernel forked from it did not start")
    names: list[str] = json.loads(text)
    return names


def _load(names: list[str]) -> None:
    for name in names:
        if name in sys.modules or name.startswith("__"):
            continue
        try:
            importlib.import_module(name)
        except Exception:  # made on the fly, or meant for a running kernel only: each kernel loads it then
            continue
