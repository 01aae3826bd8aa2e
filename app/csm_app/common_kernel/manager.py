"""The server's kernel manager: every kernel as ever, but one for all pages of the course.

Voilà asks for a kernel for each page it opens. A page that takes part asks for one whose name begins with `COMMON` and
is given the one that runs. It ends like any other: when nobody has been connected for a while, or when somebody shuts
it down.
"""

import asyncio
import os
from time import monotonic
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.ioloop import IOLoop, PeriodicCallback
from traitlets import Bool
from voila import __version__ as voila_version

from csm_app.common_kernel.open_pages import OpenPages

COMMON = "csm-common-"
"""What the kernel's name begins with that a page asks for; its key follows."""
SOON = 0.2
"""Seconds: the page from which the next one is opened goes first."""
LOOK = 60
"""Seconds between two looks for pages that closed without a word."""
REVIVAL, LOOK_AGAIN = 10.0, 0.1
"""Seconds a kernel that died is given to be begun anew, and between two looks whether it was: Jupyter Server looks
every three seconds whether its kernels live."""


class CommonKernels(AsyncMappingKernelManager):
    """Kernels of a server whose pages of the course share one."""

    shared = Bool(True, help="Off: every page of the course has a kernel of its own.").tag(config=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]
        self.pages = OpenPages()
        self._common: asyncio.Task[str] | None = None
        self._sweep = PeriodicCallback(self._close_lost_pages, LOOK * 1000)

    async def start_kernel(self, **wanted: Any) -> str:  # type: ignore[override]  # as jupyter_server's own does
        """The id of a kernel: for a page of the course that of the common one, for all else that of a new one."""
        name = str(wanted.get("kernel_name"))
        if not name.startswith(COMMON):
            started: str = await super().start_kernel(**wanted)
            return started
        common = await self.common_kernel()
        self.pages.open(name.removeprefix(COMMON))  # not before: what was open in a kernel that died is forgotten
        return common

    async def common_kernel(self) -> str:
        """The id of the common kernel, started if need be; all who ask meanwhile wait for the same one."""
        while True:
            if self._common is None or not self._is_at_work(self._common):
                self._common = asyncio.ensure_future(self._begin())
            started = await asyncio.shield(self._common)
            if await self._lives(started):
                return started
            if self._is_common(started):  # nobody has begun it anew, or asked for another one
                await self.shutdown_kernel(started, now=True)

    async def _lives(self, kernel_id: str) -> bool:
        """Whether it does, or does again within `REVIVAL`."""
        deadline = monotonic() + REVIVAL
        while kernel_id in self and monotonic() < deadline:
            kernel: Any = self.get_kernel(kernel_id)
            if await kernel.is_alive():
                return True
            await asyncio.sleep(LOOK_AGAIN)
        return False

    def _is_at_work(self, begun: asyncio.Task[str]) -> bool:
        if not begun.done():
            return True
        return begun.exception() is None and begun.result() in self

    async def _begin(self) -> str:
        if not self._sweep.is_running():
            self._sweep.start()
        started: str = await super().start_kernel(kernel_name=self.default_kernel_name, env=_surroundings())
        self.add_restart_callback(started, self.pages.forget_all)  # begun anew after it died
        return started

    async def shutdown_kernel(self, kernel_id: str, now: bool = False, restart: bool = False) -> None:  # type: ignore[override]
        """As ever; who asks for the common kernel from now on gets a new one, not the one that is ending."""
        if self._is_common(kernel_id) and not restart:
            self._common = None
            self.pages.forget_all()
        await super().shutdown_kernel(kernel_id, now=now, restart=restart)  # type: ignore[no-untyped-call]

    async def shutdown_all(self, now: bool = False) -> None:  # type: ignore[override]  # the same
        """As ever, once no kernel is on its way up or down.

        Jupyter Server refuses to end a kernel it does not know yet, and then neither ends the others nor itself.
        """
        while under_way := [task for task in self._pending_kernels.values() if not task.done()]:
            await asyncio.wait(under_way)
        for unborn in set(self._pending_kernels) - set(self.list_kernel_ids()):
            del self._pending_kernels[unborn]
        await super().shutdown_all(now=now)

    def remove_kernel(self, kernel_id: str) -> Any:
        """Called when a kernel has ended, however that came: what the common one had open went with it."""
        if self._is_common(kernel_id):
            self.pages.forget_all()
        return super().remove_kernel(kernel_id)

    async def restart_kernel(self, kernel_id: str, now: bool = False) -> None:  # type: ignore[override]  # the same
        """As ever; pages that had panels in the common kernel are not known to the new one."""
        if self._is_common(kernel_id):
            self.pages.forget_all()
        await super().restart_kernel(kernel_id, now=now)  # type: ignore[no-untyped-call]

    def begin_soon(self) -> None:
        """Start the common kernel once what is at hand is done: somebody is about to open a page."""
        if self.shared and not self.state():
            IOLoop.current().call_later(SOON, self.common_kernel)

    def state(self) -> str:
        """Whether the common kernel is `busy` or `idle`; empty where there is none.

        Jupyter Server calls it `starting` until it has heard of it, which may be after the first page has its panels.
        """
        if self._common is None or not self._common.done() or not self._is_at_work(self._common):
            return ""
        kernel: Any = self.get_kernel(self._common.result())  # jupyter_server adds what it does
        return "idle" if kernel.execution_state == "idle" else "busy"

    def _is_common(self, kernel_id: str) -> bool:
        begun = self._common
        return begun is not None and begun.done() and not begun.exception() and begun.result() == kernel_id

    def close_page(self, page: str) -> None:
        """Let the kernel drop the panels of a page that is gone."""
        self.pages.close(page)
        self._tell(f"__import__('csm_widgets.page').page.close({page!r})")

    def _close_lost_pages(self) -> None:
        for page in self.pages.lost():
            self.close_page(page)

    def _tell(self, code: str) -> None:
        if not self.state():
            return
        assert self._common is not None
        client = self.get_kernel(self._common.result()).client()
        client.start_channels(shell=True, iopub=False, stdin=False, hb=False, control=False)
        client.execute(code, silent=True, store_history=False)
        client.stop_channels()


def _surroundings() -> dict[str, str]:
    """The server's environment and what tells `csm_widgets.coursepage` that Voilà shows the page."""
    return {**os.environ, "SERVER_SOFTWARE": f"voila/{voila_version}"}
