"""What the learner's own store says, as the home needs it: one reading, complete in itself.

The home is shown with or without the store: where it cannot be used, `trouble` says why, in the learner's words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from csm_course.store import Attempt, LearnerStore, PageProgress, StoreTrouble


@dataclass(frozen=True)
class Progress:
    """Pages opened and completed, the page opened last, the best attempts, and the learner's own dates."""

    pages: Mapping[str, PageProgress] = field(default_factory=dict)
    last_page: str | None = None
    best: Mapping[str, Attempt] = field(default_factory=dict)
    attempts: Mapping[str, int] = field(default_factory=dict)
    due: Mapping[str, date] = field(default_factory=dict)
    trouble: str = ""

    def is_completed(self, page: str) -> bool:
        """True where the learner marked the page as complete."""
        return page in self.pages and self.pages[page].completed is not None


def read_progress(store: LearnerStore | None = None) -> Progress:
    """The learner's progress now; `store`: another one than the learner's own."""
    store = store or LearnerStore()
    try:
        return Progress(store.pages(), store.last_page(), store.best(), _counts(store.attempts()), store.due())
    except StoreTrouble as trouble:
        return Progress(trouble=str(trouble))


def _counts(attempts: tuple[Attempt, ...]) -> dict[str, int]:
    """How often each exercise was judged."""
    counts: dict[str, int] = {}
    for attempt in attempts:
        counts[attempt.exercise] = counts.get(attempt.exercise, 0) + 1
    return counts
