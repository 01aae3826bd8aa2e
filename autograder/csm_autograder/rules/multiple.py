"""Multiple choice: each right tick earns a share, each wrong tick takes one back, never below zero."""

from csm_autograder.verdict import VerdictLine
from csm_course.exercises.multiple import MultipleAnswer, MultipleExercise


def judge_multiple(exercise: MultipleExercise, answer: MultipleAnswer) -> tuple[VerdictLine, ...]:
    """Lines for right ticks, wrong ticks and - without naming them - what was left out."""
    share = exercise.points / sum(option.correct for option in exercise.options)
    ticked = [option for option in exercise.options if option.id in answer.choices]
    right = [option for option in ticked if option.correct]
    lines = [VerdictLine(label=option.text, points=share, maximum=share, reason=option.reason) for option in right]
    left = share * len(right)
    for option in ticked:
        if not option.correct:
            taken = min(share, left)
            left -= taken
            lines.append(VerdictLine(label=option.text, points=-taken, maximum=0, reason=option.reason))
    return (*lines, *_left_out(exercise, len(right), share))


def _left_out(exercise: MultipleExercise, right: int, share: float) -> tuple[VerdictLine, ...]:
    missing = sum(option.correct for option in exercise.options) - right
    if not missing:
        return ()
    things = "One thing that belongs here is" if missing == 1 else f"{missing} things that belong here are"
    return (VerdictLine(label="Left out", points=0, maximum=share * missing, reason=f"{things} not ticked."),)
