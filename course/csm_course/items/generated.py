"""A numeric item that is drawn anew: numbers within limits, the key from a formula, wrong options from named errors."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from csm_course.arithmetic import FUNCTIONS, NotArithmetic, names_in
from csm_course.exercises.base import Text, require_distinct
from csm_course.exercises.item import ItemFields
from csm_course.items.amounts import FORMAT
from csm_course.model import Model

GeneratorKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=30)]
"""Shorter than other ids: the seed is added to it, so that two variants are two items."""
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=20)]
Number = Annotated[float, Field(allow_inf_nan=False)]
PLACE = re.compile(r"\{([^{}:]*)(?::([^{}]*))?\}")
"""A number put into text: `{start}`, `{start:,}`, or a small sum such as `{start-lost:,}`."""


class Draw(Model):
    """The numbers one name may stand for: `from`, `from` + `step`, ... up to `to`, both ends included."""

    start: Annotated[int | Number, Field(alias="from")]
    to: int | Number
    step: Annotated[int | Number, Field(gt=0)] = 1

    @model_validator(mode="after")
    def _ends_fit(self) -> Self:
        if self.start > self.to:
            raise ValueError(f"'from' {self.start} is above 'to' {self.to} - exchange the two")
        if self.count > 100_000:
            raise ValueError("there are more than 100,000 numbers to draw from - take a larger step")
        return self

    @property
    def count(self) -> int:
        """How many different numbers there are."""
        return int((_fraction(self.to) - _fraction(self.start)) / _fraction(self.step)) + 1

    def number(self, position: int) -> Fraction:
        """The number at a position, from 0 to `count` - 1."""
        return _fraction(self.start) + position * _fraction(self.step)


class Answer(Model):
    """The key: its formula, how it is shown, and why it is right.

    `tolerance` is for numbers typed in; without it, half a unit of the last decimal shown.
    """

    expression: Text
    decimals: Annotated[int, Field(ge=0, le=6)]
    tolerance: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    unit: Annotated[str, StringConstraints(strip_whitespace=True, max_length=20)] = ""
    reason: Text


class NamedError(Model):
    """A mistake people make, the number it leads to, and what to tell whoever made it."""

    name: Text
    expression: Text
    reason: Text


class GeneratedItem(ItemFields):
    """What an author writes; `csm_course.items.generate` makes an item of it for every seed.

    `where` holds conditions on the numbers drawn, such as `lost < new`. `answer_by` says what is made: a choice among
    four numbers, or a field for the number itself.
    """

    id: GeneratorKey
    kind: Literal["generated"]
    answer_by: Literal["choice", "number"] = "choice"
    draws: Annotated[dict[Name, Draw], Field(min_length=1)]
    where: tuple[Text, ...] = ()
    answer: Answer
    errors: Annotated[tuple[NamedError, ...], Field(min_length=3, max_length=6)]

    @model_validator(mode="after")
    def _names_are_drawn(self) -> Self:
        """Every formula, condition and place in a text leans on drawn names only, and every drawn name is used."""
        require_distinct(tuple(error.name for error in self.errors), "errors")
        if taken := sorted(self.draws.keys() & set(FUNCTIONS)):
            raise ValueError(f"'{taken[0]}' is the name of a function - call what is drawn by another name")
        used: set[str] = set()
        for expression in (*self.where, self.answer.expression, *(error.expression for error in self.errors)):
            used |= self._names(expression)
        for text in (self.stem, self.answer.reason, *(error.reason for error in self.errors)):
            used |= self._names_in_text(text)
        if idle := sorted(self.draws.keys() - used):
            raise ValueError(f"'{idle[0]}' is drawn and never used - use it, or take it off 'draws'")
        return self

    def _names(self, expression: str) -> frozenset[str]:
        try:
            names = names_in(expression)
        except NotArithmetic as error:
            raise ValueError(str(error)) from None
        if unknown := sorted(names - self.draws.keys()):
            drawn = ", ".join(self.draws)
            raise ValueError(f"'{unknown[0]}' in '{expression}' is not drawn - use one of: {drawn}")
        return names

    def _names_in_text(self, text: str) -> frozenset[str]:
        if "{" in PLACE.sub("", text) or "}" in PLACE.sub("", text):
            raise ValueError(f"a brace is left open in '{text}' - write {{name}} for what is drawn")
        names: set[str] = set()
        for expression, form in PLACE.findall(text):
            if FORMAT.fullmatch(form) is None:
                raise ValueError(f"'{form}' is no format - use ',' for thousands and '.1f' for one decimal")
            names |= self._names(expression)
        return frozenset(names)


def _fraction(number: float) -> Fraction:
    """The number with the digits it was written with, so that 0.1 is a tenth."""
    return Fraction(Decimal(repr(number)))
