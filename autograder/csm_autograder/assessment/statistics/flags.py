"""What needs a person's look: signs that are stronger than chance, of each question and of the whole assessment.

Each kind of sign is tested at LEVEL over all questions together (Bonferroni): where nothing is wrong, one kind raises a
false alarm in at most 5 of 1,000 assessments, all kinds together in at most 5 of 100.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import atanh, sqrt
from typing import Literal

from scipy.stats import norm

from csm_autograder.assessment.statistics.choices import NO_ANSWER
from csm_autograder.assessment.statistics.fairness import Fairness
from csm_autograder.assessment.statistics.items import ChoiceFigures, ItemFigures
from csm_autograder.assessment.statistics.leaks import Leak
from csm_autograder.assessment.statistics.variants import Variant

LEVEL = 0.005
LOW = 0.20
"""Correlation with the other questions below which a question hardly tells strong learners from weak ones."""
EASY, SURELY_EASY = 0.95, 0.90
IDLE = 0.10
"""Share of the wrong answers below which an option lures nobody; with three wrong options a third each is expected."""
GAP = 0.10
"""Facility by which a variant, or learners who were quick or late, must differ to be worth a look."""
DELTA = 1.5
EXPOSED = 0.30

Kind = Literal[
    "key", "second key", "weak", "too easy", "idle options", "unfair", "known before", "easier lately", "variant",
    "exposed", "by chance",
]  # fmt: skip
ORDER: tuple[Kind, ...] = (
    "key", "second key", "weak", "known before", "easier lately", "unfair", "variant", "by chance", "idle options",
    "too easy", "exposed",
)  # fmt: skip


@dataclass(frozen=True)
class Flag:
    """One sign on one question; `choices` are the options meant, `group` whom it is about, `figures` what was seen."""

    kind: Kind
    item: str
    choices: tuple[str, ...] = ()
    group: tuple[str, str] = ("", "")
    figures: tuple[float, ...] = ()


def flags(
    items: Iterable[ItemFigures],
    found_fairness: Iterable[Fairness] = (),
    found_leaks: Iterable[Leak] = (),
    found_variants: Iterable[Variant] = (),
    *,
    crowded: bool = False,
) -> tuple[Flag, ...]:
    """Everything worth a look, most serious first. `crowded`: the bank is large enough to show no
    item to more than EXPOSED of the learners."""
    judged = [item for item in items if item.enough]
    raised = [flag for item in judged for flag in _of_item(item, len(judged), crowded)]
    raised += _of_groups(list(found_fairness))
    raised += _of_leaks(list(found_leaks))
    raised += _of_variants([one for one in found_variants if one.compared is not None])
    return tuple(sorted(raised, key=lambda flag: (ORDER.index(flag.kind), flag.item, flag.group)))


def pool_is_large(pool: int, questions: int) -> bool:
    """Whether so many questions stand in for each other that none need be shown to more than EXPOSED of the
    learners."""
    return questions > 0 and pool * EXPOSED >= questions


def _of_item(item: ItemFigures, many: int, crowded: bool) -> Iterator[Flag]:
    surely = _surely(many)
    suspect = _key_suspects(item, surely)
    if suspect:
        yield suspect
    elif (
        item.point_biserial is not None
        and item.facility < EASY
        and _below(item.point_biserial, LOW, item.answers, surely)
    ):
        yield Flag("weak", item.id, figures=(item.point_biserial,))
    if item.facility >= EASY and _wilson(item.facility, item.answers, 1.645)[0] > SURELY_EASY:
        yield Flag("too easy", item.id, figures=(item.facility,))
    yield from _of_options(item, surely, suspect is not None)
    if crowded and item.exposure > EXPOSED:
        yield Flag("exposed", item.id, figures=(item.exposure,))


def _surely(many: int) -> float:
    """The normal deviate of one-sided LEVEL over so many tests."""
    return float(norm.isf(LEVEL / max(many, 1)))


def _key_suspects(item: ItemFigures, surely: float) -> Flag | None:
    """A wrong option that attracts better learners than the key does, or better ones than not."""
    keys = [choice for choice in item.choices if choice.is_key]
    if item.kind != "single" or len(keys) > 1:
        return None
    others = [choice for choice in item.choices if not choice.is_key and choice.name != NO_ANSWER]
    better = [choice for choice in others if _draws_the_best(choice, keys[0] if keys else None, item.answers, surely)]
    if better:
        first = max(better, key=lambda choice: choice.best)
        key = keys[0] if keys else None
        return Flag("key", item.id, (first.name, key.name if key else ""), figures=(first.best, key.best if key else 0))
    second = [one for one in others if one.correlation is not None and _above(one.correlation, 0, item.answers, surely)]
    if second:
        first = max(second, key=lambda choice: choice.correlation or 0)
        return Flag("second key", item.id, (first.name,), figures=(first.thirds[2], first.thirds[0]))
    return None


def _draws_the_best(choice: ChoiceFigures, key: ChoiceFigures | None, answers: int, surely: float) -> bool:
    if choice.rest is None or choice.correlation is None or not _above(choice.correlation, 0, answers, surely):
        return False
    if key is None or key.count < 2:
        return choice.best > 0.5
    return choice.best > key.best and key.rest is not None and choice.rest > key.rest


def _of_options(item: ItemFigures, surely: float, key_is_doubtful: bool) -> Iterator[Flag]:
    """Options nobody takes, and a question answered as if everybody drew lots."""
    if item.kind != "single" or key_is_doubtful:
        return
    wrong = [choice for choice in item.choices if not choice.is_key and choice.name != NO_ANSWER]
    missed = sum(choice.count for choice in wrong)
    if missed and item.facility < EASY:
        idle = [one for one in wrong if _wilson(one.count / missed, missed, surely)[1] < IDLE]
        alone = len(wrong) - len(idle) <= 1
        if len(idle) >= 1 and alone:
            yield Flag("idle options", item.id, tuple(one.name for one in idle), figures=(item.facility,))
    options = len(wrong) + 1
    if options >= 3 and _wilson(item.facility, item.answers, surely)[1] < 1 / options:
        yield Flag("by chance", item.id, figures=(item.facility, 1 / options))


def _of_groups(found: list[Fairness]) -> Iterator[Flag]:
    level = LEVEL / max(len(found), 1)
    for one in found:
        if one.compared.ets == "C" and one.compared.p < level:
            yield Flag("unfair", one.item, (), (one.focal, one.reference), (one.compared.delta, one.compared.gap))


def _of_leaks(found: list[Leak]) -> Iterator[Flag]:
    for sign in ("quick", "later"):
        these = [one for one in found if one.sign == sign]
        for one in these:
            surely = one.compared.p < LEVEL / len(these)
            if surely and one.compared.delta >= DELTA and -one.compared.gap >= GAP:
                figures = (one.share, one.right, one.right_of_others)
                yield Flag("known before" if sign == "quick" else "easier lately", one.item, figures=figures)


def _of_variants(found: list[Variant]) -> Iterator[Flag]:
    for one in found:
        seen = one.compared
        if seen and seen.p < LEVEL / len(found) and abs(seen.gap) >= GAP:
            yield Flag("variant", one.id, (), (one.generator, ""), (one.facility, one.facility + seen.gap))


def _below(found: float, limit: float, answers: int, surely: float) -> bool:
    """Whether a correlation is surely below a limit, by Fisher's transformation."""
    return answers > 3 and atanh(min(max(found, -0.999999), 0.999999)) + surely / sqrt(answers - 3) < atanh(limit)


def _above(found: float, limit: float, answers: int, surely: float) -> bool:
    return answers > 3 and atanh(max(min(found, 0.999999), -0.999999)) - surely / sqrt(answers - 3) > atanh(limit)


def _wilson(share: float, many: int, surely: float) -> tuple[float, float]:
    """Wilson's (1927) interval of a share."""
    square = surely**2
    middle = (share + square / (2 * many)) / (1 + square / many)
    half = surely / (1 + square / many) * sqrt(share * (1 - share) / many + square / (4 * many**2))
    return middle - half, middle + half
