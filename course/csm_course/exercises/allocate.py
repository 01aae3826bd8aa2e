"""Allocate: share out a total - hours, money, percent - among items; each has a range that makes sense."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from csm_course.exercises.base import Answer, Choice, Exercise, Key, Question, Text, require_distinct
from csm_course.model import Model

Amount = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]
Total = Annotated[float, Field(gt=0, le=1e12, allow_inf_nan=False)]


class RangedItem(Model):
    """An item and the amounts, from `low` to `high`, that make sense for it; the three reasons teach why."""

    id: Key
    text: Text
    low: Share
    high: Share
    reason: Text
    too_low: Text
    too_high: Text

    @model_validator(mode="after")
    def _low_is_not_above_high(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"the item {self.id!r} has low {self.low:g} above high {self.high:g}; swap them")
        return self


class AllocateQuestion(Question):
    kind: Literal["allocate"] = "allocate"
    total: Total
    unit: str
    step: Total
    items: tuple[Choice, ...]


class AllocateAnswer(Answer):
    """The amount per item, in the exercise's unit; what was not given is left out. All zero is no answer."""

    amounts: Annotated[dict[Key, Amount], Field(max_length=20)] = {}

    def is_blank(self) -> bool:
        return not any(self.amounts.values())


class AllocateExercise(Exercise):
    """`step` is what the slider moves by; the number field takes any amount."""

    kind: Literal["allocate"]
    total: Total
    unit: str
    step: Total = 1
    items: Annotated[tuple[RangedItem, ...], Field(min_length=3, max_length=8)]

    @model_validator(mode="after")
    def _can_be_shared_out(self) -> Self:
        require_distinct(tuple(item.id for item in self.items), "items")
        least, most = sum(item.low for item in self.items), sum(item.high for item in self.items)
        if not least <= self.total <= most:
            raise ValueError(
                f"the ranges add up to {least:g} at least and {most:g} at most, so that {self.total:g} cannot be "
                "shared out within them; widen a range"
            )
        return self

    def question(self) -> AllocateQuestion:
        items = tuple(Choice(id=item.id, text=item.text) for item in self.items)
        return AllocateQuestion(
            id=self.id, title=self.title, points=self.points, hints=self.hints,
            total=self.total, unit=self.unit, step=self.step, items=items,
        )  # fmt: skip


def worded(amount: float, unit: str) -> str:
    """An amount as a sentence says it: `12 hours`, `30%`, `EUR 4,000`."""
    number = f"{amount:,.10g}".replace("-", "−")
    if unit.startswith("%"):
        return f"{number}{unit}"
    return f"EUR {number}{unit.removeprefix('EUR')}" if unit.startswith("EUR") else f"{number} {unit}".rstrip()
