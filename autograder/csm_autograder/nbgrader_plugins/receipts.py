"""What the receipts in a submission are held against while `nbgrader autograde` grades it, and who used them before."""

from pathlib import Path
from typing import Any

from csm_autograder.assessment.receipts import Rejected, SeenReceipts, trusted_services
from csm_autograder.authored import find_authored
from csm_autograder.batch.receipts import receipt_remarks
from csm_autograder.batch.submission import handed_in_at
from csm_autograder.receipt_check import ReceiptCheck, moment_of
from csm_autograder.rules.sitting import verified
from csm_course.answers import AnswerFolder
from csm_course.exercises.sitting import SittingAnswer, SittingExercise


def receipt_check(exercise: SittingExercise, folder: Path, about: Any) -> tuple[ReceiptCheck, str]:
    """The check for the learner's receipt, and what the instructor is told of it, if anything.

    `about`: what nbgrader says of the submission in `folder`. A receipt that counts is noted in the gradebook as used.
    Raises `NotVerifiable`, `KeyTrouble`.
    """
    now = moment_of(handed_in_at(folder))
    check = ReceiptCheck(about["student"], now, trusted_services())
    answer = AnswerFolder(folder / "answers").look(exercise.id, exercise.kind).answer
    if not isinstance(answer, SittingAnswer) or answer.is_blank():
        return check, ""
    found: Any = verified(exercise, answer, check)
    if not isinstance(found, Rejected):
        seen = SeenReceipts.open(about["db_url"])
        found = seen.claim(found, check.learner, about["assignment"], now) or found
        seen.close()
    told = "; ".join(one.instructor for one in receipt_remarks(exercise.id, found, now))
    if isinstance(found, Rejected):
        check = ReceiptCheck(check.learner, now, check.trusted, {exercise.id: found.reason})
    return check, told


def sitting_of(exercise_id: str) -> SittingExercise | None:
    """The exercise, if it is a test taken through the service."""
    exercise = find_authored(exercise_id)
    return exercise if isinstance(exercise, SittingExercise) else None
