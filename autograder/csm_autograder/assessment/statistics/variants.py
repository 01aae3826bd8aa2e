"""Generated items: whether one seed behaves otherwise than its siblings, among learners of the same score."""

import re
from dataclasses import dataclass

import numpy as np

from csm_autograder.assessment.statistics.items import FULL
from csm_autograder.assessment.statistics.mantel_haenszel import Compared, compared, strata_of
from csm_autograder.assessment.statistics.scores import Scores, rest
from csm_autograder.assessment.statistics.table import Flags, Ints, Responses

FEWEST = 30
SUSPICIOUS = 0.01
"""Over all variants of a generator: below it one is no longer taken as a measure for its siblings."""
_VARIANT = re.compile(r"^(?P<generator>.*[^-\d].*?)-(?P<seed>\d{1,9})(?P<version> \(version \d+\))?$")


@dataclass(frozen=True)
class Variant:
    """One seed of a generator. `compared` is None where too few met it or its siblings; delta below 0: it is harder."""

    id: str
    generator: str
    seed: int
    answers: int
    facility: float
    siblings: int
    compared: Compared | None


def generator_of(item: str) -> tuple[str, int] | None:
    """The generator's id and the seed in the id of a variant (`gen-nps-17`); None for other items."""
    found = _VARIANT.match(item)
    if found is None:
        return None
    return found["generator"] + (found["version"] or ""), int(found["seed"])


def families(items: tuple[str, ...]) -> dict[str, list[tuple[int, int]]]:
    """Items that are variants: generator to (item, seed), where there are at least two of it."""
    found: dict[str, list[tuple[int, int]]] = {}
    for place, item in enumerate(items):
        named = generator_of(item)
        if named:
            found.setdefault(named[0], []).append((place, named[1]))
    return {name: members for name, members in found.items() if len(members) > 1}


def variants(responses: Responses, scores: Scores) -> tuple[Variant, ...]:
    """Every variant of every generator of which at least two seeds were asked."""
    found: list[Variant] = []
    for generator, members in families(responses.items).items():
        found += _family(responses, scores, generator, members)
    return tuple(found)


def _family(responses: Responses, scores: Scores, generator: str, members: list[tuple[int, int]]) -> list[Variant]:
    rows = np.concatenate([np.arange(*responses.first[item : item + 2]) for item, _ in members])
    which = np.repeat([item for item, _ in members], [np.diff(responses.first[i : i + 2])[0] for i, _ in members])
    points, sitting = responses.points[rows], responses.sitting[rows]
    others = rest(scores, sitting, points, responses.counts[rows])
    met = _Met(which, points >= FULL, strata_of(np.nan_to_num(others)))
    odd = _odd(met, [item for item, _ in members])
    found = []
    for item, seed in members:
        own, siblings = which == item, ~np.isin(which, [item, *odd])
        facility = float(points[own].mean())
        one = met.beside(item, odd)
        found.append(
            Variant(responses.items[item], generator, seed, int(own.sum()), facility, int(siblings.sum()), one)
        )
    return found


@dataclass(frozen=True)
class _Met:
    """All answers to one generator: which variant, whether right, and the score on everything else."""

    which: Ints
    right: Flags
    strata: Ints

    def beside(self, item: int, odd: frozenset[int]) -> Compared | None:
        """A variant beside its siblings that are not odd; None where too few met either."""
        siblings = ~np.isin(self.which, [item, *odd])
        used = siblings | (self.which == item)
        focal = self.which[used] == item
        if min(int(focal.sum()), int((~focal).sum())) < FEWEST:
            return None
        return compared(self.right[used], focal, self.strata[used])


def _odd(met: _Met, members: list[int]) -> frozenset[int]:
    """Variants that differ are taken out of what others are compared with, the most different first: one that is harder
    would make all its siblings look easier."""
    odd: frozenset[int] = frozenset()
    while len(members) - len(odd) > 2:
        found = [(met.beside(item, odd), item) for item in members if item not in odd]
        most = max(((one.chi_square, -item, one.p) for one, item in found if one is not None), default=(0.0, 0, 1.0))
        if most[2] >= SUSPICIOUS / len(members):
            break
        odd |= {-most[1]}
    return odd
