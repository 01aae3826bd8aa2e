"""Tool: the result is computed again from the inputs handed in; each check earns its own points."""

from csm_autograder.rules.numeric import within
from csm_autograder.verdict import VerdictLine
from csm_course.exercises.tool import (
    BetweenCheck,
    Check,
    EqualsCheck,
    NearCheck,
    ToolAnswer,
    ToolExercise,
)
from csm_course.model import Model
from csm_course.workings import Workings


def judge_tool(exercise: ToolExercise, answer: ToolAnswer, workings: Workings) -> tuple[VerdictLine, ...]:
    """One line per check."""
    solved = workings.solved(exercise.tool, {**exercise.start, **answer.inputs})
    if solved.inputs is None:
        return tuple(_lost(check, "The values entered do not fit this tool.") for check in exercise.checks)
    return tuple(_line(check, solved.inputs, solved.result, solved.refusal) for check in exercise.checks)


def _line(check: Check, inputs: Model, result: Model | None, refusal: str) -> VerdictLine:
    root, *names = check.path.split(".")
    found: object = inputs if root == "inputs" else result
    if found is None:
        return _lost(check, refusal)
    for name in names:
        found = getattr(found, name)
    if fulfils(found, check):
        return VerdictLine(label=check.what, points=check.points, maximum=check.points, reason="Right.")
    return _lost(check, check.wrong)


def fulfils(found: object, check: Check) -> bool:
    """True where the value found passes the check; a word or an undefined figure is never near a number."""
    if isinstance(check, EqualsCheck):
        return found == check.value
    if isinstance(check, NearCheck | BetweenCheck):
        if not isinstance(found, int | float):
            return False
        if isinstance(check, NearCheck):
            return within(found, check.value, check.tolerance)
        return check.low <= found <= check.high
    return found in check.values


def _lost(check: Check, reason: str) -> VerdictLine:
    return VerdictLine(label=check.what, points=0, maximum=check.points, reason=reason)
