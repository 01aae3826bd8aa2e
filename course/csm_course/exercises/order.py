"""Order: bring steps into sequence; the author writes them in the right one, the learner meets them mixed."""

import random
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from csm_course.exercises.base import Answer, Choice, Exercise, Key, Option, Question, require_distinct, shown


class OrderQuestion(Question):
    kind: Literal["order"] = "order"
    items: tuple[Choice, ...]


class OrderAnswer(Answer):
    order: Annotated[tuple[Key, ...], Field(max_length=20)] = ()

    def is_blank(self) -> bool:
        return not self.order


class OrderExercise(Exercise):
    kind: Literal["order"]
    items: Annotated[tuple[Option, ...], Field(min_length=3, max_length=12)]

    @model_validator(mode="after")
    def _items_differ(self) -> Self:
        require_distinct(tuple(item.id for item in self.items), "items")
        return self

    def question(self) -> OrderQuestion:
        return OrderQuestion(
            id=self.id,
            title=self.title,
            points=self.points,
            hints=self.hints,
            items=mixed(shown(self.items), self.id),
        )


def mixed(items: tuple[Choice, ...], seed: str) -> tuple[Choice, ...]:
    """The items in another order: the same for everybody (builds are byte-stable), never the right one."""
    shuffled = list(items)
    generator = random.Random(seed)
    while shuffled[0] == items[0] or shuffled[-1] == items[-1]:
        generator.shuffle(shuffled)
    return tuple(shuffled)
