"""The points of one saved answer, as nbgrader reads them from a graded cell."""

from pathlib import Path

from csm_autograder import Verdict, VerdictLine
from csm_autograder.grading import NoKey, grade
from csm_autograder.receipt_check import NotVerifiable, ReceiptCheck, moment_of
from csm_autograder.score import Score
from csm_course.learner import learner_name
from csm_course.lookup import UnknownExercise, find_question
from csm_course.places import is_grading
from csm_widgets.failure import record_failure
from csm_widgets.wording import GRADE_FAILED, GRADE_NO_KEY, GRADE_NO_SERVICE


def score(exercise_id: str, folder: Path) -> Score:
    """The clamped points with their reasons; 0 with a reason where nothing can be judged. Never raises."""
    try:
        return grade(exercise_id, folder, _own_check(exercise_id, folder))
    except NotVerifiable:
        return _zero(exercise_id, folder, GRADE_NO_SERVICE)
    except NoKey:
        return _zero(exercise_id, folder, GRADE_NO_KEY)
    except Exception:  # a traceback would say nothing to a learner; the reference leads to the logged one
        return _zero(exercise_id, folder, GRADE_FAILED.format(reference=record_failure(f"judging {exercise_id!r}")))


def _own_check(exercise_id: str, folder: Path) -> ReceiptCheck | None:
    """What a receipt is held against: the learner of this computer, or, in a kernel of nbgrader's, of this folder."""
    if find_question(exercise_id, folder).kind != "sitting":
        return None
    from csm_autograder.assessment.receipts import trusted_services  # cryptography takes long to load

    if is_grading():
        from csm_autograder.batch.submission import handed_in_at

        return ReceiptCheck(folder.parent.name, moment_of(handed_in_at(folder)), trusted_services())
    return ReceiptCheck(learner_name(), moment_of(None), trusted_services())


def _zero(exercise_id: str, folder: Path, reason: str) -> Score:
    """No points, and why."""
    maximum = _maximum(exercise_id, folder)
    line = VerdictLine(label=exercise_id, points=0, maximum=maximum, reason=reason)
    return Score(Verdict(points=0, maximum=maximum, lines=(line,)), trouble=reason)


def _maximum(exercise_id: str, folder: Path) -> float:
    """The points this exercise could have earned; 0 where not even the question can be read."""
    try:
        return find_question(exercise_id, folder).points
    except (UnknownExercise, OSError, ValueError):
        return 0
