"""Whether a kernel may be forked: what stands in its way, in a few words for the log."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from warm_kernels.linux import is_supported
from warm_kernels.settings import Settings

LAUNCHERS = ("ipykernel_launcher", "ipykernel")
KNOWN = {"cwd", "env", "stdin", "stdout", "stderr", "independent", "kernel_id", "extra_arguments"}
BINDING = (
    *("PYTHON*", "LD_*", "OMP_*", "OPENBLAS_*", "GOTO_NUM_THREADS", "MKL_*", "BLIS_*", "NUMEXPR_*", "KMP_*"),
    *("MALLOC_*", "GLIBC_TUNABLES", "LC_*", "LANG", "LANGUAGE", "MPLBACKEND", "MPLCONFIGDIR", "CUDA_VISIBLE_DEVICES"),
)
"""What interpreter, C library and common modules read when they are loaded: too late for a forked kernel."""


def obstacle(command: Sequence[str], options: Mapping[str, Any], settings: Settings) -> str:
    """Why a kernel with this command and these options of `launch_kernel` must not be forked; empty where it may."""
    if not settings.enabled:
        return "switched off"
    if not is_supported():
        return f"not possible on {sys.platform}"
    if not _is_ours(command):
        return "another interpreter or another kind of kernel"
    if set(options) - KNOWN or options.get("independent"):
        return "started with special options"
    if not all(_is_handable(options.get(stream)) for stream in ("stdin", "stdout", "stderr")):
        return "its output goes to a pipe"
    return ""


def launcher_arguments(command: Sequence[str]) -> list[str]:
    """What the kernel itself is told: the command after `python -m ipykernel_launcher`."""
    return list(command[3:])


def changed_variables(wanted: Mapping[str, str], loaded: Mapping[str, str], settings: Settings) -> list[str]:
    """The variables that bind what is already loaded, and differ between the kernel wanted and the parent."""
    patterns = (*BINDING, *settings.same_environment)
    differing = (name for name in {*wanted, *loaded} if wanted.get(name) != loaded.get(name))
    return sorted(name for name in differing if any(_matches(name, pattern) for pattern in patterns))


def _matches(name: str, pattern: str) -> bool:
    return name.startswith(pattern[:-1]) if pattern.endswith("*") else name == pattern


def _is_ours(command: Sequence[str]) -> bool:
    """`<this very Python> -m ipykernel_launcher ...`: the same file in the same environment."""
    if len(command) < 3 or command[1] != "-m" or command[2] not in LAUNCHERS:
        return False
    theirs, ours = Path(command[0]).expanduser(), Path(sys.executable)
    return theirs.parent.resolve() == ours.parent.resolve() and theirs.resolve() == ours.resolve()


def _is_handable(stream: Any) -> bool:
    """Inherited, or an open file; a pipe yet to be made is the ordinary provisioner's business."""
    return stream is None or (isinstance(stream, int) and stream >= 0) or hasattr(stream, "fileno")
