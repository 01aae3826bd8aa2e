"""What the solver knows of an item: no words, only what a blueprint counts by, and what keeps it off a form."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from csm_autograder.assessment.forms.blueprint import Trait
from csm_autograder.assessment.forms.counts import NEARLY
from csm_autograder.assessment.forms.difficulty import information


@dataclass(frozen=True)
class Candidate:
    """An item that may stand on a form; `right` is the chance that somebody who just passes gets it right.

    A generator stands for itself until it is taken: `id` is then the generator's with the number of the form behind it.
    `family` is what its enemies call it: the generator of a variant, else its own id. `phase` is that of its story.
    """

    id: str
    module: str
    lesson: str
    bloom: str
    group: str
    right: float
    family: str = ""
    generated: bool = False
    story: str | None = None
    phase: str | None = None
    enemies: frozenset[str] = frozenset()
    pilot: bool = False

    @property
    def kin(self) -> str:
        """What others call it when they name it as an enemy."""
        return self.family or self.id

    @property
    def information(self) -> float:
        """What it tells about somebody who just passes."""
        return information(self.right)

    def trait(self, name: Trait) -> str:
        """What it counts as."""
        traits: dict[Trait, str] = {
            "module": self.module, "lesson": self.lesson, "bloom": self.bloom, "group": self.group,
        }  # fmt: skip
        return traits[name]


@dataclass(frozen=True)
class Pool:
    """All candidates, in the order of their ids, so that the files they come from do not matter."""

    candidates: tuple[Candidate, ...]

    @classmethod
    def of(cls, candidates: Iterable[Candidate]) -> "Pool":
        """A pool of these."""
        return cls(tuple(sorted(candidates, key=lambda one: one.id)))

    def enemies(self) -> tuple[tuple[int, int], ...]:
        """Positions that may not stand on one form: either names the other, or both come of one generator."""
        at: dict[str, list[int]] = {}
        for position, one in enumerate(self.candidates):
            at.setdefault(one.kin, []).append(position)
        pairs = set()
        for position, one in enumerate(self.candidates):
            for name in (*one.enemies, one.kin):
                pairs |= {
                    (min(position, other), max(position, other)) for other in at.get(name, ()) if other != position
                }
        return tuple(sorted(pairs))

    def stories(self) -> Mapping[str, tuple[int, ...]]:
        """The positions of each story's counted items."""
        found: dict[str, list[int]] = {}
        for position, one in enumerate(self.candidates):
            if one.story is not None and not one.pilot:
                found.setdefault(one.story, []).append(position)
        return {story: tuple(positions) for story, positions in sorted(found.items())}


@dataclass(frozen=True)
class Seen:
    """What a learner has met before: how often, and in which attempt last (a later one has a larger number)."""

    times: Mapping[str, int] = field(default_factory=dict)
    last: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def in_attempts(cls, attempts: Sequence[Iterable[str]]) -> "Seen":
        """Of the items of each earlier attempt, the oldest attempt first."""
        times: dict[str, int] = {}
        last: dict[str, int] = {}
        for number, attempt in enumerate(attempts, 1):
            for item in sorted(set(attempt)):
                times[item] = times.get(item, 0) + 1
                last[item] = number
        return cls(times, last)


@dataclass(frozen=True)
class Exposure:
    """On how many of the forms made so far, by anybody, each item stood."""

    forms: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    def beyond(self, item: str, most: float) -> int:
        """On how many forms too many the item stands with one more, when it may stand on that share of all.

        The share of all forms so far and this one is rounded up: on the very first form everything may stand.
        """
        return max(0, self.counts.get(item, 0) + 1 - math.ceil(most * (self.forms + 1) - NEARLY))
