"""The few calls to Linux and its C library that Python does not offer."""

import ctypes
import os
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1
M_ARENA_MAX = -8


def is_supported() -> bool:
    """Forking kernels needs Linux: macOS breaks forked processes that used its frameworks, Windows has no fork."""
    return sys.platform == "linux"


def die_with_parent(parent: int) -> None:
    """Let the kernel kill this process when the thread that started it ends; ends it now where that is already so.

    `parent` is the id of the process that started this one.
    """
    _libc().prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def give_back_memory() -> None:
    """Return freed memory to the system, where the C library can."""
    trim = getattr(_libc(), "malloc_trim", None)
    if trim:
        trim(0)


def share_one_heap() -> None:
    """Let all threads allocate from one heap: one more for each would cost every kernel memory of its own."""
    mallopt = getattr(_libc(), "mallopt", None)
    if mallopt:
        mallopt(M_ARENA_MAX, 1)


def thread_count() -> int:
    """The threads of this process, also those that Python does not know of."""
    return len(list(Path("/proc/self/task").iterdir()))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
