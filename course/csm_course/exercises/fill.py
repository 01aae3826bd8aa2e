"""Fill: a mail or document with gaps; for each gap one block of text is chosen, and the whole reads as it goes out.

`text` is Markdown in which `{name}` marks the gap of that name.
"""

import re
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from csm_course.exercises.base import Answer, Choice, Exercise, Key, Option, Question, Text, require_option, shown
from csm_course.model import Model

GAP = re.compile(r"\{([a-z0-9]+(?:-[a-z0-9]+)*)\}")
"""A gap in the text; its group is the gap's id."""


class Gap(Model):
    """A gap as the learner sees it; `label` names it for those who do not see where it stands."""

    id: Key
    label: Text
    options: tuple[Choice, ...]


class KeyedGap(Model):
    """A gap with the option that belongs there, and a reason for every option."""

    id: Key
    label: Text
    key: Key
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=4)]

    @model_validator(mode="after")
    def _key_is_an_option(self) -> Self:
        require_option(self.key, tuple(option.id for option in self.options))
        return self


class FillQuestion(Question):
    kind: Literal["fill"] = "fill"
    text: Text
    gaps: tuple[Gap, ...]


class FillAnswer(Answer):
    """The option chosen per gap."""

    chosen: Annotated[dict[Key, Key], Field(max_length=20)] = {}

    def is_blank(self) -> bool:
        return not self.chosen


class FillExercise(Exercise):
    kind: Literal["fill"]
    text: Text
    gaps: Annotated[tuple[KeyedGap, ...], Field(min_length=2, max_length=8)]

    @model_validator(mode="after")
    def _text_and_gaps_agree(self) -> Self:
        standing = GAP.findall(self.text)
        for gap in self.gaps:
            if standing.count(gap.id) != 1:
                raise ValueError(f"the text has {{{gap.id}}} {standing.count(gap.id)} times; put it there once")
        if len(standing) != len(self.gaps):
            known = {gap.id for gap in self.gaps}
            unknown = next((name for name in standing if name not in known), None)
            raise ValueError(f"the text has {{{unknown}}}, and there is no gap of that id" if unknown else _TWICE)
        return self

    def question(self) -> FillQuestion:
        gaps = tuple(Gap(id=gap.id, label=gap.label, options=shown(gap.options)) for gap in self.gaps)
        return FillQuestion(
            id=self.id, title=self.title, points=self.points, hints=self.hints, text=self.text, gaps=gaps
        )


_TWICE = "two gaps have the same id; rename one of them"
