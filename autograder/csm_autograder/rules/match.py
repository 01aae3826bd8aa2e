"""Match: every item in its place earns the same share."""

from csm_autograder.verdict import VerdictLine
from csm_course.exercises.match import MatchAnswer, MatchExercise, PlacedOption


def judge_match(exercise: MatchExercise, answer: MatchAnswer) -> tuple[VerdictLine, ...]:
    """One line per item."""
    share = exercise.points / len(exercise.items)
    return tuple(_line(item, answer.placed.get(item.id), share) for item in exercise.items)


def _line(item: PlacedOption, place: str | None, share: float) -> VerdictLine:
    if place is None:
        return VerdictLine(label=item.text, points=0, maximum=share, reason="Not placed yet.")
    points = share if place == item.place else 0
    return VerdictLine(label=item.text, points=points, maximum=share, reason=item.reason)
