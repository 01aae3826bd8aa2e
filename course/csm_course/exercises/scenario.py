"""Scenario: play a simulation; the answer is the seed and the choices, and replaying them gives the score.

The learner's side carries the story, since it has to be played where no authored content is; the expert policy, the
reasons of scoring and the samples stay with authors and graders.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from csm_course.exercises.base import Answer, Exercise, Key, Question
from csm_course.model import Model
from csm_course.scenarios.model import Scenario


class Run(Model):
    """One run: the seed it was dealt and what was chosen, in order."""

    seed: Annotated[int, Field(strict=True, ge=0, lt=2**31)]
    choices: Annotated[tuple[Key, ...], Field(max_length=60)] = ()


class ScenarioQuestion(Question):
    kind: Literal["scenario"] = "scenario"
    story: Scenario


class ScenarioAnswer(Answer):
    """`run` is the one being played, `best` the best finished one so far; the better of the two counts."""

    run: Run | None = None
    best: Run | None = None

    def is_blank(self) -> bool:
        return self.best is None and (self.run is None or not self.run.choices)


class ScenarioExercise(Exercise):
    kind: Literal["scenario"]
    story: Scenario

    @model_validator(mode="after")
    def _scoring_adds_up(self) -> Self:
        if self.story.maximum != self.points:
            raise ValueError(f"the scoring adds up to {self.story.maximum:g} points, the exercise has {self.points:g}")
        return self

    def question(self) -> ScenarioQuestion:
        return ScenarioQuestion(
            id=self.id,
            title=self.title,
            points=self.points,
            hints=self.hints,
            story=self.story.for_playing(),
        )
