"""Which attempt counts: the last, or the best by points after what lateness takes. Pure.

Only what a machine judges can make an attempt the best: written answers wait for a person. A tie goes to the later one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from csm_autograder.judge import judge
from csm_autograder.policy import Policy
from csm_autograder.policy.lateness import late_penalty
from csm_autograder.receipt_check import NOBODY, NotVerifiable, ReceiptCheck, Trusted, moment_of
from csm_course.answers import read_document
from csm_course.exercises import AnyExercise

Pages = Mapping[str, Sequence[AnyExercise]]
"""The graded exercises of a module, by notebook: lateness takes its share of each notebook, as in nbgrader."""


@dataclass(frozen=True)
class Attempt:
    """One submission: when it came (UTC), and the bytes of its answers by exercise. `name` tells it from all others.

    `learner`: who handed it in, for receipts.
    """

    name: str
    at: datetime
    answers: Mapping[str, bytes]
    learner: str = ""


@dataclass(frozen=True)
class Choice:
    """The attempt that counts; `points` is what each earned by machine after lateness, where that was asked for."""

    counts: Attempt
    points: Mapping[str, float]


def choose(
    attempts: Sequence[Attempt], policy: Policy, pages: Pages, due: datetime | None, trusted: Trusted = NOBODY
) -> Choice:
    """The one of at least one attempt that counts. `due` is the learner's own due time, extension included.

    `trusted`: whose receipts count. Where none can be verified, they make no attempt the best, like written answers.
    """
    if policy.attempts == "last":
        return Choice(max(attempts, key=_order), {})
    points = {one.name: earned(one, policy, pages, due, trusted) for one in attempts}
    return Choice(max(attempts, key=lambda one: (points[one.name], *_order(one))), points)


def earned(attempt: Attempt, policy: Policy, pages: Pages, due: datetime | None, trusted: Trusted = NOBODY) -> float:
    """The points a machine gives, less what lateness takes from each notebook."""
    total = 0.0
    for exercises in pages.values():
        score = sum(_points(attempt, exercise, trusted) for exercise in exercises)
        total += score - (late_penalty(policy, score, due, attempt.at) or 0)
    return round(total, 6)


def _points(attempt: Attempt, exercise: AnyExercise, trusted: Trusted) -> float:
    reading = read_document(attempt.answers.get(exercise.id), exercise.id, exercise.kind)
    try:
        verdict = judge(exercise, reading.answer, check=ReceiptCheck(attempt.learner, moment_of(attempt.at), trusted))
    except NotVerifiable:
        return 0
    return 0 if verdict.by_person else verdict.points


def _order(attempt: Attempt) -> tuple[datetime, str]:
    return attempt.at, attempt.name
