"""The two exact tests behind the rules for keys: how likely is it that chance alone did this?"""

import math
from collections.abc import Sequence


def binomial_tail(hits: int, cases: int, chance: float) -> float:
    """The probability of `hits` or more in `cases`, each with that `chance`: one-sided."""
    return math.fsum(
        math.comb(cases, count) * chance**count * (1 - chance) ** (cases - count) for count in range(hits, cases + 1)
    )


def chi_square_uniform(counts: Sequence[int]) -> float:
    """The p-value of these counts if every place were equally likely; 1 where there is nothing to compare."""
    cases = sum(counts)
    if cases == 0 or len(counts) < 2:
        return 1.0
    expected = cases / len(counts)
    statistic = math.fsum((count - expected) ** 2 / expected for count in counts)
    return chi_square_tail(statistic, len(counts) - 1)


def chi_square_tail(statistic: float, freedom: int) -> float:
    """The probability of this statistic or a larger one.

    Closed form: exp for two degrees of freedom, erfc for one, and for each two more one further term.
    """
    half = statistic / 2
    odd = freedom % 2
    tail = math.erfc(math.sqrt(half)) if odd else math.exp(-half)
    for shape in range(2 - odd, freedom, 2):
        tail += half ** (shape / 2) * math.exp(-half) / math.gamma(shape / 2 + 1)
    return tail
