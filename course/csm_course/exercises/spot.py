"""Spot the error: parts read as one running document, or as a list; the learner marks the ones that are wrong.

At least as many parts are sound as wrong, so that marking everything earns nothing.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from csm_course.exercises.base import Answer, Choice, Exercise, Key, Option, Question, require_distinct

Layout = Literal["text", "list"]


class Part(Choice):
    """One part as the learner reads it; in a running text, `paragraph` begins a new one."""

    paragraph: bool = False


class JudgedPart(Option):
    """A part that is wrong or sound; `reason` says why, and is shown where it was marked or missed."""

    wrong: bool
    paragraph: bool = False


class SpotQuestion(Question):
    kind: Literal["spot"] = "spot"
    layout: Layout
    parts: tuple[Part, ...]


class SpotAnswer(Answer):
    marked: Annotated[tuple[Key, ...], Field(max_length=20)] = ()

    def is_blank(self) -> bool:
        return not self.marked


class SpotExercise(Exercise):
    kind: Literal["spot"]
    layout: Layout = "list"
    parts: Annotated[tuple[JudgedPart, ...], Field(min_length=4, max_length=14)]

    @model_validator(mode="after")
    def _wrong_among_sound(self) -> Self:
        require_distinct(tuple(part.id for part in self.parts), "parts")
        wrong = sum(part.wrong for part in self.parts)
        if not wrong:
            raise ValueError("no part is wrong; there must be at least one to find")
        if 2 * wrong > len(self.parts):
            raise ValueError(
                f"{wrong} of {len(self.parts)} parts are wrong, so that marking everything would earn points; "
                "add sound parts until they are at least as many"
            )
        return self

    def question(self) -> SpotQuestion:
        parts = tuple(Part(id=part.id, text=part.text, paragraph=part.paragraph) for part in self.parts)
        return SpotQuestion(
            id=self.id, title=self.title, points=self.points, hints=self.hints, layout=self.layout, parts=parts
        )
