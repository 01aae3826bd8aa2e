"""Multiple choice: every option is a decision; a wrong tick takes back a right one."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from csm_course.exercises.base import Answer, Choice, Exercise, Key, Option, Question, require_distinct, shown


class MarkedOption(Option):
    """An option that belongs to the answer (`correct`) or does not."""

    correct: bool


class MultipleQuestion(Question):
    kind: Literal["multiple"] = "multiple"
    options: tuple[Choice, ...]


class MultipleAnswer(Answer):
    choices: Annotated[tuple[Key, ...], Field(max_length=20)] = ()

    def is_blank(self) -> bool:
        return not self.choices


class MultipleExercise(Exercise):
    kind: Literal["multiple"]
    options: Annotated[tuple[MarkedOption, ...], Field(min_length=3, max_length=12)]

    @model_validator(mode="after")
    def _some_right_some_wrong(self) -> Self:
        require_distinct(tuple(option.id for option in self.options), "options")
        right = sum(option.correct for option in self.options)
        if right in (0, len(self.options)):
            raise ValueError("at least one option must be correct and at least one must not be")
        return self

    def question(self) -> MultipleQuestion:
        return MultipleQuestion(
            id=self.id, title=self.title, points=self.points, hints=self.hints, options=shown(self.options)
        )
