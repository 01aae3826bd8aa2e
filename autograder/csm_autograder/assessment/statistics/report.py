"""Everything statistics say of one assessment, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from csm_autograder.assessment.statistics import fairness as groups
from csm_autograder.assessment.statistics.consistency import Consistency, consistency
from csm_autograder.assessment.statistics.deciding import Deciding, deciding
from csm_autograder.assessment.statistics.flags import Flag, flags, pool_is_large
from csm_autograder.assessment.statistics.form_figures import FormFigures, form_figures
from csm_autograder.assessment.statistics.item_sets import Questions, questions_of, sets_of, table_of
from csm_autograder.assessment.statistics.items import (
    FULL,
    ItemFigures,
    Options,
    item_figures,
    no_options,
    with_options,
)
from csm_autograder.assessment.statistics.leaks import Leak, leaks
from csm_autograder.assessment.statistics.rasch import FEWEST as FEWEST_FOR_RASCH
from csm_autograder.assessment.statistics.rasch import RaschFit, rasch
from csm_autograder.assessment.statistics.reliability import (
    FEWEST,
    Reliability,
    of_different_items,
    of_same_items,
)
from csm_autograder.assessment.statistics.scores import Scores, scores_of
from csm_autograder.assessment.statistics.table import Flags, Ints, Responses
from csm_autograder.assessment.statistics.variants import Variant, variants


@dataclass(frozen=True)
class PassMark:
    """A pass from so many per cent of the points on."""

    percent: float

    def points(self, questions: int) -> int:
        """The points needed: the percentage rounded up to whole questions, exactly."""
        return int(-(-round(self.percent * 100) * questions // 10_000))


@dataclass(frozen=True)
class Report:
    """`questions` were asked in a sitting, of `pool` in all; `same_items`: of everybody the same. Parts that cannot be
    worked out, or for which n is too small, are None or empty. `shares`: how many sittings got a share of points of
    0-10 %, 10-20 % ... 90-100 %."""

    assessment: str
    sittings: int
    learners: int
    questions: int
    pool: int
    same_items: bool
    pass_mark: PassMark | None
    passed: float | None
    shares: tuple[int, ...]
    reliability: Reliability | None
    consistency: Consistency | None
    deciding: Deciding | None
    forms: tuple[FormFigures, ...]
    group_sizes: Mapping[str, int]
    rasch: RaschFit | None
    remarks: tuple[str, ...]
    items: tuple[ItemFigures, ...] = ()
    flags: tuple[Flag, ...] = ()
    variants: tuple[Variant, ...] = ()
    fairness: tuple[groups.Fairness, ...] = ()
    leaks: tuple[Leak, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether there are so many sittings that figures of the whole mean something."""
        return self.sittings >= FEWEST

    def item(self, name: str) -> ItemFigures:
        """The figures of one item. Raises KeyError."""
        return next((one for one in self.items if one.id == name), None) or _missing(name)


def report(responses: Responses, pass_mark: PassMark | None = None, options: Options = no_options) -> Report:
    """All figures and flags of one assessment; with a pass mark also how sure its decisions are.

    `options`: the options of an item, where the bank is at hand, so that those nobody chose are seen as well.
    """
    scores = scores_of(responses)
    whole = _whole(responses, scores, pass_mark)
    items = with_options(item_figures(responses, scores), options)
    seeds, fair, signs = variants(responses, scores), groups.fairness(responses), leaks(responses, scores)
    raised = flags(items, fair, signs, seeds, crowded=pool_is_large(whole.pool, whole.questions))
    return replace(whole, items=items, flags=raised, variants=seeds, fairness=fair, leaks=signs)


