"""How long a bank lasts: for how many attempts of one learner, and what the attempts that are wanted would need."""

from csm_autograder.assessment.forms.candidate import Seen
from csm_autograder.assessment.forms.catalogue import Assessment, Catalogue
from csm_autograder.assessment.forms.shortages import NoForm, Shortage, plain_shortages

LEARNER = "somebody"
"""Another learner's forms differ, and so may, in a bank that is nearly used up, the number by one."""


def lasts(catalogue: Catalogue, assessment: str, most: int) -> int:
    """How many attempts in a row have no question of an earlier one; counts no further than `most`.

    Raises NoForm where not even the first can be made.
    """
    past: list[tuple[str, ...]] = []
    while len(past) < most:
        try:
            form = catalogue.form(assessment, LEARNER, len(past) + 1, Seen.in_attempts(past))
        except NoForm:
            if not past:
                raise
            return len(past)
        if form.log.repeated:
            return len(past)
        past.append(form.ids)
    return most


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
