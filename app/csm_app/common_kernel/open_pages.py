"""The pages that have panels in the common kernel, and when each was last heard of.

A page says farewell when it is left. One that could not (a browser that crashed) is lost after a while; a page that
only slept and comes back finds itself unknown, and offers to go on, which opens it anew.
"""

import re
from time import monotonic

LOST_AFTER = 20 * 60.0
"""Seconds without a word; a page asks every ten seconds, in the background at least once a minute."""
KEY = re.compile(r"[0-9a-f]{32}")


class OpenPages:
    """Keys of open pages. Time is the computer's own, which stands still while it sleeps."""

    def __init__(self) -> None:
        self._heard: dict[str, float] = {}

    def open(self, page: str) -> None:
        """A page is about to be shown."""
        self._heard[page] = monotonic()

    def touch(self, page: str) -> bool:
        """Note that a page is still there; False where it is not known (any more)."""
        if page not in self._heard:
            return False
        self._heard[page] = monotonic()
        return True

    def close(self, page: str) -> None:
        """A page is gone; to close it twice does no harm."""
        self._heard.pop(page, None)

    def lost(self) -> tuple[str, ...]:
        """Pages that have not been heard of for too long."""
        latest = monotonic() - LOST_AFTER
        return tuple(page for page, heard in self._heard.items() if heard < latest)

    def forget_all(self) -> None:
        """The kernel has gone, and all panels with it."""
        self._heard.clear()

    def __len__(self) -> int:
        return len(self._heard)
