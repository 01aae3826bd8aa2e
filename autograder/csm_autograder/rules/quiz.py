"""Test: one point per item, with the reason of the option that was chosen; authors name the lesson in it."""

from csm_autograder.verdict import VerdictLine
from csm_course.exercises.quiz import Item, QuizAnswer, QuizExercise


def judge_quiz(exercise: QuizExercise, answer: QuizAnswer) -> tuple[VerdictLine, ...]:
    """One line per item, in the order of the test."""
    return tuple(
        _line(number, item, answer.choices.get(item.id)) for number, item in enumerate(exercise.items, start=1)
    )


def is_passed(exercise: QuizExercise, points: float) -> bool:
    """True from exactly `pass_percent` of the points on."""
    return 100 * points >= exercise.pass_percent * exercise.points


def pass_remark(exercise: QuizExercise, points: float) -> str:
    """Passed or not, and what is needed."""
    outcome = "Passed" if is_passed(exercise, points) else "Not passed yet"
    return f"{outcome}: {exercise.pass_percent:g}% are needed."


def _line(number: int, item: Item, choice: str | None) -> VerdictLine:
    chosen = next((option for option in item.options if option.id == choice), None)
    label = f"Question {number}"
    if chosen is None:
        return VerdictLine(
            label=label,
            points=0,
            maximum=1,
            reason=f"Not answered. It is taught in lesson {item.lesson.rpartition('-')[2]}.",
        )
    return VerdictLine(label=label, points=float(chosen.id == item.key), maximum=1, reason=chosen.reason)
