"""Test ("quiz" in code, where "test" means pytest): single-choice items, handed in together."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from csm_course.exercises.base import (
    Answer,
    Choice,
    Exercise,
    Key,
    Option,
    Question,
    Text,
    require_distinct,
    require_option,
    shown,
)
from csm_course.model import Model

Bloom = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]


class Item(Model):
    """One question with a reason for every option, and what it measures."""

    id: Key
    stem: Text
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=4)]
    key: Key
    lesson: Text
    objective: Text
    competency: Text
    topics: tuple[Text, ...] = ()
    bloom: Bloom
    difficulty: Annotated[float, Field(gt=0, lt=1)]
    author: Text
    reviewed: Text
    version: Annotated[int, Field(ge=1)] = 1

    @model_validator(mode="after")
    def _key_is_an_option(self) -> Self:
        require_option(self.key, tuple(option.id for option in self.options))
        return self


class AskedItem(Model):
    """An item as the learner sees it."""

    id: Key
    stem: Text
    options: tuple[Choice, ...]


class QuizQuestion(Question):
    kind: Literal["test"] = "test"
    items: tuple[AskedItem, ...]
    pass_percent: float


class QuizAnswer(Answer):
    """The option chosen per item.

    `handed_in` is for the learner's screen, which shows the verdict once it is true. Grading judges what was chosen
    either way: who runs out of time loses no right answer.
    """

    choices: Annotated[dict[Key, Key], Field(max_length=100)] = {}
    handed_in: bool = False

    def is_blank(self) -> bool:
        return not self.choices


class QuizExercise(Exercise):
    """One point per item."""

    kind: Literal["test"]
    pass_percent: Annotated[float, Field(gt=0, le=100)]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _one_point_per_item(self) -> Self:
        require_distinct(tuple(item.id for item in self.items), "items")
        if self.points != len(self.items):
            raise ValueError(f"a test has one point per item: {len(self.items)} items, {self.points:g} points")
        return self

    def question(self) -> QuizQuestion:
        asked = tuple(AskedItem(id=item.id, stem=item.stem, options=shown(item.options)) for item in self.items)
        return QuizQuestion(
            id=self.id, title=self.title, points=self.points, hints=self.hints,
            items=asked, pass_percent=self.pass_percent,
        )  # fmt: skip
