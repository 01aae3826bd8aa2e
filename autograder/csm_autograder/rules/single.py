"""Single choice: the key earns everything, a near miss its share."""

from csm_autograder.verdict import VerdictLine, rounded
from csm_course.exercises.single import SingleAnswer, SingleExercise


def judge_single(exercise: SingleExercise, answer: SingleAnswer) -> tuple[VerdictLine, ...]:
    """One line: the chosen option and why it is right or not."""
    chosen = next((option for option in exercise.options if option.id == answer.choice), None)
    if chosen is None:
        return (VerdictLine(label="Your choice", points=0, maximum=exercise.points, reason="This is not an option."),)
    credit = 1 if chosen.id == exercise.key else chosen.credit
    points = rounded(exercise.points * credit)
    return (VerdictLine(label=chosen.text, points=points, maximum=exercise.points, reason=chosen.reason),)
