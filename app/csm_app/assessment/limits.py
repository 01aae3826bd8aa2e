"""How often one person may ask: a bucket of tokens for each, filled at a steady pace."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic


@dataclass(frozen=True)
class Pace:
    """`a_second` requests for good, and `stock` at once after a rest."""

    a_second: float
    stock: int


PACES = {
    "reading": Pace(10, 60),
    "saving": Pace(5, 40),
    "deciding": Pace(0.5, 10),  # begin and hand in: what makes a form or a result
    "public": Pace(20, 120),
}
"""By the kind of request. A page that saves every choice at once stays far below."""
MOST = 20_000
"""Buckets that are kept; full ones are forgotten first, which changes nothing for their owners."""


class Limits:
    """The buckets of everybody. Used from the event loop only, so nothing is locked."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._buckets: dict[tuple[str, str], tuple[float, float]] = {}

    def wait(self, who: str, kind: str) -> float:
        """0 where the request may go on, which takes a token; otherwise the seconds until there is one."""
        pace, now = PACES[kind], self._clock()
        tokens, since = self._buckets.get((kind, who), (float(pace.stock), now))
        tokens = min(pace.stock, tokens + (now - since) * pace.a_second)
        if tokens < 1:
            self._buckets[kind, who] = (tokens, now)
            return (1 - tokens) / pace.a_second
        self._buckets[kind, who] = (tokens - 1, now)
        if len(self._buckets) > MOST:
            self._forget(now)
        return 0

    def _forget(self, now: float) -> None:
        full = [key for key, bucket in self._buckets.items() if _is_full(PACES[key[0]], *bucket, now)]
        for key in full or list(self._buckets)[: MOST // 2]:
            del self._buckets[key]


def _is_full(pace: Pace, tokens: float, since: float, now: float) -> bool:
    return tokens + (now - since) * pace.a_second >= pace.stock
