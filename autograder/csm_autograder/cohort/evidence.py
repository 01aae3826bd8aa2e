"""What the graded answers say beyond points: when they were saved, which are blank, and why points were lost.

Judged again from the answers in `build/autograded`, by the same judge: milliseconds for each learner.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from csm_autograder.batch.submission import CannotRead, read_submission
from csm_autograder.judge import judge
from csm_autograder.receipt_check import NotVerifiable, ReceiptCheck, Trusted, moment_of
from csm_course.exercises import AnyExercise
from csm_course.exercises.sitting import SittingExercise


@dataclass(frozen=True)
class Lost:
    """A line of a verdict that earned less than it could."""

    label: str
    reason: str


@dataclass(frozen=True)
class Judged:
    """One answer. `trouble`: why the document could not be read."""

    is_blank: bool
    lost: tuple[Lost, ...] = ()
    trouble: str = ""


@dataclass(frozen=True)
class Evidence:
    """One learner's answers by exercise, and when the newest was saved (UTC without a zone)."""

    saved: datetime | None
    judged: Mapping[str, Judged]


def evidence(folder: Path, student: str, assignment: str, exercises: Mapping[str, AnyExercise]) -> Evidence:
    """What lies in a learner's graded folder; nothing where it cannot be read."""
    try:
        handed_in = read_submission(folder, student, assignment, exercises)
    except CannotRead:
        return Evidence(None, {})
    saved, judged = [], {}
    check = ReceiptCheck(student, moment_of(handed_in.timestamp), _trusted(exercises))
    for id, exercise in exercises.items():
        reading = handed_in.reading(id, exercise.kind)
        blank = reading.answer is None or reading.answer.is_blank()
        if reading.saved is not None and not blank:
            saved.append(reading.saved.replace(tzinfo=None))
        judged[id] = Judged(blank, () if blank else _lost(exercise, reading.answer, check), reading.trouble)
    return Evidence(max(saved, default=None), judged)


def _trusted(exercises: Mapping[str, AnyExercise]) -> Trusted:
    """Whose receipts count; nobody's where that cannot be read, which `csm grade` tells."""
    if not any(isinstance(one, SittingExercise) for one in exercises.values()):
        return Trusted()
    from csm_autograder.assessment.receipts import KeyTrouble, trusted_services  # cryptography takes long to load

    try:
        return trusted_services()
    except KeyTrouble:
        return Trusted()


def _lost(exercise: AnyExercise, answer: object, check: ReceiptCheck) -> tuple[Lost, ...]:
    try:
        verdict = judge(exercise, answer, check=check)  # type: ignore[arg-type]  # read as the exercise's kind
    except NotVerifiable:
        return ()
    if verdict.by_person:
        return ()
    return tuple(
        Lost(line.label, line.reason) for line in verdict.lines if line.points < line.maximum or line.points < 0
    )
