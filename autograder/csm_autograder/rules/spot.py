"""Spot the error: each wrong part marked earns a share, each sound part marked takes one back, never below zero."""

from csm_autograder.verdict import VerdictLine
from csm_course.exercises.spot import JudgedPart, SpotAnswer, SpotExercise


def judge_spot(exercise: SpotExercise, answer: SpotAnswer) -> tuple[VerdictLine, ...]:
    """A line for every part that was marked or missed; nothing is taken back beyond what was earned."""
    share = exercise.points / sum(part.wrong for part in exercise.parts)
    wrong = tuple(part for part in exercise.parts if part.wrong)
    found = tuple(part for part in wrong if part.id in answer.marked)
    lines = [_line(part, share if part in found else 0, share) for part in wrong]
    left = share * len(found)
    for part in exercise.parts:
        if not part.wrong and part.id in answer.marked:
            taken = min(share, left)
            left -= taken
            lines.append(_line(part, -taken, 0))
    return tuple(lines)


def _line(part: JudgedPart, points: float, maximum: float) -> VerdictLine:
    return VerdictLine(label=_label(part), points=points, maximum=maximum, reason=part.reason, about=part.id)


def _label(part: JudgedPart) -> str:
    return f"“{part.text}”"
