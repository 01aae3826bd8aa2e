"""Numeric: within the tolerance is right; a known mistake is called by its name."""

from csm_autograder.verdict import VerdictLine, rounded
from csm_course.exercises.numeric import NumericAnswer, NumericExercise
from csm_course.numbers import read_number

SLACK = 1e-9
"""Binary fractions must not cost a point at the very edge of a tolerance."""


def judge_numeric(exercise: NumericExercise, answer: NumericAnswer) -> tuple[VerdictLine, ...]:
    """One line."""
    number = read_number(answer.text)
    if number is None:
        reason = f"“{answer.text.strip()}” could not be read as a number. Write it in digits, such as 1250.50."
        return (_line(exercise, 0, reason),)
    if within(number, exercise.key, exercise.tolerance):
        return (_line(exercise, 1, "Right."),)
    for error in exercise.errors:
        if within(number, error.value, error.tolerance):
            return (_line(exercise, error.credit, error.reason),)
    return (_line(exercise, 0, exercise.otherwise),)


def within(number: float, value: float, tolerance: float) -> bool:
    """True where `number` is at most `tolerance` away from `value`."""
    return abs(number - value) <= tolerance + SLACK * max(1.0, abs(value))


def _line(exercise: NumericExercise, credit: float, reason: str) -> VerdictLine:
    return VerdictLine(
        label=exercise.label, points=rounded(exercise.points * credit), maximum=exercise.points, reason=reason
    )
