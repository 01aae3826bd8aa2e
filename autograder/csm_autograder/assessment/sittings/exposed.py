"""How often each question was asked, counted anew once a minute: the limit of exposure needs no better, and years of
sittings take a while to count."""

import time
from collections.abc import Callable

from csm_autograder.assessment.forms.candidate import Exposure
from csm_autograder.assessment.sittings import records
from csm_autograder.assessment.sittings.storage import Storage

SECONDS = 60.0


class ExposureCounts:
    """The counts of each assessment; safe to use from many threads."""

    def __init__(self, storage: Storage, passed: Callable[[], float] = time.monotonic) -> None:
        self._storage, self._passed = storage, passed
        self._counted: dict[str, tuple[float, Exposure]] = {}

    def of(self, assessment: str) -> Exposure:
        """On how many forms of the assessment each question stood, at most a minute ago."""
        counted = self._counted.get(assessment)
        if counted is None or self._passed() - counted[0] >= SECONDS:
            with self._storage.read() as connection:
                counted = self._passed(), records.exposed(connection, assessment)
            self._counted[assessment] = counted
        return counted[1]
