"""What a graded notebook shows: the record of an answer, and its score. Used in a kernel and without one."""

from pathlib import Path
from typing import Protocol

from csm_autograder.authored import find_authored
from csm_autograder.judge import judge
from csm_autograder.score import Score
from csm_course.answers import AnswerFolder
from csm_course.html import fixed_stylesheet
from csm_course.html.record import record_html
from csm_course.lookup import find_question


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
    return Record(record_html(question, reading.answer, trouble=reading.trouble))


def grade(exercise_id: str, folder: Path) -> Score:
    """The score of the answer in `folder/answers`. Raises `NoKey`."""
    exercise = find_authored(exercise_id)
    if exercise is None:
        raise NoKey(f"the key of {exercise_id!r} is not at hand; set CSM_CONTENT to the authors' folder course/content")
    reading = AnswerFolder(folder / "answers").look(exercise_id, exercise.kind)
    return Score(judge(exercise, reading.answer), trouble=reading.trouble)
