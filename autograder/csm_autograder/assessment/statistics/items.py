"""The figures of one item: how easy it is, how well it tells strong from weak, and who chose which option."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from csm_autograder.assessment.statistics.choices import MULTIPLE_KINDS, NO_ANSWER, kind_of, marks
from csm_autograder.assessment.statistics.scores import EDGE, Scores, highest, lowest, rest
from csm_autograder.assessment.statistics.table import Floats, Ints, Responses, dot

FEWEST = 30
"""Answers below which an item's figures are not shown: too few to tell."""
FULL = 1 - 1e-9
MOST_CHOICES = 8
THIRD = 1 / 3
Options = Callable[[str], tuple[str, ...]]
"""The options of an item, by its id."""


@dataclass(frozen=True)
class ChoiceFigures:
    """One option or frequent answer. `share` of all who met the item; `rest` is the mean score of its choosers on the
    other items, `rest_error` that mean's standard error; `thirds`: its share among the weakest, middle and best third,
    `best`: among the best 27 %."""

    name: str
    is_key: bool
    count: int
    share: float
    rest: float | None
    rest_error: float | None
    correlation: float | None
    thirds: tuple[float, float, float]
    best: float


@dataclass(frozen=True)
class ItemFigures:
    """All of one item. What cannot be worked out is None; `slow` is the 90th percentile of the seconds."""

    id: str
    kind: str
    answers: int
    exposure: float
    facility: float
    right: float
    omitted: float
    spread: float
    discrimination: float
    point_biserial: float | None
    efficiency: float | None
    seconds: float | None
    slow: float | None
    choices: tuple[ChoiceFigures, ...]

    @property
    def enough(self) -> bool:
        """Whether so many answered that figures mean something."""
        return self.answers >= FEWEST


def item_figures(responses: Responses, scores: Scores) -> tuple[ItemFigures, ...]:
    """The figures of every item, in the order of their names."""
    return tuple(_figures(responses, scores, item) for item in range(len(responses.items)))


def no_options(_item: str) -> tuple[str, ...]:
    """Where no bank is at hand."""
    return ()


def with_options(figures: tuple[ItemFigures, ...], options: Options) -> tuple[ItemFigures, ...]:
    """The same, with the options that nobody chose, where enough answered to look at choices."""
    return tuple(_with_options(one, options(one.id)) if one.enough else one for one in figures)


def _with_options(one: ItemFigures, options: tuple[str, ...]) -> ItemFigures:
    seen = {choice.name for choice in one.choices}
    none = (0.0, 0.0, 0.0)
    unseen = [ChoiceFigures(name, False, 0, 0.0, None, None, None, none, 0.0) for name in options if name not in seen]
    return replace(one, choices=tuple(sorted([*one.choices, *unseen], key=lambda choice: choice.name)))


def _figures(responses: Responses, scores: Scores, item: int) -> ItemFigures:
    rows = responses.rows(item)
    sitting, points, document = responses.sitting[rows], responses.points[rows], responses.document[rows]
    others, rank = rest(scores, sitting, points, responses.counts[rows]), scores.rank[sitting]
    best, weakest = highest(rank, scores.ranks, EDGE), lowest(rank, scores.ranks, EDGE)
    used, local = _locally(document, len(responses.documents))
    texts = [responses.documents[code] for code in used]
    seconds = responses.seconds[rows]
    known = seconds[~np.isnan(seconds)]
    return ItemFigures(
        id=responses.items[item],
        kind=next((kind for kind in map(kind_of, texts) if kind), ""),
        answers=len(points),
        exposure=len(points) / responses.sittings,
        facility=float(points.mean()),
        right=float((points >= FULL).mean()),
        omitted=float(sum(np.bincount(local)[n] for n, text in enumerate(texts) if marks(text) == (NO_ANSWER,)))
        / len(points),
        spread=float(points.std()),
        discrimination=dot(best - weakest, points) / (EDGE * len(points)),
        point_biserial=correlation(points, others),
        efficiency=efficiency(points, others),
        seconds=float(np.median(known)) if len(known) else None,
        slow=float(np.percentile(known, 90)) if len(known) else None,
        choices=_choices(texts, local, _Met(points, others, rank, best, scores.ranks)),
    )


