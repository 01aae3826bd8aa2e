"""Allocate: one equal share for each amount within its range, and one for sharing out the total exactly."""

from csm_autograder.rules.numeric import within
from csm_autograder.verdict import VerdictLine
from csm_course.exercises.allocate import AllocateAnswer, AllocateExercise, RangedItem, worded

OPEN = "Nothing is entered here yet. Enter 0 where nothing should go."
RIGHT = "All there is has been shared out, no more and no less."
UNDER = "Left over: {rest} of {total}. A plan uses all there is; what is held back needs a line of its own."
OVER = "Too much by {rest}: the total is {total}. Whatever goes beyond it is promised and cannot be done."
ABOUT_SUM = "="
"""What the line about the sum is about; no item can have this id."""

SUM_ALONE = "The sum is right. It counts as soon as at least one of the amounts makes sense too."


def judge_allocate(exercise: AllocateExercise, answer: AllocateAnswer) -> tuple[VerdictLine, ...]:
    """A line per item, then one for the sum, which counts only where at least one amount is in its range."""
    share = exercise.points / (len(exercise.items) + 1)
    lines = tuple(_line(item, answer.amounts.get(item.id), share) for item in exercise.items)
    given = sum(answer.amounts.get(item.id, 0) for item in exercise.items)
    return (*lines, _sum(exercise, given, share, counts=any(line.points for line in lines)))


def _line(item: RangedItem, amount: float | None, share: float) -> VerdictLine:
    points, reason = _judged(item, amount, share)
    return VerdictLine(label=item.text, points=points, maximum=share, reason=reason, about=item.id)


def _judged(item: RangedItem, amount: float | None, share: float) -> tuple[float, str]:
    if amount is None:
        return 0, OPEN
    if amount < item.low and not within(amount, item.low, 0):
        return 0, item.too_low
    if amount > item.high and not within(amount, item.high, 0):
        return 0, item.too_high
    return share, item.reason


def _sum(exercise: AllocateExercise, given: float, share: float, counts: bool) -> VerdictLine:
    right = within(given, exercise.total, 0)
    reason = (RIGHT if counts else SUM_ALONE) if right else _off(exercise, given)
    points = share if right and counts else 0
    return VerdictLine(label="The sum", points=points, maximum=share, reason=reason, about=ABOUT_SUM)


def _off(exercise: AllocateExercise, given: float) -> str:
    """What is left over, or what was given beyond the total."""
    bare = exercise.unit if exercise.unit.startswith(("%", "EUR")) else ""  # "1 of 20 hours", never "1 hours"
    total, rest = worded(exercise.total, exercise.unit), worded(abs(exercise.total - given), bare)
    return (UNDER if given < exercise.total else OVER).format(total=total, rest=rest)
