"""The template of a module: what is the same in every submission's grading, made once. Data alone, so it travels.

A notebook is its graded text, cut where something of the learner's stands: `pieces[0]`, output of `calls[0]`,
`pieces[1]` and so on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter

from csm_autograder.receipt_check import NOBODY, Trusted
from csm_course.exercises import AnyExercise, AnyQuestion


@dataclass(frozen=True)
class Call:
    """A cell of the learner's: the record of an answer, or its score."""

    what: Literal["exercise", "grade"]
    exercise: str


@dataclass(frozen=True)
class CountedCell:
    """A cell that counts; `exercise` says whose points it takes.

    `points` are the ones every submission gets where no exercise decides; None leaves them to a person.
    """

    id: str
    maximum: float
    exercise: str | None
    points: float | None
    is_task: bool


@dataclass(frozen=True)
class NotebookTemplate:
    """`comments`: what nbgrader notes on each cell that takes a comment."""

    name: str
    pieces: tuple[str, ...]
    calls: tuple[Call, ...]
    cells: tuple[CountedCell, ...]
    comments: Mapping[str, str | None]


@dataclass(frozen=True)
class Template:
    """`answers`: the exercises whose documents are taken. `files`: what the source folder holds beside notebooks, which
    everyone gets, as bytes per path below the folder. `trusted`: the services whose receipts count.

    `fingerprint` changes when a key, a notebook, a file, a trusted service or the rules of judging change.
    """

    assignment: str
    notebooks: tuple[NotebookTemplate, ...]
    exercises: Mapping[str, AnyExercise]
    questions: Mapping[str, AnyQuestion]
    answers: tuple[str, ...]
    files: Mapping[str, bytes]
    fingerprint: str
    trusted: Trusted = NOBODY

    def __getstate__(self) -> dict[str, object]:
        """For the way to another process: a scenario's conditions are functions once they are read, so as JSON."""
        exercises = {id: one.model_dump_json() for id, one in self.exercises.items()}
        questions = {id: one.model_dump_json() for id, one in self.questions.items()}
        return {**self.__dict__, "exercises": exercises, "questions": questions}

    def __setstate__(self, state: dict[str, Any]) -> None:
        exercises = {id: _EXERCISE.validate_json(one) for id, one in state["exercises"].items()}
        questions = {id: _QUESTION.validate_json(one) for id, one in state["questions"].items()}
        self.__dict__.update({**state, "exercises": exercises, "questions": joined(exercises, questions)})


def joined(exercises: Mapping[str, AnyExercise], questions: Mapping[str, AnyQuestion]) -> dict[str, AnyQuestion]:
    """The questions; where one says what its exercise's own question says, that very one, which shares its parts.

    So what is worked out for the judge serves the record (`csm_course.workings`).
    """
    own = {id: one.question() for id, one in exercises.items() if id in questions}
    return {id: own[id] if id in own and _same(own[id], one) else one for id, one in questions.items()}


def _same(one: AnyQuestion, other: AnyQuestion) -> bool:
    return one.model_dump_json() == other.model_dump_json()


_EXERCISE: TypeAdapter[AnyExercise] = TypeAdapter(AnyExercise)
_QUESTION: TypeAdapter[AnyQuestion] = TypeAdapter(AnyQuestion)
