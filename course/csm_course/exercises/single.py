"""Single choice: exactly one option is best; near misses may earn part of the points."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from csm_course.exercises.base import Answer, Choice, Exercise, Key, Option, Question, require_option, shown


class GradedOption(Option):
    """An option and the share of the points it earns: 1 for the key, less for a defensible near miss."""

    credit: Annotated[float, Field(ge=0, lt=1)] = 0


class SingleQuestion(Question):
    kind: Literal["single"] = "single"
    options: tuple[Choice, ...]


class SingleAnswer(Answer):
    choice: Key | None = None

    def is_blank(self) -> bool:
        return self.choice is None


class SingleExercise(Exercise):
    kind: Literal["single"]
    options: Annotated[tuple[GradedOption, ...], Field(min_length=2, max_length=6)]
    key: Key

    @model_validator(mode="after")
    def _key_is_an_option(self) -> Self:
        require_option(self.key, tuple(option.id for option in self.options))
        return self

    def question(self) -> SingleQuestion:
        return SingleQuestion(
            id=self.id, title=self.title, points=self.points, hints=self.hints, options=shown(self.options)
        )
