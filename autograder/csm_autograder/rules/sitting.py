"""Sitting: the receipt is verified without asking anybody; its share of the points is the exercise's share."""

from csm_autograder.assessment.receipts import Receipt, Rejected, verify
from csm_autograder.assessment.receipts.receipt import moment
from csm_autograder.receipt_check import NOBODY_TRUSTED, NotVerifiable, ReceiptCheck
from csm_autograder.verdict import VerdictLine, rounded
from csm_course.exercises.sitting import SittingAnswer, SittingExercise


def judge_sitting(
    exercise: SittingExercise, answer: SittingAnswer, check: ReceiptCheck | None
) -> tuple[VerdictLine, ...]:
    """One line: what the receipt vouches for, or why it counts nothing. Raises `NotVerifiable`."""
    receipt = verified(exercise, answer, check)
    points = 0.0 if isinstance(receipt, Rejected) else _points(exercise, receipt)
    reason = receipt.reason if isinstance(receipt, Rejected) else _vouched(receipt)
    return (VerdictLine(label=exercise.title, points=points, maximum=exercise.points, reason=reason),)


def passed(exercise: SittingExercise, answer: SittingAnswer, check: ReceiptCheck | None) -> bool | None:
    """Whether the sitting was passed; None where it can be neither, or the receipt is refused."""
    receipt = verified(exercise, answer, check)
    return None if isinstance(receipt, Rejected) else receipt.passed


def pass_remark(exercise: SittingExercise, answer: SittingAnswer, check: ReceiptCheck | None) -> str:
    """Passed or not, in words."""
    return {True: "Passed.", False: "Not passed yet.", None: ""}[passed(exercise, answer, check)]


def verified(exercise: SittingExercise, answer: SittingAnswer, check: ReceiptCheck | None) -> Receipt | Rejected:
    """The receipt, or why it is refused.

    Raises `NotVerifiable` where nobody said whom to trust: that is no fault of the learner's.
    """
    if check is None or not check.trusted.services:
        raise NotVerifiable(NOBODY_TRUSTED)
    if exercise.id in check.used:
        return Rejected(check.used[exercise.id])
    trusted = check.trusted
    found = verify(
        answer.receipt, trusted.services, check.learner, exercise.assessment, None, check.now, trusted.apart
    )  # fmt: skip
    if isinstance(found, Rejected) and found.unknown_service and not trusted.is_set:
        raise NotVerifiable(NOBODY_TRUSTED)
    return found


def _points(exercise: SittingExercise, receipt: Receipt) -> float:
    """A form may have another number of questions than the exercise has points."""
    return rounded(exercise.points * receipt.points / receipt.maximum) if receipt.maximum else 0.0


def _vouched(receipt: Receipt) -> str:
    when = f"{moment(receipt.handed_in):%d %B %Y, %H:%M} UTC"
    return f"{receipt.points:g} of {receipt.maximum:g} points in the sitting of {when}, signed by “{receipt.service}”."