def correlation(points: Floats, others: Floats) -> float | None:
    """Pearson's; with right or wrong this is the point-biserial one. None where either is the same for all."""
    if len(points) < 3 or np.isnan(others).any():
        return None
    one, other = points - points.mean(), others - others.mean()
    spread = np.sqrt(dot(one, one) * dot(other, other))
    return float(np.clip(dot(one, other) / spread, -1, 1)) if spread > 1e-9 else None


def efficiency(points: Floats, others: Floats) -> float | None:
    """Moodle's: covariance with the other items, as a share of the greatest that these very scores could have."""
    if len(points) < 3 or np.isnan(others).any():
        return None
    one, other = points - points.mean(), others - others.mean()
    most = dot(np.sort(one), np.sort(other))
    return dot(one, other) / most if most > 1e-9 else None


@dataclass(frozen=True)
class _Met:
    """Those who met an item: points on it, share of points on the others, rank, weight among the best 27 %."""

    points: Floats
    others: Floats
    rank: Ints
    best: Floats
    ranks: int


def _locally(codes: Ints, many: int) -> tuple[Ints, Ints]:
    """The codes that occur, and each row's place among them."""
    if many > 20 * len(codes):
        used, local = np.unique(codes, return_inverse=True)
        return used, local
    used = np.flatnonzero(np.bincount(codes, minlength=many))
    anew = np.zeros(many, dtype=np.int64)
    anew[used] = np.arange(len(used))
    return used, anew[codes]


def _choices(texts: list[str], local: Ints, met: _Met) -> tuple[ChoiceFigures, ...]:
    """First sums for each different answer, then for each choice the sums of the answers that contain it."""
    weights = (lowest(met.rank, met.ranks, THIRD), highest(met.rank, met.ranks, THIRD), met.best)
    many = len(texts)
    others = np.nan_to_num(met.others)
    sums = np.array([
        np.bincount(local, minlength=many),
        np.bincount(local, weights=others, minlength=many),
        np.bincount(local, weights=others**2, minlength=many),
        *(np.bincount(local, weights=weight, minlength=many) for weight in weights),
        np.bincount(local, weights=met.points >= FULL, minlength=many),
    ])  # fmt: skip
    marked: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        for name in marks(text):
            marked.setdefault(name, []).append(place)
    several = any(kind_of(text) in MULTIPLE_KINDS for text in texts)
    whole = sums.sum(axis=1)
    unknown = bool(np.isnan(met.others).any())
    found = [_choice(name, sums[:, places].sum(axis=1), whole, several, unknown) for name, places in marked.items()]
    found.sort(key=lambda one: (-one.count, one.name))
    kept = found[:MOST_CHOICES] + [one for one in found[MOST_CHOICES:] if one.is_key][:1]
    return tuple(sorted(kept, key=lambda one: one.name))


def _choice(name: str, sums: Floats, whole: Floats, several: bool, unknown: bool) -> ChoiceFigures:
    count, rest_sum, squares, weak, strong, best, right = map(float, sums)
    everyone, all_rest, all_squares, all_weak, all_strong, all_best, _ = map(float, whole)
    middle = max(count - weak - strong, 0.0)
    mean = rest_sum / count
    variance = max(squares / count - mean**2, 0.0)
    spread = np.sqrt(max(all_squares / everyone - (all_rest / everyone) ** 2, 0) * count * max(everyone - count, 0))
    correlated = (rest_sum - count * all_rest / everyone) / spread if spread > 1e-9 and not unknown else None
    return ChoiceFigures(
        name=name,
        is_key=not several and name != NO_ANSWER and right >= count * FULL,
        count=round(count),
        share=count / everyone,
        rest=None if unknown else mean,
        rest_error=None if unknown or count < 2 else float(np.sqrt(variance / (count - 1))),
        correlation=None if correlated is None else float(correlated),
        thirds=(weak / all_weak, middle / (everyone - all_weak - all_strong), strong / all_strong),
        best=best / all_best,
    )
