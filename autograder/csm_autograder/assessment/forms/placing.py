"""Lays a blueprint and a pool out as a program: one yes-or-no variable for each candidate."""

from collections.abc import Callable, Iterable

from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.candidate import Candidate, Exposure, Pool, Seen
from csm_autograder.assessment.forms.counts import Span, exactly
from csm_autograder.assessment.forms.program import Program
from csm_autograder.assessment.forms.rows import rows_of

AHEAD = 1_000
"""Branches for a form that leaves enough for others, about five seconds of a learner's time; beyond, fewer are cared
for. Banks with room need one, a bank that lasts for just so many attempts was seen to take up to 800, rarely 2,100."""


class Placing:
    """A program in the making; `places[position]` is the variable of a candidate.

    From the start, enemies are kept apart, and stories are taken in their size and from different phases where the
    blueprint wants that.
    """

    def __init__(self, blueprint: Blueprint, pool: Pool, *, whole: bool = True, program: Program | None = None) -> None:
        """`whole`: without it, parts of a question may be placed, as for shares of many forms.

        `program`: one that has another form in it already, beside which this one is laid out.
        """
        self.blueprint, self.pool, self._whole = blueprint, pool, whole
        self.rows = rows_of(blueprint, pool)
        self.program = program or Program()
        self.places = [self.program.variable(whole=whole) for _ in pool.candidates]
        for one, other in pool.enemies():
            self.program.require({self.places[one]: 1, self.places[other]: 1}, high=1)
        stories = pool.stories() if blueprint.stories else {}
        self.told = [self._told(inside) for inside in stories.values()]
        self._spread([pool.candidates[inside[0]].phase for inside in stories.values()])

    def _told(self, inside: tuple[int, ...]) -> int:
        """Whether the form has the story; then as many of its items as the blueprint wants, else none."""
        size = self._size(len(inside))
        story = self.program.variable(whole=self._whole)
        items = self._sum(inside)
        self.program.require({**items, story: -size.low}, low=0)
        self.program.require({**items, story: -size.high}, high=0)
        return story

    def _sum(self, positions: Iterable[int]) -> dict[int, float]:
        """How many of these candidates the form has."""
        return {self.places[at]: 1.0 for at in positions}

    def _spread(self, phases: list[str | None]) -> None:
        """No more stories of one phase than the blueprint allows; `phases` has that of each story."""
        most = self.blueprint.stories.of_each_phase if self.blueprint.stories else None
        if most is None:
            return
        for phase in dict.fromkeys(phases):
            alike = [told for told, one in zip(self.told, phases, strict=True) if one == phase]
            if phase and len(alike) > 1:
                self.program.require(dict.fromkeys(alike, 1), high=most)

    def _size(self, items: int) -> Span:
        """How many of a story's items are taken with it."""
        each = self.blueprint.stories.each if self.blueprint.stories else "whole"
        return each if isinstance(each, Span) else exactly(items)

    def balance(self) -> None:
        """Every row of the blueprint is met, and the number of its stories."""
        taken = self.blueprint.stories.taken if self.blueprint.stories else None
        if taken:
            self.program.require(dict.fromkeys(self.told, 1), taken.low, taken.high)
        for row in self.rows:
            self.program.require(self._sum(row.members), row.span.low, row.span.high)

    def parallel(self) -> None:
        """Score and information at the cut lie within the tolerances, as on every other form."""
        cut = self.blueprint.cut
        if cut is None:
            return
        score, information = self.at_cut()
        self.program.require(score, cut.score - cut.score_within, cut.score + cut.score_within)
        width = cut.information_within
        self.program.require(information, cut.information - width, cut.information + width)

    def at_cut(self) -> tuple[dict[int, float], dict[int, float]]:
        """The terms of expected score and of information; pilot questions add nothing."""
        counted = [(self.places[at], one) for at, one in enumerate(self.pool.candidates) if not one.pilot]
        return {at: one.right for at, one in counted}, {at: one.information for at, one in counted}

    def forbid(self, which: Callable[[Candidate], bool]) -> None:
        """The form has no candidate of this kind."""
        for at, one in enumerate(self.pool.candidates):
            if which(one):
                self.program.forbid(self.places[at])

    def costs(self, each: Callable[[Candidate], float]) -> dict[int, float]:
        """A sum to keep small."""
        return {self.places[at]: price for at, one in enumerate(self.pool.candidates) if (price := each(one))}

    def leave_enough(self, seen: Seen, attempts: int) -> None:
        """Of what the form leaves over, so many later forms can be made, and no question stands on two of them.

        They are laid out beside this one in the same program, with all that holds for it, the cut and stories included.
        A generator is left out: it has a new variant for each form until it is used up, and then it counts as seen.
        """
        self.program.nodes = AHEAD
        forms = [self, *(self._later(seen) for _ in range(attempts))]
        for at, one in enumerate(self.pool.candidates):
            if not one.generated:
                self.program.require({form.places[at]: 1 for form in forms}, high=1)

    def _later(self, seen: Seen) -> "Placing":
        """A later form in the program of this one, of questions that are new even now."""
        later = Placing(self.blueprint, self.pool, program=self.program)
        later.balance()
        later.parallel()
        later.forbid(is_seen(seen))
        return later


def is_seen(seen: Seen) -> Callable[[Candidate], bool]:
    """Whether the learner met it in an earlier attempt."""
    return lambda one: one.id in seen.times


def is_exposed(exposure: Exposure, most: float) -> Callable[[Candidate], bool]:
    """Whether it has been on as many forms as it may."""
    return lambda one: exposure.beyond(one.id, most) > 0
