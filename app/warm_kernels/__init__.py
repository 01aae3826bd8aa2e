"""Jupyter kernels that start at once: forked from a warm parent that has already imported what they need.

`WarmProvisioner` is a kernel provisioner of jupyter_client (entry point `warm-provisioner`); as a server extension the
package begins the parent when a Jupyter server starts. Where a kernel cannot be forked, it is started as ever.
"""

from typing import Any

from warm_kernels.provisioner import WarmProvisioner
from warm_kernels.settings import WarmKernels

__all__ = ["WarmKernels", "WarmProvisioner"]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Where Jupyter Server finds this extension."""
    return [{"module": "warm_kernels"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Begins the warm parent as soon as the server has time, so that the first kernel finds it ready."""
    from warm_kernels.running import begin  # the extension alone needs it here

    settings = WarmKernels(parent=server).settings()
    if settings.enabled:
        server.io_loop.call_later(settings.delay, begin, settings, server.log)
