"""Assembles forms from a pool: the blueprint first, then nothing seen before, enough for later attempts, nothing worn.

What has to give way when the bank runs short, gives way in the opposite order: first the limit of exposure, then the
care for attempts to come, then the promise of new questions, where the fewest that were seen least and longest ago come
back. The blueprint, enemies, stories and the tolerances at the cut never do: then there is no form.

Which of all such forms it is, a seed decides: each candidate gets a weight, a whole number made of seed and id, and the
form with the least sum is taken. The optimum is proven and as good as never shared (isolation lemma: K. Mulmuley,
U. Vazirani, V. Vazirani, Matching is as Easy as Matrix Inversion, 1987), so every machine finds the same form.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from csm_autograder.assessment.forms.blueprint import Blueprint, Cut
from csm_autograder.assessment.forms.candidate import Candidate, Exposure, Pool, Seen
from csm_autograder.assessment.forms.chance import drawn
from csm_autograder.assessment.forms.log import AssemblyLog, AtCut, Counted
from csm_autograder.assessment.forms.placing import Placing, is_exposed, is_seen
from csm_autograder.assessment.forms.program import Answer, Program, SolverTrouble
from csm_autograder.assessment.forms.shortages import NoForm, shortages
from csm_autograder.assessment.forms.wear import bearable

WEIGHTS = 2**20


@dataclass(frozen=True)
class Selection:
    """The candidates of one form, in the order they are asked, and how they were found."""

    items: tuple[Candidate, ...]
    seed: str
    log: AssemblyLog

    @property
    def ids(self) -> tuple[str, ...]:
        """The candidates' ids, in order."""
        return tuple(one.id for one in self.items)


def assemble(
    blueprint: Blueprint, pool: Pool, seed: str, seen: Seen | None = None, exposure: Exposure | None = None,
    ahead: int = 0,
) -> Selection:  # fmt: skip
    """One form. `ahead`: for how many later attempts the bank should still have new questions.

    Raises NoForm with what the bank lacks, and SolverTrouble.
    """
    return _assembled(blueprint, pool, seed, seen or Seen(), exposure or Exposure(), ahead)


@dataclass(frozen=True)
class _Leave:
    """What is kept to and what is let go on one try.

    `most`: the share of all forms on which a question may stand, None for any. `ahead`: for how many later attempts
    enough is left over. `lately`: of questions seen before, how often is looked at, and not how long ago; a long past
    can be too much for the solver.
    """

    most: float | None
    ahead: int = 0
    seen: bool = False
    lately: bool = False


def _assembled(blueprint: Blueprint, pool: Pool, seed: str, seen: Seen, exposure: Exposure, ahead: int) -> Selection:
    trouble = None
    for leave in _tries(blueprint, pool, seen, exposure, ahead):
        placing = Placing(blueprint, pool)
        try:
            answer = _tried(placing, leave, seed, seen, exposure)
        except SolverTrouble as error:
            trouble, answer = error, None  # what is easier to keep to may be found all the same
        if answer:
            relaxed = _short_lived(ahead, leave.ahead) + _raised(blueprint.most_exposed, leave.most)
            relaxed += ("how long ago questions were asked was not looked at",) if leave.lately else ()
            return _selection(placing, answer, seed, seen, exposure, relaxed)
    if trouble:
        raise trouble
    raise NoForm(shortages(blueprint, pool))


def _tries(blueprint: Blueprint, pool: Pool, seen: Seen, exposure: Exposure, ahead: int) -> Iterator[_Leave]:
    """From nothing let go to everything; a try that would be the same as the one before is left out."""
    most = blueprint.most_exposed
    worn = any(map(is_exposed(exposure, most), pool.candidates))
    yield _Leave(bearable(blueprint, pool) if worn else most, ahead)
    free = None if worn else most
    if worn:
        yield _Leave(free, ahead)
    for fewer in reversed(range(ahead)):
        yield _Leave(free, fewer)
    if any(one.id in seen.times for one in pool.candidates):
        yield _Leave(free, seen=True)
        yield _Leave(free, seen=True, lately=True)


def _short_lived(wanted: int, ahead: int) -> tuple[str, ...]:
    """What the log says of attempts to come that were not looked after."""
    if ahead == wanted:
        return ()
    return (f"new questions are left over for {ahead} of {wanted} more attempts",)


def _raised(wanted: float, most: float | None) -> tuple[str, ...]:
    """What the log says of a limit that the bank is too small for."""
    if most is None or most <= wanted:
        return ()
    return (f"the bank is too small for {wanted:.0%} of exposure: {most:.1%} is the limit it can keep to",)


