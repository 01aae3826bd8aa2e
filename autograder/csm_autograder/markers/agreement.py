"""How far two markers agree: Cohen's kappa, unweighted and quadratic-weighted.

Kappa is the agreement beyond what chance alone would bring, given how each of the two marks: 1 is full agreement, 0 is
what chance brings, below 0 is worse than chance (Cohen 1960; with squared differences as weights: Cohen 1968).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction

from csm_course.model import Model

Pair = tuple[float, float]
Difference = Callable[[Fraction, Fraction], Fraction]


class Agreement(Model):
    """How far two markers agree on `answers` answers, of which `alike` got exactly the same points.

    Both kappas are None while no answer was marked twice. `uniform`: every mark of both is the same; the kappas are
    then 1, since nothing differs, but such marks cannot show whether the two would agree on better or worse answers.
    """

    answers: int
    alike: int
    kappa: float | None
    weighted: float | None
    uniform: bool = False


def agreement(pairs: Sequence[Pair]) -> Agreement:
    """The agreement on answers marked by two; `pairs` holds the points of the first and of the second marker."""
    return Agreement(
        answers=len(pairs),
        alike=sum(first == second for first, second in pairs),
        kappa=kappa(pairs, unlike),
        weighted=kappa(pairs, squared),
        uniform=len({mark for pair in pairs for mark in pair}) == 1,
    )


def unlike(one: Fraction, other: Fraction) -> Fraction:
    """1 for different points, however far apart."""
    return Fraction(one != other)


def squared(one: Fraction, other: Fraction) -> Fraction:
    """Two points apart count four times as much as one: what fits points, which have distances."""
    return (one - other) ** 2


def kappa(pairs: Sequence[Pair], difference: Difference) -> float | None:
    """1 - observed / expected difference; None without pairs.

    Where chance, too, would bring no difference, every mark of both is the same: defined here as 1.
    """
    if not pairs:
        return None
    exact = [(Fraction(first), Fraction(second)) for first, second in pairs]
    observed = sum((difference(first, second) for first, second in exact), Fraction()) / len(exact)
    expected = _by_chance(exact, difference)
    return 1.0 if expected == 0 else float(1 - observed / expected)


def _by_chance(pairs: Sequence[tuple[Fraction, Fraction]], difference: Difference) -> Fraction:
    """The mean difference if each marker gave the same points as often, but to any of the answers."""
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    total = sum(
        (times * others * difference(one, other) for one, times in firsts.items() for other, others in seconds.items()),
        Fraction(),
    )
    return total / len(pairs) ** 2
