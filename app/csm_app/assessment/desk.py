"""What all requests of one home share: the service, made when it is first asked for, and what watches over requests."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from csm_app.assessment.journal import Journal
from csm_app.assessment.lanes import Lanes
from csm_app.assessment.limits import Limits
from csm_app.assessment.maker import Wish
from csm_app.assessment.metrics import Metrics
from csm_app.assessment.saves import Saves
from csm_autograder.assessment.receipts import PublicKeys
from csm_autograder.assessment.sittings import AssessmentService


class Watched(Protocol):
    """What `/health` asks about the database beneath a service."""

    def revisions(self) -> tuple[str, str]:
        """The revision of the tables there, and the newest one this code knows."""

    def close(self) -> None:
        """Let go of every connection."""


class Prepared(Protocol):
    """Forms that are made ahead."""

    def expect(self, wish: Wish) -> None:
        """Somebody is about to begin."""

    def ready(self) -> dict[str, int]:
        """How many lie ready of each test and exam."""

    def close(self) -> None:
        """Stop making forms."""


@dataclass(frozen=True)
class Opened:
    """A service that is ready, the database beneath it, and the keys with which its receipts are verified."""

    service: AssessmentService
    storage: Watched
    keys: PublicKeys
    prepared: Prepared | None = None

    def close(self) -> None:
        """Stop what runs beside, then let go of the database."""
        if self.prepared is not None:
            self.prepared.close()
        self.storage.close()


class Desk:
    """One per process and home."""

    def __init__(
        self,
        opening: Callable[[], Opened],
        journal: Journal,
        lanes: Lanes,
        also: frozenset[str] = frozenset(),
    ) -> None:
        """`opening` makes the service; `also` are further hosts under which browsers know this server."""
        self._opening, self._opened, self._lock = opening, None, Lock()
        self.journal, self.lanes, self.also = journal, lanes, also
        self.limits, self.metrics = Limits(), Metrics()
        self.saves = Saves(lanes, lambda changes: self.service.save_all(changes))  # opened in the lane's thread
        self.when_ended: Callable[[str], None] = lambda assessment: None
        """Told of which assessment a result was asked for; it raises nothing."""

    _opened: Opened | None

    def opened(self) -> Opened:
        """The service and its database; made by the first to ask, in whose thread it may take a second.

        Raises what opening raises; the next one to ask tries again.
        """
        if self._opened is None:
            with self._lock:
                if self._opened is None:
                    self._opened = self._opening()
        return self._opened

    @property
    def service(self) -> AssessmentService:
        """The service."""
        return self.opened().service

    def close(self) -> None:
        """Let work that was begun come to its end, then let go of the database."""
        self.lanes.close()
        if self._opened is not None:
            self._opened.close()
