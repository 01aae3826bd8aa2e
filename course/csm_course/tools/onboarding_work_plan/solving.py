"""Reads dates and owners of the plan and finds what does not hold."""

from csm_course.tools.days import is_over
from csm_course.tools.onboarding_work_plan.inputs import STEPS, Goal, Inputs, Work
from csm_course.tools.onboarding_work_plan.result import Result, StepState


def solve(inputs: Inputs) -> Result:
    """The state of every phase; only activities with a name count."""
    work = [one for one in inputs.work if one.name]
    steps = tuple(_state(step, [one for one in work if one.step == step], inputs.goals) for step in STEPS)
    return Result(
        steps=steps,
        activities=len(work),
        done=sum(one.status == "done" for one in work),
        late=tuple(one.name for one in work if is_late(one, inputs)),
        without_owner=tuple(one.name for one in work if not one.owner),
        without_dates=tuple(one.name for one in work if not (one.start and one.end)),
        backwards=tuple(one.name for one in work if one.start and one.end and one.end < one.start),
        overrun=tuple(STEPS[one.step] for one in steps if _is_overrun(one, inputs.goals)),
        end=max((one.end for one in work if one.end), default=None),
    )


def is_late(one: Work, inputs: Inputs) -> bool:
    """True where an activity should have ended before the day of reading and is not done."""
    return is_over(one.end, inputs.today) and one.status != "done"


def goal_of(step: str, goals: tuple[Goal, ...]) -> Goal:
    """The goal of a phase; an empty one where its row is gone."""
    return next((goal for goal in goals if goal.id == f"goal-{step}"), Goal(id=f"goal-{step}", name=STEPS[step]))


def _state(step: str, work: list[Work], goals: tuple[Goal, ...]) -> StepState:
    return StepState(
        step=step,
        activities=len(work),
        done=sum(one.status == "done" for one in work),
        start=min((one.start for one in work if one.start), default=None),
        end=max((one.end for one in work if one.end), default=None),
        has_outcome=bool(goal_of(step, goals).outcome),
    )


def _is_overrun(state: StepState, goals: tuple[Goal, ...]) -> bool:
    due = goal_of(state.step, goals).due
    return bool(due and state.end and state.end > due)
