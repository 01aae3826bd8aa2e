"""Test: one point per item, with the reason of the option that was chosen."""

from csm_autograder.verdict import VerdictLine
from csm_course.exercises.quiz import Item, QuizAnswer, QuizExercise


def judge_quiz(exercise: QuizExercise, answer: QuizAnswer) -> tuple[VerdictLine, ...]:
    """One line per item, in the order of the test."""
    return tuple(
        _line(number, item, answer.choices.get(item.id)) for number, item in enumerate(exercise.items, start=1)
    )


def _line(number: int, item: Item, choice: str | None) -> VerdictLine:
    chosen = next((option for option in item.options if option.id == choice), None)
    label = f"Question {number}"
    if chosen is None:
        return VerdictLine(label=label, points=0, maximum=1, reason=f"Not answered. {_revisit(item)}")
    if chosen.id == item.key:
        return VerdictLine(label=label, points=1, maximum=1, reason=chosen.reason)
    return VerdictLine(label=label, points=0, maximum=1, reason=f"{chosen.reason} {_revisit(item)}")


def _revisit(item: Item) -> str:
    return f"Revisit lesson {item.lesson.removeprefix('L-')}."
