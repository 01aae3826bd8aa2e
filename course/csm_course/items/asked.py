"""Questions as a learner sees them, and the answers that may be given: the six kinds of item, without any key."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from csm_course.exercises.base import Choice, Key
from csm_course.model import Model

ItemId = Annotated[str, StringConstraints(max_length=80)]
Number = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]


class Story(Model):
    """What several items lean on: a case, a mail, a table; `text` is Markdown."""

    id: Key
    title: str
    text: str


class _Asked(Model):
    id: ItemId
    stem: str
    story: Story | None = None


class AskedSingle(_Asked):
    """Choose one option."""

    kind: Literal["single"] = "single"
    options: tuple[Choice, ...]


class AskedMultiple(_Asked):
    """Choose every option that fits."""

    kind: Literal["multiple"] = "multiple"
    options: tuple[Choice, ...]


class AskedMatch(_Asked):
    """Give each of `left` one of `right`; a part of `right` may stay over."""

    kind: Literal["match"] = "match"
    left: tuple[Choice, ...]
    right: tuple[Choice, ...]


class AskedOrder(_Asked):
    """Put the options in order."""

    kind: Literal["order"] = "order"
    options: tuple[Choice, ...]


class AskedNumeric(_Asked):
    """Give a number; `unit` stands beside the field."""

    kind: Literal["numeric"] = "numeric"
    unit: str = ""


AskedItem: TypeAlias = Annotated[
    AskedSingle | AskedMultiple | AskedMatch | AskedOrder | AskedNumeric, Field(discriminator="kind")
]


class SingleResponse(Model):
    kind: Literal["single"] = "single"
    choice: Key


class MultipleResponse(Model):
    kind: Literal["multiple"] = "multiple"
    marked: Annotated[tuple[Key, ...], Field(max_length=12)]


class MatchResponse(Model):
    kind: Literal["match"] = "match"
    matched: Annotated[dict[Key, Key], Field(max_length=12)]


class OrderResponse(Model):
    kind: Literal["order"] = "order"
    order: Annotated[tuple[Key, ...], Field(max_length=12)]


class NumericResponse(Model):
    """`number` as it was typed; what counts as a number is the scorer's to say."""

    kind: Literal["numeric"] = "numeric"
    number: Number


Response: TypeAlias = Annotated[
    SingleResponse | MultipleResponse | MatchResponse | OrderResponse | NumericResponse, Field(discriminator="kind")
]