def _tried(placing: Placing, leave: _Leave, seed: str, seen: Seen, exposure: Exposure) -> Answer | None:
    placing.balance()
    placing.parallel()
    if leave.ahead:
        placing.leave_enough(seen, leave.ahead)
    goals = []
    if leave.seen:
        goals.append(placing.costs(_often(seen) if leave.lately else _familiar(seen, placing.blueprint)))
    else:
        placing.forbid(is_seen(seen))
    if leave.most is None:
        goals.append(placing.costs(lambda one: exposure.beyond(one.id, placing.blueprint.most_exposed)))
    else:
        placing.forbid(is_exposed(exposure, leave.most))
    goals.append(_weights(placing, seed))
    return in_turn(placing.program, goals)


def _familiar(seen: Seen, blueprint: Blueprint) -> Callable[[Candidate], float]:
    """What a question costs that was seen: first how often, then how lately, which never outweighs the first."""
    once = 1 + max(seen.last.values(), default=0) * (blueprint.items + blueprint.pilots)
    return lambda one: seen.times.get(one.id, 0) * once + seen.last.get(one.id, 0)


def _often(seen: Seen) -> Callable[[Candidate], float]:
    """The same by number alone."""
    return lambda one: seen.times.get(one.id, 0)


def in_turn(program: Program, goals: list[dict[int, float]]) -> Answer | None:
    """The least of the first sum, among those the least of the second, and so on. All but the last are whole."""
    for goal in goals[:-1]:
        answer = program.least(goal)
        if answer is None:
            return None
        program.require(goal, high=round(answer.least))
    return program.least(goals[-1])


def _weights(placing: Placing, seed: str) -> dict[int, float]:
    return placing.costs(lambda one: 1 + drawn(seed, one.id) % WEIGHTS)


def _selection(
    placing: Placing, answer: Answer, seed: str, seen: Seen, exposure: Exposure, relaxed: tuple[str, ...]
) -> Selection:
    chosen = {at for at, variable in enumerate(placing.places) if answer.taken(variable)}
    items = [placing.pool.candidates[at] for at in sorted(chosen)]
    log = _log(placing, chosen, answer, seed, seen, exposure, relaxed)
    return Selection(tuple(sorted(items, key=_order(seed))), seed, log)


def _order(seed: str) -> Callable[[Candidate], tuple[int, int]]:
    """By chance, with the questions on a story together."""

    def place(one: Candidate) -> tuple[int, int]:
        together = f"story {one.story}" if one.story else one.id
        return drawn(f"{seed}/order", together), drawn(f"{seed}/order", one.id)

    return place


def _log(
    placing: Placing, chosen: set[int], answer: Answer, seed: str, seen: Seen, exposure: Exposure,
    relaxed: tuple[str, ...],
) -> AssemblyLog:  # fmt: skip
    blueprint = placing.blueprint
    items = [placing.pool.candidates[at] for at in sorted(chosen)]
    repeated = tuple(one.id for one in items if one.id in seen.times)
    score, information = _at_cut(blueprint.cut, items)
    return AssemblyLog(
        seed=seed, solver=_solver(), status="optimal", branches=answer.branches,
        candidates=len(placing.pool.candidates), counts=_counts(placing, chosen), score=score, information=information,
        forms_before=exposure.forms, most_exposed=blueprint.most_exposed, exposure=_largest_share(items, exposure),
        repeated=repeated, relaxed=relaxed + _worn(items, exposure, blueprint.most_exposed) + _known(repeated),
    )  # fmt: skip


def _counts(placing: Placing, chosen: set[int]) -> tuple[Counted, ...]:
    """What the form has of each row."""
    return tuple(
        Counted(what=row.name, low=row.span.low, high=row.span.high, reached=len(chosen & set(row.members)))
        for row in placing.rows
    )


def _at_cut(cut: Cut | None, items: list[Candidate]) -> tuple[AtCut | None, AtCut | None]:
    """Expected score and information of what counts."""
    if cut is None:
        return None, None
    score = round(sum(one.right for one in items if not one.pilot), 4)
    information = round(sum(one.information for one in items if not one.pilot), 4)
    return (
        AtCut(target=cut.score, within=cut.score_within, reached=score),
        AtCut(target=cut.information, within=cut.information_within, reached=information),
    )


def _largest_share(items: list[Candidate], exposure: Exposure) -> float | None:
    """On what share of all forms, this one included, the question stands that was asked most."""
    most = max((exposure.counts.get(one.id, 0) + 1 for one in items), default=0)
    return round(most / (exposure.forms + 1), 4) if exposure.forms else None


def _worn(items: list[Candidate], exposure: Exposure, most: float) -> tuple[str, ...]:
    count = sum(map(is_exposed(exposure, most), items))
    return (f"{count} questions stand on more than {most:.0%} of all forms",) if count else ()


def _known(repeated: tuple[str, ...]) -> tuple[str, ...]:
    told = f"{len(repeated)} questions were asked in an earlier attempt: the bank has too few new ones"
    return (told,) if repeated else ()


def _solver() -> str:
    """Which solver it was: HiGHS comes inside scipy."""
    import scipy

    return f"HiGHS of scipy {scipy.__version__}"
