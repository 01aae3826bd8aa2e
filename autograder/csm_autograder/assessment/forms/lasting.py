"""How long a bank lasts: for how many attempts of one learner, and what the attempts that are wanted would need."""

from collections.abc import Sequence

from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.candidate import Pool, Seen
from csm_autograder.assessment.forms.catalogue import Assessment, Catalogue
from csm_autograder.assessment.forms.placing import Placing, is_seen
from csm_autograder.assessment.forms.shortages import NoForm, Shortage, plain_shortages, shortages

SOMEBODY = "somebody"


def lasts(catalogue: Catalogue, assessment: str, most: int, before: Sequence[tuple[str, ...]] = ()) -> int:
    """For how many attempts the bank has forms without a common question; counts no further than `most`.

    Up to the attempts that are wanted every learner gets them, since each form leaves enough for the next. `before`:
    the questions of other tests taken before. Raises NoForm where there is no form at all, and SolverTrouble.
    """
    blueprint, stock = catalogue.assessments()[assessment].blueprint, catalogue.stock()
    pool = stock.pool(blueprint)
    seen = stock.met(Seen.in_attempts(before), pool, SOMEBODY)
    found = next((count for count in range(most, 0, -1) if _have_room(blueprint, pool, seen, count)), 0)
    if not found and not _have_room(blueprint, pool, Seen(), 1):
        raise NoForm(shortages(blueprint, pool))
    return found


def lasts_after_tests(catalogue: Catalogue, assessment: str, most: int) -> int:
    """The same for somebody who has taken every module test once before. Raises NoForm, SolverTrouble."""
    tests = [one.id for one in catalogue.assessments().values() if one.kind == "module_test"]
    return lasts(catalogue, assessment, most, [catalogue.form(test, SOMEBODY, 1).ids for test in tests])


def _have_room(blueprint: Blueprint, pool: Pool, seen: Seen, forms: int) -> bool:
    """Whether so many forms can be made of what was not seen, no question on two of them."""
    placing = Placing(blueprint, pool)
    placing.balance()
    placing.parallel()
    placing.forbid(is_seen(seen))
    placing.leave_enough(seen, forms - 1)
    return placing.program.least({}) is not None


def lacking(catalogue: Catalogue, assessment: Assessment) -> tuple[Shortage, ...]:
    """The rows of the whole blueprint with fewer questions than its attempts without overlap take, by number alone."""
    pool = catalogue.stock().pool(assessment.whole, forms=assessment.attempts)
    return plain_shortages(assessment.whole, pool, assessment.attempts)


def expected_share(catalogue: Catalogue, assessment: Assessment) -> float | None:
    """The share of the bank's questions somebody at the cut is expected to get right; None without a cut or questions.

    Where it is far from the blueprint's score, the bank has changed since the cut was set.
    """
    cut, whole = assessment.whole.cut, assessment.whole
    told = whole.stories is not None and whole.stories.items.low == whole.items
    pool = catalogue.stock().pool(assessment.blueprint)
    rights = [one.right for one in pool.candidates if not one.pilot and told == (one.story is not None)]
    return sum(rights) / len(rights) if cut and rights else None
