"""What a graded notebook shows: the record of an answer, and its score. Used in a kernel and without one."""

from pathlib import Path
from typing import Protocol

from csm_autograder.authored import find_authored
from csm_autograder.judge import judge
from csm_autograder.receipt_check import ReceiptCheck
from csm_autograder.score import Score
from csm_course.answers import AnswerFolder, Reading
from csm_course.exercises import AnyExercise, AnyQuestion
from csm_course.html import fixed_stylesheet
from csm_course.html.record import record_html
from csm_course.lookup import find_question
from csm_course.workings import Workings

SAVE_AGAIN = "Open the page, save your answer again, and hand the module in once more."
NOTHING_TO_JUDGE = "There was no answer that could be read."


class Shown(Protocol):
    """Something a notebook can show."""

    def _repr_html_(self) -> str: ...


class NoKey(LookupError):
    """The key is not at hand, so nothing can be graded: this must stop the grading, never give points."""


class Record:
    """An answer as it was handed in; `html` is already safe."""

    def __init__(self, html: str) -> None:
        self._html = html

    def __repr__(self) -> str:
        return "Your answer"

    def _repr_html_(self) -> str:
        return f'<style>{fixed_stylesheet()}</style><div class="csm-root">{self._html}</div>'


def record(exercise_id: str, folder: Path) -> Record:
    """The answer in `folder/answers`, in words. Raises UnknownExercise."""
    question = find_question(exercise_id, folder)
    reading = AnswerFolder(folder / "answers").look(exercise_id, question.kind)
    return record_of(question, reading)


def record_of(question: AnyQuestion, reading: Reading, workings: Workings | None = None) -> Record:
    """The record of what was found; of a document that could not be read the learner is told why, and what to do."""
    trouble = f"{reading.trouble} {SAVE_AGAIN}" if reading.trouble else ""
    return Record(record_html(question, reading.answer, trouble=trouble, workings=workings))


def grade(exercise_id: str, folder: Path, check: ReceiptCheck | None = None) -> Score:
    """The score of the answer in `folder/answers`. Raises `NoKey`, and `NotVerifiable` for a receipt."""
    exercise = find_authored(exercise_id)
    if exercise is None:
        raise NoKey(f"the key of {exercise_id!r} is not at hand; set CSM_CONTENT to the authors' folder course/content")
    reading = AnswerFolder(folder / "answers").look(exercise_id, exercise.kind)
    return score(exercise, reading, check=check)


def score(
    exercise: AnyExercise, reading: Reading, workings: Workings | None = None, check: ReceiptCheck | None = None
) -> Score:
    """The score of what was found; nothing for a document that could not be read."""
    verdict = judge(exercise, reading.answer, workings, check)
    if not reading.trouble:
        return Score(verdict)
    lines = tuple(line.model_copy(update={"reason": NOTHING_TO_JUDGE}) for line in verdict.lines)
    return Score(verdict.model_copy(update={"lines": lines}), trouble=reading.trouble)
