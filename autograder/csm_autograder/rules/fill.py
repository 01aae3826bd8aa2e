"""Fill: every gap that holds the right block earns the same share."""

from csm_autograder.verdict import VerdictLine
from csm_course.exercises.fill import FillAnswer, FillExercise, KeyedGap

OPEN = "Nothing is chosen here yet."
UNKNOWN = "What was chosen here is not among the choices any more. Choose again."


def judge_fill(exercise: FillExercise, answer: FillAnswer) -> tuple[VerdictLine, ...]:
    """One line per gap, with the reason of the block that was chosen."""
    share = exercise.points / len(exercise.gaps)
    return tuple(_line(gap, answer.chosen.get(gap.id), share) for gap in exercise.gaps)


def _line(gap: KeyedGap, choice: str | None, share: float) -> VerdictLine:
    chosen = next((option for option in gap.options if option.id == choice), None)
    reason = chosen.reason if chosen else OPEN if choice is None else UNKNOWN
    points = share if choice == gap.key else 0
    return VerdictLine(label=gap.label, points=points, maximum=share, reason=reason, about=gap.id)
