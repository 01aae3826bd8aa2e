"""Order: what counts is how few steps would have to move. One step misplaced costs one share, not all."""

from bisect import bisect_left

from csm_autograder.verdict import VerdictLine
from csm_course.exercises.order import OrderAnswer, OrderExercise


def judge_order(exercise: OrderExercise, answer: OrderAnswer) -> tuple[VerdictLine, ...]:
    """A line for the steps that already follow each other rightly, and one for each step out of place.

    With n steps of which L stand in the right relative order, the share earned is (L - 1) / (n - 1).
    """
    rank = {item.id: position for position, item in enumerate(exercise.items)}
    given = [rank[one] for one in dict.fromkeys(answer.order) if one in rank]
    kept = set(longest_rising_run(given))
    share = exercise.points / (len(rank) - 1)
    stray = [item for position, item in enumerate(exercise.items) if position not in kept]
    earned = VerdictLine(
        label=_found(len(kept), len(rank)),
        points=max(0, len(kept) - 1) * share,
        maximum=max(0, len(kept) - 1) * share,
        reason="These can stay as they are." if len(kept) > 1 else "Begin with the step that must come first.",
    )
    lost = stray if len(kept) else stray[1:]
    return (
        earned,
        *(VerdictLine(label=item.text, points=0, maximum=share, reason=item.reason) for item in lost),
    )


def _found(kept: int, steps: int) -> str:
    words = "stand in the right order to each other"
    return f"{kept} of {steps} steps {words}" if kept > 1 else f"No two steps {words}"


def longest_rising_run(numbers: list[int]) -> list[int]:
    """The longest rising subsequence (not necessarily adjacent), by patience sorting; the numbers differ."""
    tops: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        pile = bisect_left(tops, number)
        before[number] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [number]
    run: list[int] = []
    link = tops[-1] if tops else None
    while link is not None:
        run.append(link)
        link = before[link]
    return run[::-1]
