"""Certainty-based marking: who is sure and right gains most, who is sure and wrong loses most.

After A. R. Gardner-Medwin, "Confidence assessment in the teaching of basic science", ALT-J 3 (1995), 80-85, in the
form that University College London and Moodle use: certainty 1, 2 or 3 gives 1, 2 or 3 marks for a right answer and 0,
-2 or -6 for a wrong one. To say 2 pays from a chance of 2/3 (67 %) of being right, to say 3 from 4/5 (80 %); so an
honest statement has the highest expectation, and neither bragging nor modesty pays. For practice only: a pass rests on
points.
"""

from fractions import Fraction
from itertools import pairwise
from typing import get_args

from csm_autograder.assessment.scoring import ItemScore
from csm_autograder.assessment.views import Certainty

LEVELS: tuple[Certainty, ...] = get_args(Certainty)
MARKS: dict[Certainty, tuple[int, int]] = {1: (1, 0), 2: (2, -2), 3: (3, -6)}
"""For each certainty the marks of a right and of a wrong answer."""
LEAST_SURE: Certainty = 1


def certainty_points(score: ItemScore, certainty: Certainty | None) -> int:
    """The marks of one answer. Without a certainty it counts as the least sure; an unanswered item gives nothing.

    Only an answer that is right as a whole is right: half a multiple choice is not what somebody was sure of.
    """
    if not score.answered:
        return 0
    right, wrong = MARKS[certainty or LEAST_SURE]
    return right if score.right else wrong


def expected(certainty: Certainty, chance: Fraction) -> Fraction:
    """The mean marks for stating this certainty when the chance of being right is `chance` (0 to 1)."""
    right, wrong = MARKS[certainty]
    return right * chance + wrong * (1 - chance)


def best(chance: Fraction) -> Certainty:
    """The certainty with the highest expectation; at a threshold, where two are level, the more modest one."""
    return max(LEVELS, key=lambda level: (expected(level, chance), -level))


def thresholds() -> tuple[Fraction, ...]:
    """The chances from which on the next higher certainty pays: 2/3 and 4/5."""
    return tuple(_level_chance(MARKS[lower], MARKS[higher]) for lower, higher in pairwise(LEVELS))


def _level_chance(lower: tuple[int, int], higher: tuple[int, int]) -> Fraction:
    """Where the straight lines of both expectations cross."""
    gain, risk = higher[0] - lower[0], lower[1] - higher[1]
    return Fraction(risk, gain + risk)
