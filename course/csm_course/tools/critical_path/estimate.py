"""A duration in three points: best case, most likely, worst case (PERT)."""

from typing import NamedTuple


class Estimate(NamedTuple):
    """Days with best <= likely <= worst; mean (a + 4m + b) / 6 and variance ((b - a) / 6)²."""

    best: float
    likely: float
    worst: float

    @property
    def mean(self) -> float:
        """What the task counts with. Exactly the likely days where nothing spreads."""
        return self.likely if self.best == self.worst else (self.best + 4 * self.likely + self.worst) / 6

    @property
    def variance(self) -> float:
        """In days squared."""
        return ((self.worst - self.best) / 6) ** 2
