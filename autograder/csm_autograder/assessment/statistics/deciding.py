"""What a test of so many items can decide at its cut, and what it cannot, whoever takes it: the binomial says it.

No answers are needed for this. Each question counts the same, and a learner gets each right with the same chance.
"""

from dataclasses import dataclass
from math import ceil, sqrt

from scipy.stats import binom

CHANCES = (0.25, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9)
TRIES = 3
CLEARLY_NOT = 0.5
RARELY = 0.05
MOST_ITEMS = 400


@dataclass(frozen=True)
class Chance:
    """Somebody who gets this share of such questions right: how often they pass at once, and within three tries."""

    share: float
    once: float
    in_three: float


@dataclass(frozen=True)
class Deciding:
    """`band`: one standard deviation of the number right of somebody exactly at the cut, in questions.

    `needed`: from how many questions on, at the same pass percentage, somebody who gets half right passes at most once
    in twenty; None above 400. Rounding the pass mark up makes single shorter tests strict enough as well.
    """

    items: int
    cut: int
    chances: tuple[Chance, ...]
    band: float
    needed: int | None

    @property
    def weak(self) -> bool:
        """Whether somebody who gets only half right passes more often than once in twenty."""
        return any(one.share == CLEARLY_NOT and one.once > RARELY for one in self.chances)


def deciding(items: int, cut: int, percent: float | None = None) -> Deciding:
    """For a pass from `cut` of `items` on; `percent` is the pass percentage where it is other than cut/items."""
    share = percent / 100 if percent is not None else cut / items
    return Deciding(
        items=items,
        cut=cut,
        chances=tuple(_chance(items, cut, one) for one in CHANCES),
        band=sqrt(items * share * (1 - share)),
        needed=_needed(share),
    )


def passing(items: int, cut: int, share: float) -> float:
    """The chance to get at least `cut` of `items` right."""
    return float(binom.sf(cut - 1, items, share))


def _chance(items: int, cut: int, share: float) -> Chance:
    once = passing(items, cut, share)
    return Chance(share, once, 1 - (1 - once) ** TRIES)


def _needed(share: float) -> int | None:
    if share <= CLEARLY_NOT:
        return None
    lengths = range(1, MOST_ITEMS + 1)
    longest = max(n for n in lengths if passing(n, ceil(n * share - 1e-9), CLEARLY_NOT) > RARELY)
    return longest + 1 if longest < MOST_ITEMS else None
