"""How hard an item is for somebody who just passes, and how much it tells there: the Rasch model at one ability.

The model (G. Rasch, Probabilistic Models for Some Intelligence and Attainment Tests, 1960): somebody of ability t gets
an item of location b right with the chance p = 1 / (1 + exp(b - t)). An item tells most about abilities where it is
neither too easy nor too hard: its information is p (1 - p) (A. Birnbaum in Lord and Novick, Statistical Theories of
Mental Test Scores, 1968, for a slope of 1). Chances and informations add up over a form. That forms are parallel when
both sums agree at the cut follows W. J. van der Linden, Linear Models for Optimal Test Design, 2005.

The scale is ours: ability 0 is the learner an author thinks of when writing `difficulty`, the expected share of right
answers, so b = ln((1 - difficulty) / difficulty). Where judges have said what share of barely competent candidates gets
the item right (`angoff`), that rating counts instead: b = barely + ln((1 - angoff) / angoff), where `barely` is the
ability of those candidates. Both are judgement, not calibration; the statistics of real sittings tell how good it was.

The cut is the ability whose expected score over the bank is the pass mark (`cut_ability`). Chances are rounded to four
decimals, so that every computer puts the same numbers before the solver.
"""

import math
from collections.abc import Sequence

DECIMALS = 4


def location(difficulty: float, angoff: float | None = None, barely: float = 0.0) -> float:
    """Where on the scale of ability half of the learners get the item right; above 0 for hard items."""
    if angoff is None:
        return math.log((1 - difficulty) / difficulty)
    return barely + math.log((1 - angoff) / angoff)


def chance(place: float, ability: float) -> float:
    """The chance that somebody of that ability gets an item of that location right, to four decimals."""
    return round(1 / (1 + math.exp(place - ability)), DECIMALS)


def information(right: float) -> float:
    """What an item tells about ability where the chance of a right answer is `right`; 0.25 at most."""
    return round(right * (1 - right), DECIMALS)


def cut_ability(places: Sequence[float], share: float) -> float:
    """The ability whose expected score on items of these locations is that share of them, to four decimals.

    Found by halving: the expected score only rises with ability.
    """
    low, high = -8.0, 8.0
    for _ in range(60):
        middle = (low + high) / 2
        if sum(1 / (1 + math.exp(place - middle)) for place in places) < share * len(places):
            low = middle
        else:
            high = middle
    return round(low, DECIMALS)
