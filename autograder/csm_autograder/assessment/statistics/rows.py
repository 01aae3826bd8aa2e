"""One answer of one learner, as statistics take it: whoever kept it, a service or a table."""

from dataclasses import dataclass
from datetime import datetime

REHEARSAL = "-rehearsal"
"""What the name of an assessment ends in while it is a rehearsal: its sittings are never mixed with the exam's."""

VERSION = " (version "
"""What stands between an item's id and its later version."""


def counted_as(assessment: str, rehearsal: bool) -> str:
    """The name under which a sitting's answers are counted."""
    return f"{assessment}{REHEARSAL}" if rehearsal else assessment


def assessment_of(name: str) -> str:
    """The assessment of the course behind a name, rehearsal or not."""
    return name.removesuffix(REHEARSAL)


def item_label(item: str, version: int) -> str:
    """What an item is called in reports: another version is another item."""
    return item if version <= 1 else f"{item}{VERSION}{version})"


def item_of(label: str) -> str:
    """The id of the item behind a label, whatever its version."""
    return label.partition(VERSION)[0]


@dataclass(frozen=True)
class Answer:
    """One item of one finished sitting. `assessment`: the name it is counted under (`counted_as`).

    `item` is the id with the seed of a generated variant (`gen-nps-17`), `version` the item's version; `response` is
    the answer as JSON text, None where nothing was answered (it counts 0 points); `points` run from 0 to 1; `seconds`
    is the time the item was in sight. `attempt` counts a learner's sittings of this assessment from 1. `counts`:
    whether it earns points in this sitting; a pilot does not.
    """

    learner: str
    sitting: str
    assessment: str
    form: str
    item: str
    version: int
    response: str | None
    points: float
    seconds: float | None = None
    group: str | None = None
    attempt: int | None = None
    began: datetime | None = None
    counts: bool = True
