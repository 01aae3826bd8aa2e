"""Generated items: whether one seed behaves otherwise than its siblings, among learners of the same score."""

import re
from dataclasses import dataclass

import numpy as np

from csm_autograder.assessment.statistics.items import FULL
from csm_autograder.assessment.statistics.mantel_haenszel import Compared, compared, strata_of
from csm_autograder.assessment.statistics.rows import item_of
from csm_autograder.assessment.statistics.scores import Scores, rest
from csm_autograder.assessment.statistics.table import Flags, Ints, Responses

FEWEST = 30
SUSPICIOUS = 0.01
"""Over all variants of a generator: below it one is no longer taken as a measure for its siblings."""
_VARIANT = re.compile(r"^(?P<generator>.*[^-\d].*?)-(?P<seed>\d{1,9})$")


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
    plain = item_of(item)
    found = _VARIANT.match(plain)
    if found is None:
        return None
    return found["generator"] + item.removeprefix(plain), int(found["seed"])


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
    answers = [int(np.diff(responses.first[item : item + 2])[0]) for item, _ in members]
    which = np.repeat(np.arange(len(members)), answers)
    points, sitting = responses.points[rows], responses.sitting[rows]
    others = rest(scores, sitting, points, responses.counts[rows])
    met = _Met(which, points >= FULL, strata_of(np.nan_to_num(others)))
    often = [member for member, count in enumerate(answers) if count >= FEWEST]
    odd = _odd(met, often, len(members))
    facility = np.bincount(which, points, len(members)) / answers
    left_out = sum(answers[member] for member in odd)
    found = []
    for member, (item, seed) in enumerate(members):
        siblings = len(which) - left_out - (0 if member in odd else answers[member])
        one = met.beside(member, odd) if answers[member] >= FEWEST else None
        name = responses.items[item]
        found.append(Variant(name, generator, seed, answers[member], float(facility[member]), siblings, one))
    return found


@dataclass(frozen=True)
class _Met:
    """All answers to one generator: which of its variants, whether right, and the score on everything else."""

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


def _odd(met: _Met, often: list[int], members: int) -> frozenset[int]:
    """Variants that differ are taken out of what others are compared with, the most different first: one that is harder
    would make all its siblings look easier. `often`: those of the members that enough learners met."""
    odd: frozenset[int] = frozenset()
    while members - len(odd) > 2:
        found = [(met.beside(member, odd), member) for member in often if member not in odd]
        most = max(
            ((one.chi_square, -member, one.p) for one, member in found if one is not None), default=(0.0, 0, 1.0)
        )
        if most[2] >= SUSPICIOUS / members:
            break
        odd |= {-most[1]}
    return odd
