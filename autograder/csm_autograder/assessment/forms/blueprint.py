"""A blueprint: how many questions a form has of each module, lesson, Bloom level, competency group and their crossings.

What a list names is all there may be: with `modules` written, a module it leaves out has no question on the form. A
list that is not written asks for nothing.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, model_validator

from csm_autograder.assessment.forms.counts import Count, Span, exactly
from csm_course.exercises.base import Text
from csm_course.exercises.item import Bloom
from csm_course.model import Model

Trait: TypeAlias = Literal["module", "lesson", "bloom", "group"]
"""What a question is sorted by."""
LISTS: Mapping[Trait, str] = {"module": "modules", "lesson": "lessons", "bloom": "bloom", "group": "groups"}
"""The list of a blueprint that counts by the trait."""
Share = Annotated[float, Field(gt=0, lt=1)]
Ability = Annotated[float, Field(ge=-4, le=4, allow_inf_nan=False)]
Tolerance = Annotated[float, Field(ge=0.05, allow_inf_nan=False)]
"""Below this, proving that no form exists may take the solver longer than a learner waits."""


class Cell(Model):
    """A crossing: so many questions that are of this module and this Bloom level (or lesson, or group)."""

    module: Text | None = None
    lesson: Text | None = None
    bloom: Bloom | None = None
    group: Text | None = None
    items: Count

    @property
    def traits(self) -> dict[Trait, str]:
        """What a question of the cell is."""
        named: dict[Trait, str | None] = {
            "module": self.module, "lesson": self.lesson, "bloom": self.bloom, "group": self.group,
        }  # fmt: skip
        return {trait: value for trait, value in named.items() if value is not None}

    @model_validator(mode="after")
    def _crosses(self) -> "Cell":
        if len(self.traits) < 2:
            raise ValueError("a cell crosses two things, such as module and bloom - write one alone in its own list")
        return self


class StoryPart(Model):
    """How many questions come from stories, and how many of each story taken: all of them (`whole`) or a number.

    `taken`: how many stories a form has, so that learners read equally long. `of_each_phase`: how many of them may play
    in one phase of the framework; a story that names no phase is not counted.
    """

    items: Count
    each: Literal["whole"] | Count = "whole"
    taken: Count | None = None
    of_each_phase: Annotated[int, Field(ge=1)] | None = None

    @property
    def called(self) -> str:
        """What its stories are, in words."""
        if self.of_each_phase is None:
            return "stories"
        return "stories of different phases" if self.of_each_phase == 1 else f"stories, {self.of_each_phase} of a phase"


class Cut(Model):
    """What makes forms parallel where it counts: at the ability of somebody who just passes.

    `ability`: on the Rasch scale, where 0 is the learner the items' difficulty was estimated for (`difficulty.py`).
    `barely`: the ability of the barely competent candidates whom Angoff ratings speak of. `score`: the points expected
    at the cut. `information`: how sharply the form tells learners apart there. All are fixed here, so that forms made
    months apart are parallel to each other too.
    """

    ability: Ability
    barely: Ability = 0.0
    score: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    score_within: Tolerance = 0.5
    information: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    information_within: Tolerance = 0.25


class Blueprint(Model):
    """All that a form must keep to.

    `generated`: how many questions may be drawn by generators. `stories`: without it no question leans on a story.
    `pilots`: questions asked beside the counted ones, without points, to learn how they do. `most_exposed`: on what
    share of all forms made so far one question may stand.
    """

    items: Annotated[int, Field(ge=1, le=500)]
    modules: dict[Text, Count] = {}
    lessons: dict[Text, Count] = {}
    bloom: dict[Bloom, Count] = {}
    groups: dict[Text, Count] = {}
    cells: tuple[Cell, ...] = ()
    generated: Count | None = None
    stories: StoryPart | None = None
    pilots: Annotated[int, Field(ge=0, le=50)] = 0
    cut: Cut | None = None
    most_exposed: Annotated[float, Field(gt=0, le=1)] = 1.0

    def counted_by(self, trait: Trait) -> Mapping[str, Span]:
        """The list for a trait, empty where it asks for nothing."""
        levels: dict[str, Span] = dict(self.bloom.items())
        lists: dict[Trait, Mapping[str, Span]] = {
            "module": self.modules, "lesson": self.lessons, "bloom": levels, "group": self.groups,
        }  # fmt: skip
        return lists[trait]

    @property
    def total(self) -> Span:
        """The number of counted questions."""
        return exactly(self.items)
