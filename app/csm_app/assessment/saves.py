"""Changes of answers are kept together: while one lot of them is written, all that come meanwhile gather for the next.

So one wait for the disk serves everybody who waits, and the busier the service, the less a change costs. Each is
answered when its own lot is on the disk.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence

from csm_app.assessment.lanes import MOST_WAITING, Busy, Lanes
from csm_autograder.assessment.sittings import Change, Told
from csm_autograder.assessment.views import Saved

MOST_AT_ONCE = 100
"""Changes in one lot: more would let the first of them wait for the last."""


class Saves:
    """One per desk; used from the event loop only. `keep` is the service's, and runs in the lane for it."""

    def __init__(self, lanes: Lanes, keep: Callable[[Sequence[Change]], list[Told]], most: int = MOST_WAITING) -> None:
        self._lanes, self._keep, self._most = lanes, keep, most
        self._waiting: deque[tuple[Change, asyncio.Future[Saved]]] = deque()
        self._writing: asyncio.Task[None] | None = None

    async def keep(self, change: Change) -> Saved:
        """The receipt, once the change is on the disk. Raises `Busy` at once where too much waits, and `Refused`."""
        if len(self._waiting) >= self._most:
            raise Busy
        kept: asyncio.Future[Saved] = asyncio.get_running_loop().create_future()
        self._waiting.append((change, kept))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        return await kept

    @property
    def waiting(self) -> int:
        """Changes that are not being written yet."""
        return len(self._waiting)

    async def _write(self) -> None:
        """One lot after the other until nothing waits."""
        try:
            while self._waiting:
                lot = [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_AT_ONCE))]
                for (_, kept), told in zip(lot, await self._told([change for change, _ in lot]), strict=True):
                    _tell(kept, told)
        finally:
            self._writing = None

    async def _told(self, changes: Sequence[Change]) -> Sequence[Told]:
        try:
            return await self._lanes.run("save", lambda: self._keep(changes))
        except Exception as error:  # the service could not even be opened: for all of them
            return [error] * len(changes)


def _tell(kept: asyncio.Future[Saved], told: Told) -> None:
    if kept.done():  # whoever sent it has left
        return
    if isinstance(told, Exception):
        kept.set_exception(told)
    else:
        kept.set_result(told)
