"""Sitting: a test taken through the assessment service; what the learner hands in is the receipt of a sitting.

Neither a question nor a key is here: both stay with the service. A sample says what a sitting earned and, where it is
about somebody else's, that it is so; `csm_autograder.samples` signs a receipt of it with a key that is thrown away.
"""

from typing import Annotated, Literal

from pydantic import Field

from csm_course.exercises.base import Answer, Exercise, Key, Question
from csm_course.model import Model

LONGEST = 4096
"""Characters of a receipt; one has some 700."""


class SittingQuestion(Question):
    kind: Literal["sitting"] = "sitting"
    assessment: Key


class SittingAnswer(Answer):
    """The receipt of the sitting that counts, one line as the service signed it."""

    receipt: Annotated[str, Field(max_length=LONGEST)] = ""

    def is_blank(self) -> bool:
        return not self.receipt.strip()


class SampleSitting(Model):
    """What a sample's answer says in place of a receipt: the points earned, and by whom."""

    earned: Annotated[float, Field(ge=0)]
    by: Literal["learner", "another"] = "learner"


class SittingExercise(Exercise):
    """`assessment`: the test or exam as it is defined in `course/content/assessments`."""

    kind: Literal["sitting"]
    assessment: Key

    def question(self) -> SittingQuestion:
        return SittingQuestion(
            id=self.id, title=self.title, points=self.points, hints=self.hints, assessment=self.assessment
        )
