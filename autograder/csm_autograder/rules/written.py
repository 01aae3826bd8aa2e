"""Written answers are judged by a person; the machine only says what will be looked at."""

from csm_autograder.verdict import VerdictLine
from csm_course.exercises.written import WrittenAnswer, WrittenExercise


def judge_written(exercise: WrittenExercise, answer: WrittenAnswer) -> tuple[VerdictLine, ...]:
    """One line per criterion, without points: the instructor gives them."""
    return tuple(
        VerdictLine(label=criterion.name, points=0, maximum=criterion.points, reason=f"Full points: {criterion.full}")
        for criterion in exercise.rubric
    )
