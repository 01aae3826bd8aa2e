"""The service's time: it runs on, whatever is done to the computer's clock, and never backwards.

`SteadyClock` looks at the clock on the wall once, when the service starts, then counts the time that passes. A clock
set forward or back while the service runs changes nothing. `ServiceTime` begins no earlier than the latest moment that
is stored, so a clock set back between two runs gives no time back either. What no program can know: a clock that was
wrong when the service started shifts everything by as much, until the service is started again.
"""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]


def passed() -> float:
    """Seconds that have passed since some moment, sleep of the computer included where the system counts it."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


def wall() -> datetime:
    """What the computer's clock says."""
    return datetime.now(UTC)


class SteadyClock:
    """The time on the wall at the start, and what has passed since."""

    def __init__(self, wall: Clock = wall, passed: Callable[[], float] = passed) -> None:
        self._start = wall().astimezone(UTC)
        self._passed = passed
        self._zero = passed()

    def __call__(self) -> datetime:
        """This moment in UTC."""
        return self._start + timedelta(seconds=self._passed() - self._zero)


class ServiceTime:
    """A clock that is never earlier than what it said before, nor than what is stored.

    Where the clock it is given stands behind, it runs on from the stored moment by as much as that clock does.
    """

    def __init__(self, clock: Clock, latest: datetime | None = None) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        first = clock().astimezone(UTC)
        self._ahead = max(timedelta(), latest.astimezone(UTC) - first) if latest else timedelta()
        self._last = first + self._ahead

    def __call__(self) -> datetime:
        """This moment in UTC."""
        with self._lock:
            said = self._clock().astimezone(UTC) + self._ahead
            if said < self._last:  # set back: from here it runs on beside that clock
                self._ahead += self._last - said
            self._last = max(self._last, said)
            return self._last
