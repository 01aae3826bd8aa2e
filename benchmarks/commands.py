"""Whole processes, timed from outside."""

import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

BESIDE_PYTHON = Path(sys.executable).parent
"""Where the commands of this environment lie (`csm`, `voila`)."""


def wall(command: Sequence[str | Path]) -> float:
    """Seconds from start to end of a command that has to succeed."""
    began = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
    return perf_counter() - began


def code(text: str) -> list[str | Path]:
    """The command that runs a piece of Python in a process of its own."""
    return [sys.executable, "-c", text]


def cpu(action: Callable[[], object]) -> float:
    """CPU seconds, user and system, of all processes that `action` started and waited for, theirs included."""
    before = _spent()
    action()
    return _spent() - before


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime
