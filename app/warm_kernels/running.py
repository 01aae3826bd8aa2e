"""The warm parent as the server sees it: begun in the background, asked for kernels, replaced when it has died."""

import asyncio
import json
import logging
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from time import monotonic

from warm_kernels.messages import LARGEST, Order, pair, read
from warm_kernels.process import ForkedProcess
from warm_kernels.settings import Settings

LOOK = 0.02
"""Seconds between two looks whether the parent is ready."""
REST = 30.0
"""Seconds until a parent that died or could not get ready is replaced: what failed once fails again soon after."""
LONGEST = 10.0
"""Seconds a ready parent may take to fork."""


class NoWarmParent(Exception):
    """No kernel could be forked; the text says why."""


class WarmParent:
    """One parent process, from its beginning to its end."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.trouble = ""
        self.begun = monotonic()
        self.environment = dict(os.environ)
        self._is_ready = False
        self._lock = threading.Lock()
        self._control, theirs = pair()
        self._control.setblocking(False)
        self._process = subprocess.Popen(
            self._command(theirs), stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()], start_new_session=True
        )
        theirs.close()

    def _command(self, theirs: socket.socket) -> list[str]:
        # Linux kills it with the *thread* that begins it: only the main thread lasts as long as the server.
        bound = "bound" if threading.current_thread() is threading.main_thread() else "free"
        return [
            *(sys.executable, "-m", "warm_kernels.parent"),
            *(str(theirs.fileno()), str(os.getpid()), bound, self.settings.to_json()),
        ]

    @property
    def pid(self) -> int:
        """The process id of the parent."""
        return self._process.pid

    def is_ready(self) -> bool:
        """True once kernels can be forked; raises `NoWarmParent` once they never will."""
        with self._lock:
            if self.trouble:
                raise NoWarmParent(self.trouble)
            try:
                said = read(self._control.recv(LARGEST))
            except BlockingIOError:
                return self._is_ready
            except OSError:
                said = {}
            if "ready" in said:
                self._is_ready = True
                return True
            self.trouble = str(said.get("trouble", "the warm parent has died"))
            self._end()
            raise NoWarmParent(self.trouble)

    async def ready(self) -> None:
        """Wait for a parent that is still getting ready; raises `NoWarmParent` after too long."""
        deadline = monotonic() + self.settings.patience
        while not self.is_ready():
            if monotonic() > deadline:
                raise NoWarmParent("the warm parent is not ready yet")
            await asyncio.sleep(LOOK)

    async def fork(self, order: Order, streams: Sequence[int]) -> ForkedProcess:
        """A new kernel; raises `NoWarmParent`."""
        await self.ready()
        ours, theirs = pair()
        ours.setblocking(False)
        file = order.to_file()
        try:
            await self._ask(theirs.fileno(), file, *streams)
            answer = await asyncio.wait_for(asyncio.get_running_loop().sock_recv(ours, LARGEST), LONGEST)
        except (OSError, TimeoutError) as reason:
            ours.close()
            raise NoWarmParent(f"the warm parent did not answer ({type(reason).__name__})") from reason
        finally:
            os.close(file)
            theirs.close()
        return self._born(ours, read(answer))

    def _born(self, lifeline: socket.socket, said: dict[str, object]) -> ForkedProcess:
        pid = said.get("pid")
        if not isinstance(pid, int):
            lifeline.close()
            raise NoWarmParent(str(said.get("trouble", "the warm parent has died")))
        return ForkedProcess(pid, lifeline)

    async def _ask(self, *files: int) -> None:
        """Hand an order over, as soon as the parent has room for one more."""
        deadline = monotonic() + LONGEST
        while True:
            try:
                socket.send_fds(self._control, [b"kernel"], files)
                return
            except BlockingIOError:
                if monotonic() > deadline:
                    raise
                await asyncio.sleep(LOOK)

    def close(self) -> None:
        """End the parent, and its kernels with it."""
        with self._lock:
            self.trouble = self.trouble or "the warm parent was ended"
            self._end()

    def _end(self) -> None:
        self._control.close()
        try:
            self._process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


_parents: dict[str, WarmParent] = {}
"""The parents of this server process, by their settings: kernels are made one by one, and must find the same parent."""
_one_at_a_time = threading.Lock()


def begin(settings: Settings, log: logging.Logger) -> WarmParent:
    """The parent for these settings; begun, and begun anew some time after it died. Does not wait for it."""
    key = json.dumps([os.getpid(), settings.to_json()])  # a forked server has parents of its own
    with _one_at_a_time:
        parent = _parents.get(key)
        if parent is None or (parent.trouble and monotonic() - parent.begun > REST):
            parent = _parents[key] = WarmParent(settings)
            log.debug("A warm parent for kernels was begun: process %s", parent.pid)
        return parent


def end_all() -> None:
    """End the parents of this process, and their kernels with them; the next kernel begins one anew."""
    with _one_at_a_time:
        for parent in _parents.values():
            parent.close()
        _parents.clear()
