"""What can go wrong with an engagement, told to its reader: what happened, and what to do."""

from collections.abc import Sequence
from typing import NamedTuple

from csm_course.engagement.document import Kept
from csm_course.store.trouble import StoreTrouble

GONE = "This engagement is not there any more: it was deleted in another window. Choose another one."
NO_REVISION = "This step of the history is too old to be kept. Choose a later one."
NOT_DELETED = "The course's case customer cannot be deleted: the exercises need it. You can reset it."
TOO_LONG_AGO = "Everything in this tool (too much has changed since you opened it)"
NOT_TOGETHER = "This tool (what you changed does not go together with what was changed there)"


class NoEngagement(StoreTrouble):
    """There is no engagement, or no step of its history, under this name."""


class NotDeleted(StoreTrouble):
    """The engagement belongs to the course."""


class Difficulty(NamedTuple):
    """A fact that was changed on both sides: its label, and what it says here and there (empty: nothing)."""

    label: str
    mine: str
    theirs: str


class Conflict(Exception):
    """The same facts were changed in another window. Nothing was kept: the reader decides whose word counts.

    `theirs` is the engagement as the other window left it; `keep(..., base=theirs.revision)` goes on from there,
    `keep(..., over=True)` lets mine stand in the facts named, and takes theirs in all others.
    """

    def __init__(self, difficulties: Sequence[Difficulty], theirs: Kept) -> None:
        self.difficulties = tuple(difficulties)
        self.labels = tuple(one.label for one in difficulties)
        self.theirs = theirs
        super().__init__(f"This was also changed in another window: {'; '.join(self.labels)}.")
