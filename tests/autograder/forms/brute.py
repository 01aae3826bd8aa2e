"""The slow and certain way to the best form: try every set of questions. Written apart from the solver's own rules."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from csm_autograder.assessment.forms.assembling import WEIGHTS
from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.candidate import Candidate, Pool, Seen
from csm_autograder.assessment.forms.chance import drawn
from csm_autograder.assessment.forms.counts import Span


def best(plan: Blueprint, bank: Pool, seed: str, seen: Seen, ahead: int) -> list[str] | None:
    """The ids of the form that must be found, sorted; None when there is none."""
    forms = [set_ for set_ in combinations(bank.candidates, plan.items) if keeps_to(plan, bank, set_)]
    chosen = min(forms, key=lambda form: (-_lasts(form, forms, seen, ahead), *_price(form, seed, seen)), default=None)
    return None if chosen is None else sorted(one.id for one in chosen)


def _lasts(
    form: tuple[Candidate, ...], forms: Sequence[tuple[Candidate, ...]], seen: Seen, ahead: int
) -> int:  # fmt: skip
    """How many forms after this one have new questions only, up to `ahead`; 0 where this one has an old one itself."""
    if ahead == 0 or any(one.id in seen.times for one in form):
        return 0
    left = [other for other in forms if not set(other) & set(form) and not any(one.id in seen.times for one in other)]
    return max((1 + _lasts(other, left, seen, ahead - 1) for other in left), default=0)


def _price(form: tuple[Candidate, ...], seed: str, seen: Seen) -> tuple[int, int, int]:
    """Seen least often, then longest ago, then by the seed."""
    ids = [one.id for one in form]
    return (
        sum(seen.times.get(name, 0) for name in ids),
        sum(seen.last.get(name, 0) for name in ids),
        sum(1 + drawn(seed, name) % WEIGHTS for name in ids),
    )


def keeps_to(plan: Blueprint, bank: Pool, form: list[Candidate] | tuple[Candidate, ...]) -> bool:
    """Whether these questions are a form of the blueprint; it knows modules, levels, cells, stories and the cut."""
    ids = {one.id for one in form}
    return (
        not any(one.enemies & (ids - {one.id}) for one in form)
        and _counts(plan.modules, [one.module for one in form])
        and _counts({**plan.bloom}, [one.bloom for one in form])
        and all(_within(cell.items, sum(_is(one, cell.traits) for one in form)) for cell in plan.cells)
        and _stories(plan, bank, form)
        and _cut(plan, form)
    )


def _is(one: Candidate, traits: dict) -> bool:  # type: ignore[type-arg]
    return all(one.trait(trait) == value for trait, value in traits.items())


def _within(span: Span, count: float) -> bool:
    return span.low <= count <= span.high


def _counts(rows: dict[str, Span], values: list[str]) -> bool:
    counts = Counter(values)
    return not rows or (
        all(_within(span, counts[name]) for name, span in rows.items()) and counts.keys() <= rows.keys()
    )


def _stories(plan: Blueprint, bank: Pool, form: list[Candidate] | tuple[Candidate, ...]) -> bool:
    told = Counter(one.story for one in form if one.story)
    if plan.stories is None:
        return not told
    sizes = Counter(one.story for one in bank.candidates if one.story)
    each = plan.stories.each
    fits = all(_within(each, n) if isinstance(each, Span) else n == sizes[name] for name, n in told.items())
    phases = Counter({one.story: one.phase for one in form if one.phase}.values())
    spread = max(phases.values(), default=0) <= (plan.stories.of_each_phase or len(form))
    return fits and spread and _within(plan.stories.items, sum(told.values()))


def _cut(plan: Blueprint, form: list[Candidate] | tuple[Candidate, ...]) -> bool:
    cut, nearly = plan.cut, 1e-9
    if cut is None:
        return True
    score, told = sum(one.right for one in form), sum(one.information for one in form)
    return (
        abs(score - cut.score) <= cut.score_within + nearly
        and abs(told - cut.information) <= cut.information_within + nearly
    )
