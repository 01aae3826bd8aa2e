"""One kernel for all pages of the course that a server has open: a page more costs its panels, not a process.

`CommonKernels` is the server's kernel manager; `share` lets a page take part, `csm_widgets.page` is the kernel's side.
"""

from csm_app.common_kernel.manager import CommonKernels
from csm_app.common_kernel.sharing import share

__all__ = ["CommonKernels", "share"]
