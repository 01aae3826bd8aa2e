"""Where blocking work is done: a few threads for each kind of it, and never more waiting than can be served soon.

Lanes are separate so that slow work does not stand in the way of quick work: making a form for one learner must not
hold up the answers of 300 others. Answers have one thread to themselves, which keeps all that wait at once (`saves`).
"""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Literal, TypeVar

T = TypeVar("T")
Lane = Literal["read", "save", "write", "form"]
THREADS: Mapping[Lane, int] = {"read": 2, "save": 1, "write": 2, "form": 4}
"""Few, since threads of one Python process only take turns; a form may have to wait for the process that makes it."""
MOST_WAITING = 600
"""Requests waiting in one lane; twice as many learners as one service is measured with."""


class Busy(Exception):
    """So much is waiting that it is kinder to ask for another try than to keep somebody waiting."""


class Lanes:
    """The threads of a service, made when first used."""

    def __init__(self, threads: Mapping[Lane, int] = THREADS, most: int = MOST_WAITING) -> None:
        self._threads, self._most = threads, most
        self._pools: dict[Lane, ThreadPoolExecutor] = {}
        self.waiting: dict[Lane, int] = dict.fromkeys(threads, 0)

    async def run(self, lane: Lane, work: Callable[[], T]) -> T:
        """What the work gives, done in a thread of the lane. Raises `Busy` at once where too much waits there."""
        if self.waiting[lane] >= self._most:
            raise Busy
        if lane not in self._pools:
            self._pools[lane] = ThreadPoolExecutor(self._threads[lane], f"assessment-{lane}")
        self.waiting[lane] += 1
        # Counted until the work is done, not until the caller stops waiting: work of somebody who left goes on.
        future = self._pools[lane].submit(work)
        loop = asyncio.get_running_loop()
        future.add_done_callback(lambda _done: _later(loop, self._leave, lane))
        return await asyncio.wrap_future(future)

    def _leave(self, lane: Lane) -> None:
        self.waiting[lane] -= 1

    def close(self) -> None:
        """Let what is being done come to its end, and start nothing more."""
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)


def _later(loop: asyncio.AbstractEventLoop, act: Callable[[Lane], None], lane: Lane) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(act, lane)
