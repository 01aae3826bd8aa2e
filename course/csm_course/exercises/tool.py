"""Tool: work with one of the professional tools; what was entered and what came out is checked."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from csm_course.exercises.base import Answer, Exercise, Points, Question, Text
from csm_course.model import Model

Number = Annotated[float, Field(allow_inf_nan=False)]


class _Check(Model):
    """One thing that earns points. `path` addresses `inputs.…` or `result.…`; the two texts teach."""

    path: Annotated[str, Field(pattern=r"^(inputs|result)(\.[a-z_0-9]+)+$")]
    points: Points
    what: Text
    wrong: Text


class NearCheck(_Check):
    """The number lies within `tolerance` of `value`."""

    rule: Literal["near"]
    value: Number
    tolerance: Annotated[float, Field(ge=0)]


class EqualsCheck(_Check):
    """The value is exactly this word, number or yes/no."""

    rule: Literal["equals"]
    value: str | bool | Number


class BetweenCheck(_Check):
    """The number lies between `low` and `high`, both included."""

    rule: Literal["between"]
    low: Number
    high: Number


class OneOfCheck(_Check):
    """The value is one of these words."""

    rule: Literal["one-of"]
    values: tuple[str, ...]


Check = Annotated[NearCheck | EqualsCheck | BetweenCheck | OneOfCheck, Field(discriminator="rule")]


class ToolQuestion(Question):
    """`start` holds the inputs the form opens with, where they differ from the tool's own."""

    kind: Literal["tool"] = "tool"
    tool: Text
    start: dict[str, object] = {}


class ToolAnswer(Answer):
    """The inputs; the result is computed again when the answer is judged."""

    inputs: dict[str, object] = {}

    def is_blank(self) -> bool:
        return not self.inputs


class ToolExercise(Exercise):
    kind: Literal["tool"]
    tool: Text
    start: dict[str, object] = {}
    checks: Annotated[tuple[Check, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _checks_add_up(self) -> Self:
        total = sum(check.points for check in self.checks)
        if total != self.points:
            raise ValueError(f"the checks add up to {total:g} points, the exercise has {self.points:g}")
        return self

    def question(self) -> ToolQuestion:
        return ToolQuestion(
            id=self.id,
            title=self.title,
            points=self.points,
            hints=self.hints,
            tool=self.tool,
            start=self.start,
        )
