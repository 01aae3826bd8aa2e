"""V8: the shifted beta-geometric model, in which those who stay longer are ever less likely to leave.

Customers differ: each has a churn of its own, drawn once from a beta distribution with parameters a and b. The unsteady
leave first, so the retention of those who are left rises from term to term, although nobody changes. Source: Fader and
Hardie, "How to project customer retention" (2007) and "Customer-base valuation in a contractual setting" (2010).
"""

from itertools import accumulate, chain, repeat
from math import ceil, log, sqrt

from csm_course.tools.clv.ranges import NEGLIGIBLE

_EXACT = 1e-13


def first_churn(a: float, b: float) -> float:
    """The share that leaves at the first renewal: a ÷ (a+b)."""
    return a / (a + b)


def retention(a: float, b: float, term: int) -> float:
    """The share of those still there who also stay for `term` (from 1): (b+t-1) ÷ (a+b+t-1)."""
    return (b + term - 1) / (a + b + term - 1)


def survival(a: float, b: float, terms: int) -> tuple[float, ...]:
    """The share of all customers still there after 0, 1, ... `terms` renewals: S(t) = B(a, b+t) ÷ B(a, b)."""
    kept = (retention(a, b, term) for term in range(1, terms + 1))
    return tuple(accumulate(chain((1.0,), kept), lambda left, kept: left * kept))


def expected_terms(a: float, b: float, discount: float) -> float:
    """Discounted expected lifetime in terms, the first one now: the sum of S(t) ÷ (1+d)^t from t = 0.

    It is the hypergeometric function 2F1(1, b; a+b; 1÷(1+d)), here by Gauss's continued fraction: a plain sum would
    need tens of thousands of terms where the discount is small. Without discount it is (a+b-1) ÷ (a-1): a > 1.
    """
    if discount < NEGLIGIBLE:
        return (a + b - 1) / (a - 1)
    if b == 0:
        return 1.0
    z = 1 / (1 + discount)
    nearness = sqrt(1 - z)
    depth = ceil(log(_EXACT) / log((1 - nearness) / (1 + nearness))) + 8
    fraction = 1.0
    for place in range(depth, 1, -1):
        fraction = 1 - _step(a, b, place) * z / fraction
    return 1 / (1 - b / (a + b) * z / fraction)


def _step(a: float, b: float, place: int) -> float:
    """The coefficient at this place of the continued fraction of 2F1(1, b; c; z), from the second on."""
    c, half = a + b, place // 2
    if place % 2:
        return (b + half) * (c - 1 + half) / ((c - 1 + 2 * half) * (c + 2 * half))
    return half * (c - 1 - b + half) / ((c - 2 + 2 * half) * (c - 1 + 2 * half))


def payments(a: float, b: float, margin: float, discount: float, terms: int) -> tuple[float, ...]:
    """What one average customer has paid, discounted, at the start of terms 0, 1, ... `terms`."""
    factors = accumulate(repeat(1 / (1 + discount), terms), lambda far, near: far * near, initial=1.0)
    return tuple(accumulate(margin * left * far for left, far in zip(survival(a, b, terms), factors, strict=True)))
