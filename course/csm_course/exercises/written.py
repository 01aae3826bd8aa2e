"""Written answer: judged by a person against a rubric that the learner can read beforehand."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from csm_course.exercises.base import Answer, Exercise, Points, Question, Text
from csm_course.model import Model


class Criterion(Model):
    """One row of the rubric: what is looked at, and what full and part of its points look like."""

    name: Text
    points: Points
    full: Text
    part: Text


class WrittenQuestion(Question):
    kind: Literal["written"] = "written"
    words: tuple[int, int]
    rubric: tuple[Criterion, ...]


class WrittenAnswer(Answer):
    text: Annotated[str, Field(max_length=20_000)] = ""

    def is_blank(self) -> bool:
        return not self.text.strip()


class WrittenExercise(Exercise):
    """`words` is the recommended length (from, to); `solution` is a model answer.

    `comments`: what a grader may want to write under an answer, offered in the formgrader. They go into no file that
    is made from an exercise: only who grades has a use for them.
    """

    kind: Literal["written"]
    words: tuple[Annotated[int, Field(gt=0)], Annotated[int, Field(gt=0)]]
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=2)]
    comments: Annotated[tuple[Text, ...], Field(exclude=True)] = ()

    @model_validator(mode="after")
    def _rubric_adds_up(self) -> Self:
        total = sum(criterion.points for criterion in self.rubric)
        if total != self.points:
            raise ValueError(f"the rubric adds up to {total:g} points, the exercise has {self.points:g}")
        return self

    def question(self) -> WrittenQuestion:
        return WrittenQuestion(
            id=self.id,
            title=self.title,
            points=self.points,
            hints=self.hints,
            words=self.words,
            rubric=self.rubric,
        )
