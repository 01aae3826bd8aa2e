"""Test ("quiz" in code, where "test" means pytest): single-choice items, handed in together.

An author lists what the test takes from the module's item bank; whoever reads the page puts the items in their place
(`csm_course.items.form`), so that pages, graders and screens all see the very same questions.
"""

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

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
from csm_course.exercises.item import ItemFields
from csm_course.model import Model


class Item(ItemFields):
    """Choose one: an item with a single best answer and a reason for every option.

    `recomputed`: for a key that is a number, the sum that gives it; `csm check` works it out.
    """

    kind: Literal["single"] = "single"
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=4)]
    key: Key
    recomputed: Text | None = None

    @model_validator(mode="after")
    def _key_is_an_option(self) -> Self:
        require_option(self.key, tuple(option.id for option in self.options))
        return self


class Variant(Model):
    """One of the items a generator can make, by its seed."""

    generator: Key
    seed: Annotated[int, Field(ge=0, le=999_999_999)]


def _sort_of(taken: object) -> str:
    return "item" if isinstance(taken, str) else "variant"


Taken = Annotated[
    Annotated[Key, Tag("item")] | Annotated[Variant, Tag("variant")],
    Discriminator(_sort_of),  # so that a fault is told of the one that was meant
]


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
    """One point per item. `take` names items of the module's bank; without it, `items` are written out here."""

    kind: Literal["test"]
    pass_percent: Annotated[float, Field(gt=0, le=100)]
    take: tuple[Taken, ...] = ()
    items: tuple[Item, ...] = ()

    @model_validator(mode="after")
    def _one_point_per_item(self) -> Self:
        require_distinct(tuple(item.id for item in self.items), "items")
        if twice := next((one for index, one in enumerate(self.take) if one in self.take[:index]), None):
            name = twice if isinstance(twice, str) else f"{twice.generator} with seed {twice.seed}"
            raise ValueError(f"'{name}' is taken twice - take another item in its place")
        count = len(self.take) or len(self.items)
        if not count:
            raise ValueError("the test asks nothing - name items of the bank under 'take'")
        if self.items and self.take and len(self.items) != len(self.take):
            raise ValueError("the test has 'items' and 'take' - write one of them")
        if self.points != count:
            raise ValueError(f"a test has one point per item: {count} items, {self.points:g} points")
        return self

    def question(self) -> QuizQuestion:
        asked = tuple(AskedItem(id=item.id, stem=item.stem, options=shown(item.options)) for item in self.items)
        return QuizQuestion(
            id=self.id, title=self.title, points=self.points, hints=self.hints,
            items=asked, pass_percent=self.pass_percent,
        )  # fmt: skip
