"""Exercises as data, one module for each kind: what the author writes, the learner sees, the learner hands in."""

from typing import Annotated

from pydantic import Field

from csm_course.exercises.allocate import AllocateAnswer, AllocateExercise, AllocateQuestion
from csm_course.exercises.base import Answer, Exercise, Question, Sample
from csm_course.exercises.fill import FillAnswer, FillExercise, FillQuestion
from csm_course.exercises.match import MatchAnswer, MatchExercise, MatchQuestion
from csm_course.exercises.multiple import MultipleAnswer, MultipleExercise, MultipleQuestion
from csm_course.exercises.numeric import NumericAnswer, NumericExercise, NumericQuestion
from csm_course.exercises.order import OrderAnswer, OrderExercise, OrderQuestion
from csm_course.exercises.quiz import QuizAnswer, QuizExercise, QuizQuestion
from csm_course.exercises.scenario import ScenarioAnswer, ScenarioExercise, ScenarioQuestion
from csm_course.exercises.single import SingleAnswer, SingleExercise, SingleQuestion
from csm_course.exercises.sitting import SittingAnswer, SittingExercise, SittingQuestion
from csm_course.exercises.spot import SpotAnswer, SpotExercise, SpotQuestion
from csm_course.exercises.tool import ToolAnswer, ToolExercise, ToolQuestion
from csm_course.exercises.written import WrittenAnswer, WrittenExercise, WrittenQuestion

AnyExercise = Annotated[
    SingleExercise | MultipleExercise | MatchExercise | OrderExercise
    | NumericExercise | WrittenExercise | ToolExercise | QuizExercise
    | SpotExercise | FillExercise | AllocateExercise | ScenarioExercise | SittingExercise,
    Field(discriminator="kind"),
]  # fmt: skip

AnyQuestion = Annotated[
    SingleQuestion | MultipleQuestion | MatchQuestion | OrderQuestion
    | NumericQuestion | WrittenQuestion | ToolQuestion | QuizQuestion
    | SpotQuestion | FillQuestion | AllocateQuestion | ScenarioQuestion | SittingQuestion,
    Field(discriminator="kind"),
]  # fmt: skip

ANSWERS: dict[str, type[Answer]] = {
    "single": SingleAnswer,
    "multiple": MultipleAnswer,
    "match": MatchAnswer,
    "order": OrderAnswer,
    "numeric": NumericAnswer,
    "written": WrittenAnswer,
    "tool": ToolAnswer,
    "test": QuizAnswer,
    "spot": SpotAnswer,
    "fill": FillAnswer,
    "allocate": AllocateAnswer,
    "scenario": ScenarioAnswer,
    "sitting": SittingAnswer,
}

__all__ = ["ANSWERS", "Answer", "AnyExercise", "AnyQuestion", "Exercise", "Question", "Sample"]
