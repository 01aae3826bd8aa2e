"""What marking gives: notebooks as they are to be kept, points per cell, and what there is to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from csm_autograder.batch.remark import Remark
from csm_autograder.verdict import Verdict


@dataclass(frozen=True)
class Presented:
    """A receipt that was accepted: of which sitting of which service, and for which exercise."""

    exercise: str
    service: str
    sitting: str


@dataclass(frozen=True)
class MarkedCell:
    """One cell that counts; `id` is nbgrader's grade id, which is the id of the exercise.

    `points` is None where a person decides; `verdict` is None for a cell that is not one of the course's exercises.
    """

    id: str
    points: float | None
    maximum: float
    verdict: Verdict | None


@dataclass(frozen=True)
class MarkedNotebook:
    """One notebook, as the text of its file."""

    name: str
    text: str
    cells: tuple[MarkedCell, ...]


@dataclass(frozen=True)
class Marked:
    """One submission, marked. `fingerprint` is the submission's; answers and receipts are kept beside the notebooks,
    and for each of `strange`, where no ordinary file stood, an empty folder that reads the same. `presented`: the
    receipts of sittings that earned points; whether somebody else used them is for the writer to see.
    """

    student: str
    assignment: str
    timestamp: datetime | None
    notebooks: tuple[MarkedNotebook, ...]
    answers: Mapping[str, bytes]
    receipts: Mapping[str, bytes]
    remarks: tuple[Remark, ...]
    fingerprint: str
    strange: tuple[str, ...] = ()
    presented: tuple[Presented, ...] = ()

    @property
    def points(self) -> float:
        """What was earned without a person."""
        return sum(cell.points or 0.0 for notebook in self.notebooks for cell in notebook.cells)

    @property
    def maximum(self) -> float:
        """What can be earned at most, a person's points included."""
        return sum(cell.maximum for notebook in self.notebooks for cell in notebook.cells)