def _whole(responses: Responses, scores: Scores, pass_mark: PassMark | None) -> Report:
    """The assessment as a whole, before anybody looks at single questions."""
    counted, questions = responses.counted, round(float(np.median(scores.asked)))
    asked = questions_of(counted)
    sets, sizes = sets_of(counted, asked)
    passed = _passed(scores, pass_mark)
    reliability = _reliability(counted, scores, asked, len(sizes) == 1)
    return Report(
        assessment=responses.assessment,
        sittings=responses.sittings,
        learners=responses.learners,
        questions=questions,
        pool=len(asked.names),
        same_items=len(sizes) == 1,
        pass_mark=pass_mark,
        passed=None if passed is None else float(passed.mean()),
        shares=tuple(np.bincount(np.minimum((scores.share * 10 + 1e-6).astype(int), 9), minlength=10).tolist()),
        reliability=reliability,
        consistency=_consistency(reliability, pass_mark),
        deciding=deciding(questions, pass_mark.points(questions), pass_mark.percent) if pass_mark else None,
        forms=form_figures(responses, scores, passed, _of_forms(counted, asked, sets)),
        group_sizes=_group_sizes(responses),
        rasch=_rasch(counted, asked, sets, int(sizes[0])),
        remarks=(*responses.remarks, *_on_trial(responses), *_small_groups(responses)),
    )


def _passed(scores: Scores, pass_mark: PassMark | None) -> Flags | None:
    if pass_mark is None:
        return None
    lengths, place = np.unique(scores.asked, return_inverse=True)
    needed = np.array([pass_mark.points(int(length)) for length in lengths])
    found: Flags = scores.total >= needed[place] - 1e-9
    return found


def _reliability(responses: Responses, scores: Scores, asked: Questions, same_items: bool) -> Reliability | None:
    if responses.sittings < FEWEST:
        return None
    if same_items:
        return of_same_items(table_of(responses, asked, np.ones(responses.sittings, dtype=bool))[1])
    squares = np.bincount(responses.sitting, weights=responses.points**2, minlength=responses.sittings)
    return of_different_items(scores.asked, scores.share, squares / np.maximum(scores.asked, 1))


def _consistency(found: Reliability | None, pass_mark: PassMark | None) -> Consistency | None:
    if found is None or pass_mark is None:
        return None
    cut = pass_mark.points(round(found.maximum))
    return consistency(found.mean, found.spread**2, found.value, found.maximum, cut)


def _of_forms(responses: Responses, asked: Questions, sets: Ints) -> dict[int, Reliability]:
    """The reliability of each form whose learners all had the same items."""
    found = {}
    sizes = np.bincount(responses.form_of, minlength=len(responses.forms))
    for code in np.flatnonzero(sizes >= FEWEST):
        own = responses.form_of == code
        if len(np.unique(sets[own])) == 1 and not own.all():
            one = of_same_items(table_of(responses, asked, own)[1])
            if one is not None:
                found[int(code)] = one
    return found


def _rasch(responses: Responses, asked: Questions, sets: Ints, largest: int) -> RaschFit | None:
    """Of the sittings that share the most frequent set of items."""
    if largest < FEWEST_FOR_RASCH:
        return None
    names, points = table_of(responses, asked, sets == 0)
    return rasch(names, points >= FULL)


def _on_trial(responses: Responses) -> tuple[str, ...]:
    """What is to be said of questions that are asked and earn nothing."""
    many = len(np.unique(responses.item[~responses.counts]))
    if many == 0:
        return ()
    what = "One question is" if many == 1 else f"{many} questions are"
    return (f"{what} on trial: with figures of {'its' if many == 1 else 'their'} own, and part of no score.",)


def _small_groups(responses: Responses) -> tuple[str, ...]:
    """Why groups are not compared, where there are groups."""
    sizes = {name: many for name, many in _group_sizes(responses).items() if many}
    if not sizes or sum(many >= groups.FEWEST for many in sizes.values()) > 1:
        return ()
    named = ", ".join(f"{name} {many:,}" for name, many in sizes.items())
    return (f"Groups are not compared: at least two need {groups.FEWEST} learners each. Here: {named}.",)


def _group_sizes(responses: Responses) -> dict[str, int]:
    sizes = np.bincount(responses.group_of[responses.group_of >= 0], minlength=len(responses.groups))
    return dict(zip(responses.groups, sizes.tolist(), strict=True))


def _missing(name: str) -> ItemFigures:
    raise KeyError(name)
