"""Judges one answer to one exercise; the same judge serves the Check button, nbgrader and the batch."""

from typing import cast

from csm_autograder.receipt_check import ReceiptCheck
from csm_autograder.rules.allocate import judge_allocate
from csm_autograder.rules.fill import judge_fill
from csm_autograder.rules.match import judge_match
from csm_autograder.rules.multiple import judge_multiple
from csm_autograder.rules.numeric import judge_numeric
from csm_autograder.rules.order import judge_order
from csm_autograder.rules.quiz import judge_quiz, pass_remark
from csm_autograder.rules.single import judge_single
from csm_autograder.rules.spot import judge_spot
from csm_autograder.rules.tool import judge_tool
from csm_autograder.rules.written import judge_written
from csm_autograder.verdict import Verdict, VerdictLine, rounded
from csm_course.exercises import Answer, AnyExercise
from csm_course.exercises.allocate import AllocateAnswer, AllocateExercise
from csm_course.exercises.fill import FillAnswer, FillExercise
from csm_course.exercises.match import MatchAnswer, MatchExercise
from csm_course.exercises.multiple import MultipleAnswer, MultipleExercise
from csm_course.exercises.numeric import NumericAnswer, NumericExercise
from csm_course.exercises.order import OrderAnswer, OrderExercise
from csm_course.exercises.quiz import QuizAnswer, QuizExercise
from csm_course.exercises.scenario import ScenarioAnswer, ScenarioExercise
from csm_course.exercises.single import SingleAnswer, SingleExercise
from csm_course.exercises.sitting import SittingAnswer, SittingExercise
from csm_course.exercises.spot import SpotAnswer, SpotExercise
from csm_course.exercises.tool import ToolAnswer, ToolExercise
from csm_course.exercises.written import WrittenAnswer, WrittenExercise
from csm_course.workings import Workings


def judge(
    exercise: AnyExercise, answer: Answer | None, workings: Workings | None = None, check: ReceiptCheck | None = None
) -> Verdict:
    """The verdict; no answer earns nothing. Raises TypeError for an answer of another kind of exercise.

    `workings`: what was worked out of the same submission already. `check`: what a receipt is held against; where
    there is none, or nobody to trust, a receipt raises `NotVerifiable`.
    """
    workings = workings or Workings()
    by_person = isinstance(exercise, WrittenExercise)
    given = None if answer is None or answer.is_blank() else answer
    lines = (_nothing(exercise),) if given is None else _lines(exercise, given, workings, check)
    total = rounded(sum(line.points for line in lines))
    remark = _remark(exercise, given, total, workings, check)
    return Verdict(points=total, maximum=exercise.points, lines=lines, by_person=by_person, remark=remark)


def _remark(
    exercise: AnyExercise, answer: Answer | None, total: float, workings: Workings, check: ReceiptCheck | None
) -> str:
    """What the points mean: passed or not, how the run ended."""
    if isinstance(exercise, QuizExercise):
        return pass_remark(exercise, total)
    if isinstance(exercise, ScenarioExercise) and isinstance(answer, ScenarioAnswer):
        from csm_autograder.rules.scenario import ending_remark  # few pages play a scenario: see below

        return ending_remark(exercise, answer, workings)
    if isinstance(exercise, SittingExercise) and isinstance(answer, SittingAnswer):
        from csm_autograder.rules.sitting import pass_remark as sitting_remark

        return sitting_remark(exercise, answer, check)
    return ""


def _nothing(exercise: AnyExercise) -> VerdictLine:
    return VerdictLine(label=exercise.title, points=0, maximum=exercise.points, reason="No answer was given.")


def _lines(
    exercise: AnyExercise, answer: Answer, workings: Workings, check: ReceiptCheck | None
) -> tuple[VerdictLine, ...]:
    match exercise, answer:
        case ToolExercise(), ToolAnswer():
            return judge_tool(exercise, answer, workings)
        case ScenarioExercise(), ScenarioAnswer():
            from csm_autograder.rules.scenario import judge_scenario  # the player is large, and most pages have none

            return judge_scenario(exercise, answer, workings)
        case SittingExercise(), SittingAnswer():
            from csm_autograder.rules.sitting import judge_sitting  # cryptography takes long to load

            return judge_sitting(exercise, answer, check)
    return _by_key(exercise, answer)


def _by_key(exercise: AnyExercise, answer: Answer) -> tuple[VerdictLine, ...]:  # noqa: C901 - one case for each kind
    """Of the kinds for which answer and key are all it takes."""
    match exercise, answer:
        case SingleExercise(), SingleAnswer():
            return judge_single(exercise, answer)
        case MultipleExercise(), MultipleAnswer():
            return judge_multiple(exercise, answer)
        case MatchExercise(), MatchAnswer():
            return judge_match(exercise, answer)
        case OrderExercise(), OrderAnswer():
            return judge_order(exercise, answer)
        case NumericExercise(), NumericAnswer():
            return judge_numeric(exercise, answer)
        case WrittenExercise(), WrittenAnswer():
            return judge_written(exercise, answer)
        case QuizExercise(), QuizAnswer():
            return judge_quiz(exercise, answer)
        case SpotExercise(), SpotAnswer():
            return judge_spot(exercise, answer)
        case FillExercise(), FillAnswer():
            return judge_fill(exercise, answer)
        case AllocateExercise(), AllocateAnswer():
            return judge_allocate(exercise, answer)
    raise TypeError(f"{type(answer).__name__} is no answer to {exercise.id}, a {cast(str, exercise.kind)} exercise")
