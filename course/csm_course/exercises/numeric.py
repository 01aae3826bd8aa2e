"""Numeric: one number in a stated unit, within a tolerance; known mistakes are named and may earn part."""

from typing import Annotated, Literal

from pydantic import Field

from csm_course.exercises.base import Answer, Exercise, Question, Text
from csm_course.model import Model

Number = Annotated[float, Field(allow_inf_nan=False)]
Tolerance = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class NamedError(Model):
    """A wrong value that a known mistake leads to, and what to tell whoever made it."""

    value: Number
    tolerance: Tolerance
    reason: Text
    credit: Annotated[float, Field(ge=0, lt=1)] = 0


class Recomputation(Model):
    """Where the key comes from: a tool, its inputs, and the figure of its result (checked by `csm check`)."""

    tool: Text
    inputs: dict[str, object]
    path: Text
    factor: float = 1


class NumericQuestion(Question):
    kind: Literal["numeric"] = "numeric"
    label: Text
    unit: str
    decimals: int


class NumericAnswer(Answer):
    """The number as it was typed: `autograder` reads it, so that no learner loses points to a comma."""

    text: Annotated[str, Field(max_length=60)] = ""

    def is_blank(self) -> bool:
        return not self.text.strip()


class NumericExercise(Exercise):
    kind: Literal["numeric"]
    label: Text
    unit: str
    decimals: Annotated[int, Field(ge=0, le=6)] = 2
    key: Number
    tolerance: Tolerance
    recomputed: Recomputation | None = None
    errors: tuple[NamedError, ...] = ()
    otherwise: Text

    def question(self) -> NumericQuestion:
        return NumericQuestion(
            id=self.id, title=self.title, points=self.points, hints=self.hints,
            label=self.label, unit=self.unit, decimals=self.decimals,
        )  # fmt: skip
