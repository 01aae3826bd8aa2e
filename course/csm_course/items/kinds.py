"""The kinds of item beside the single choice: multiple, match, order and numeric, as authors write them."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, TypeAdapter, model_validator

from csm_course.exercises.base import Key, Option, Text, require_distinct
from csm_course.exercises.item import ItemFields
from csm_course.exercises.quiz import Item
from csm_course.items.generated import GeneratedItem
from csm_course.model import Model

Value = Annotated[float, Field(allow_inf_nan=False)]
Tolerance = Annotated[float, Field(ge=0, allow_inf_nan=False)]
SLACK = 1e-9
"""Binary fractions must not decide at the very edge of a tolerance; relative to numbers above 1."""


class MultipleItem(ItemFields):
    """Choose every option that fits: at least two do, and at least one does not."""

    kind: Literal["multiple"]
    options: Annotated[tuple[Option, ...], Field(min_length=4, max_length=6)]
    keys: Annotated[tuple[Key, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _keys_are_options(self) -> Self:
        ids = tuple(option.id for option in self.options)
        require_distinct(ids, "options")
        require_distinct(self.keys, "keys")
        if unknown := next((key for key in self.keys if key not in ids), None):
            raise ValueError(f"the key {unknown!r} is not an option; the options are {', '.join(ids)}")
        if len(self.keys) == len(ids):
            raise ValueError("every option is a key - write at least one that does not fit")
        return self


class Pair(Model):
    """What stands on the left, and the text on the right that belongs to it; `reason` teaches why."""

    id: Key
    text: Text
    match: Text
    reason: Text


class MatchItem(ItemFields):
    """Give each text on the left the one on the right that belongs to it.

    Pairs may share a text on the right, which is then shown once: a sort is a match. `others` are texts that belong to
    nothing, with what to tell whoever chose them.
    """

    kind: Literal["match"]
    pairs: Annotated[tuple[Pair, ...], Field(min_length=3, max_length=6)]
    others: Annotated[tuple[Option, ...], Field(max_length=3)] = ()

    @model_validator(mode="after")
    def _sides_differ(self) -> Self:
        ids = (*(pair.id for pair in self.pairs), *(other.id for other in self.others))
        require_distinct(ids, "pairs or others")
        require_distinct(tuple(pair.text for pair in self.pairs), "pairs")
        matches = {pair.match for pair in self.pairs}
        if len(matches) == 1 and not self.others:
            raise ValueError("everything belongs to one text - write others, or pairs that differ")
        if shared := next((other.text for other in self.others if other.text in matches), None):
            raise ValueError(f"{shared!r} stands under 'others' and belongs to a pair - take it out of one of them")
        _require_shuffled(self)
        return self


class OrderItem(ItemFields):
    """Put steps in order. They are written in the right one; each `reason` says why it comes when it does."""

    kind: Literal["order"]
    steps: Annotated[tuple[Option, ...], Field(min_length=3, max_length=7)]

    @model_validator(mode="after")
    def _steps_differ(self) -> Self:
        require_distinct(tuple(step.id for step in self.steps), "steps")
        require_distinct(tuple(step.text for step in self.steps), "steps")
        _require_shuffled(self)
        return self


class TypedError(Model):
    """A wrong number that a known mistake leads to, and what to tell whoever made it."""

    value: Value
    name: Text
    reason: Text


class NumericItem(ItemFields):
    """Give a number; right within `tolerance`. `reason` says how it comes about, `errors` are mistakes people make.

    `recomputed`: the sum that gives the value; `csm check` works it out.
    """

    kind: Literal["numeric"]
    value: Value
    tolerance: Tolerance
    unit: Annotated[str, Field(max_length=20)] = ""
    decimals: Annotated[int, Field(ge=0, le=6)]
    reason: Text
    errors: Annotated[tuple[TypedError, ...], Field(max_length=6)] = ()
    recomputed: Text | None = None

    @model_validator(mode="after")
    def _errors_are_wrong(self) -> Self:
        require_distinct(tuple(error.name for error in self.errors), "errors")
        for error in self.errors:
            if abs(error.value - self.value) <= self.tolerance + SLACK * max(1.0, abs(self.value)):
                raise ValueError(f"the error '{error.name}' lies within the tolerance - give it another value")
        return self


def _require_shuffled(item: MatchItem | OrderItem) -> None:
    """Where all is about the order shown, it may not be the author's."""
    if not item.shuffle:
        raise ValueError(f"'shuffle: false' would show the answer of an item of kind '{item.kind}' - take it out")


FixedItem: TypeAlias = Item | MultipleItem | MatchItem | OrderItem | NumericItem
"""An item that can be asked as it stands; a generated one is made into one of these by its seed."""
AnyItem: TypeAlias = FixedItem | GeneratedItem


def _shape(kind: type[AnyItem]) -> TypeAdapter[AnyItem]:
    return TypeAdapter(kind)


KINDS: dict[str, TypeAdapter[AnyItem]] = {
    "single": _shape(Item),
    "multiple": _shape(MultipleItem),
    "match": _shape(MatchItem),
    "order": _shape(OrderItem),
    "numeric": _shape(NumericItem),
    "generated": _shape(GeneratedItem),
}
"""How each kind is read, by the name authors give it; without a name an item is a single choice."""
