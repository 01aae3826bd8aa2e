"""A client that takes a kernel for ready when it is ready, and is one of several the kernel may have.

jupyter_client's own listens for 0.2 seconds of silence after the kernel has answered: longer than a forked kernel takes
to start. What it waits for can be told exactly: the kernel says on the same channel when it is done with the request.

And its clients all carry the session of their manager, by which the kernel addresses its replies: of two at a time the
later one would be given the replies to both. So each has a session of its own, with the manager's key.
"""

from queue import Empty
from time import monotonic
from typing import Any
from uuid import uuid4

from jupyter_client.asynchronous.client import AsyncKernelClient

PATIENCE = 1.0
"""Seconds without an answer until the kernel is asked again."""
ECHO = 0.05
"""Seconds after its answer until it is asked again, because it spoke before this client was heard to listen."""


class PromptClient(AsyncKernelClient):
    """For `c.AsyncKernelManager.client_factory`; whoever starts a kernel and speaks to it need not change."""

    def __init__(self, **wanted: Any) -> None:
        super().__init__(**wanted)
        self.session = self.session.clone()
        self.session.session = uuid4().hex

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Until the kernel has answered, and nothing older is left to hear; raises `RuntimeError` as ever."""
        deadline = monotonic() + (float("inf") if timeout is None else timeout)
        while not await self._answers(self.kernel_info()):
            if not await self._async_is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if monotonic() > deadline:
                raise RuntimeError(f"Kernel didn't respond in {timeout} seconds")

    async def _answers(self, request: str) -> bool:
        """The reply is there, and the kernel has said that it is done with this request."""
        try:
            while (reply := await self.get_shell_msg(timeout=PATIENCE))["msg_type"] != "kernel_info_reply":
                pass
            self._handle_kernel_info_reply(reply)
            while not _is_done(await self.get_iopub_msg(timeout=ECHO), request):
                pass
        except Empty:  # not up yet, or not listening to us when it spoke
            return False
        return True


def _is_done(message: dict[str, dict[str, object]], request: str) -> bool:
    is_ours = message["parent_header"].get("msg_id") == request
    return is_ours and message["content"].get("execution_state") == "idle"
