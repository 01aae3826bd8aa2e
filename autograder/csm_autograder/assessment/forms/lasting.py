"""How long a bank lasts: for how many attempts of one learner, and what the attempts that are wanted would need."""

from collections.abc import Sequence

from csm_autograder.assessment.forms.candidate import Seen
from csm_autograder.assessment.forms.catalogue import Assessment, Catalogue
from csm_autograder.assessment.forms.shortages import NoForm, Shortage, plain_shortages

LEARNER = "somebody"
"""Another learner's forms differ. The number does not, up to the attempts that are wanted: each form leaves enough for
those where that can be had at all. Beyond them, in a bank that is nearly used up, it may differ by one."""


def lasts(catalogue: Catalogue, assessment: str, most: int, before: Sequence[tuple[str, ...]] = ()) -> int:
    """How many attempts in a row have no question of an earlier one; counts no further than `most`.

    `before`: the questions of other tests taken before. Raises NoForm where not even the first can be made.
    """
    past = list(before)
    for attempt in range(1, most + 1):
        try:
            form = catalogue.form(assessment, LEARNER, attempt, Seen.in_attempts(past))
        except NoForm:
            if attempt == 1:
                raise
            return attempt - 1
        if form.log.repeated:
            return attempt - 1
        past.append(form.ids)
    return most


def lasts_after_tests(catalogue: Catalogue, assessment: str, most: int) -> int:
    """The same for somebody who has taken every module test once before. Raises NoForm."""
    tests = [one.id for one in catalogue.assessments().values() if one.kind == "module_test"]
    return lasts(catalogue, assessment, most, [catalogue.form(test, LEARNER, 1).ids for test in tests])


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
