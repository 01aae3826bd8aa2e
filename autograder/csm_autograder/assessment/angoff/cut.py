"""The cut score of each round: its standard error, how far judges agree, and which questions they should talk about."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from csm_autograder.assessment.angoff.ratings import NotRated, Ratings, Table

ENOUGH = 0.8
"""A judge who rated fewer of the questions is left out; who rated so many counts with the mean of those."""
APART = 0.15
"""Standard deviation between judges from which a question should be talked about."""


FAR_JUDGE = 0.10
"""Share of the questions by which a judge's sum must differ from the middle (median) of the panel to be named."""
FAR_RATING = 0.30
"""Share by which one rating must differ from the middle of the panel to be named."""
FEWEST_TO_STAND_APART = 3
"""Judges below which nobody stands apart: two differ from each other."""


@dataclass(frozen=True)
class Far:
    """One rating far from what the middle judge says of the question; shares from 0 to 1."""

    item: str
    judge: str
    rating: float
    middle: float


@dataclass(frozen=True)
class Mark:
    """The cut as questions of a test of that `length`: `points` is it rounded up; `low`, `high`: within two standard
    errors."""

    length: int
    cut: float
    error: float | None
    points: int
    low: int | None
    high: int | None


@dataclass(frozen=True)
class Cut:
    """One round. `cut` and `error` in questions out of `items`; `sums`: what each judge asks for.

    `error` is the standard deviation of the judges' sums over √judges; None with one judge. `one_judge` and
    `all_judges`: intraclass correlations ICC(2,1) and ICC(2,k) (Shrout and Fleiss 1979): how far one judge, or the mean
    of all, would be the same with other judges. `apart`: questions judges differ on most. `like_results`: correlation
    of the mean rating with the share that got the question right, where that is known. `judges_apart`: judges with how
    much more or less they ask for than the middle of the panel, as a share. `far`: single ratings far from it.
    """

    items: int
    judges: tuple[str, ...]
    sums: tuple[float, ...]
    cut: float
    error: float | None
    one_judge: float | None
    all_judges: float | None
    apart: tuple[tuple[str, float], ...]
    like_results: float | None
    left_out: tuple[str, ...]
    judges_apart: tuple[tuple[str, float], ...] = ()
    far: tuple[Far, ...] = ()

    @property
    def percent(self) -> float:
        """The cut in per cent of the questions."""
        return 100 * self.cut / self.items


@dataclass(frozen=True)
class Outcome:
    """All rounds of which enough was rated; the last one decides. `points`: the cut rounded up; `low`, `high`: within
    two standard errors."""

    rounds: tuple[Cut, ...]
    points: int
    low: int | None
    high: int | None
    remarks: tuple[str, ...]

    @property
    def last(self) -> Cut:
        """The round that decides."""
        return self.rounds[-1]

    def mark(self, length: int) -> Mark:
        """What it means for a test of so many questions of the same kind."""
        return _mark(self.last, length)


def outcome(ratings: Ratings) -> Outcome:
    """What the panel's ratings come to. Raises `NotRated` where nobody rated enough."""
    if not ratings.rounds:
        raise NotRated("Nobody has rated anything in this sheet yet.")
    rounds = [cut_of(ratings, 0)]
    begun = False
    for number in range(1, len(ratings.rounds)):
        if _used(ratings, number).any():
            rounds.append(cut_of(ratings, number))
        else:
            begun = True
    mark = _mark(rounds[-1], rounds[-1].items)
    return Outcome(tuple(rounds), mark.points, mark.low, mark.high, _remarks(rounds, begun))


def _mark(one: Cut, length: int) -> Mark:
    scale = length / one.items
    cut, error = one.cut * scale, None if one.error is None else one.error * scale
    spread = None if error is None else 2 * error
    return Mark(
        length=length,
        cut=cut,
        error=error,
        points=_up(cut),
        low=None if spread is None else max(0, _up(cut - spread)),
        high=None if spread is None else min(length, _up(cut + spread)),
    )


def _used(ratings: Ratings, number: int) -> NDArray[np.bool_]:
    """Which judges rated enough of the questions in that round."""
    found: NDArray[np.bool_] = (~np.isnan(ratings.rounds[number])).mean(axis=0) >= ENOUGH
    return found


def cut_of(ratings: Ratings, number: int) -> Cut:
    """The cut of one round, counted from 0. Raises `NotRated`."""
    table = ratings.rounds[number]
    used = _used(ratings, number)
    if not used.any():
        raise NotRated(f"In round {number + 1} no judge rated at least {ENOUGH:.0%} of the questions.")
    judges = tuple(name for name, is_used in zip(ratings.judges, used, strict=True) if is_used)
    rated = table[:, used]
    sums = np.nanmean(rated, axis=0) * len(ratings.items)
    many = len(judges)
    named = _judges_apart(judges, sums / len(ratings.items))
    one, all_of_them = agreement(rated[~np.isnan(rated).any(axis=1)])
    return Cut(
        items=len(ratings.items),
        judges=judges,
        sums=tuple(map(float, sums)),
        cut=float(sums.mean()),
        error=float(sums.std(ddof=1) / sqrt(many)) if many > 1 else None,
        one_judge=one,
        all_judges=all_of_them,
        apart=_apart(ratings.items, rated),
        like_results=_like_results(rated, ratings.facility),
        left_out=tuple(name for name in ratings.judges if name not in judges),
        judges_apart=named,
        far=_far(ratings.items, judges, rated, [name for name, _ in named]),
    )


def agreement(table: Table) -> tuple[float | None, float | None]:
    """ICC(2,1) and ICC(2,k) of questions by judges: two-way random effects, absolute agreement."""
    rows, columns = table.shape
    if rows < 2 or columns < 2:
        return None, None
    grand = table.mean()
    of_rows = columns * ((table.mean(axis=1) - grand) ** 2).sum() / (rows - 1)
    of_columns = rows * ((table.mean(axis=0) - grand) ** 2).sum() / (columns - 1)
    rest = table - table.mean(axis=1, keepdims=True) - table.mean(axis=0, keepdims=True) + grand
    error = (rest**2).sum() / ((rows - 1) * (columns - 1))
    one = of_rows + (columns - 1) * error + columns * (of_columns - error) / rows
    every = of_rows + (of_columns - error) / rows
    if min(one, every) <= 1e-12:
        return None, None
    return float((of_rows - error) / one), float((of_rows - error) / every)


def _apart(items: tuple[str, ...], rated: Table) -> tuple[tuple[str, float], ...]:
    several = (~np.isnan(rated)).sum(axis=1) > 1
    found = [
        (item, float(np.nanstd(row, ddof=1))) for item, row, many in zip(items, rated, several, strict=True) if many
    ]
    return tuple(sorted((one for one in found if one[1] >= APART), key=lambda one: (-one[1], one[0])))


def _judges_apart(judges: tuple[str, ...], means: Table) -> tuple[tuple[str, float], ...]:
    """Judges far from the middle of the panel; the farthest first."""
    if len(judges) < FEWEST_TO_STAND_APART:
        return ()
    gaps = means - np.median(means)
    found = [(name, float(gap)) for name, gap in zip(judges, gaps, strict=True) if abs(gap) >= FAR_JUDGE - 1e-9]
    return tuple(sorted(found, key=lambda one: -abs(one[1])))


def _far(items: tuple[str, ...], judges: tuple[str, ...], rated: Table, named: Collection[str]) -> tuple[Far, ...]:
    """Single ratings far from the middle of the panel, the farthest first; not of judges named as a whole."""
    several = (~np.isnan(rated)).sum(axis=1) >= FEWEST_TO_STAND_APART
    found = []
    for row in np.flatnonzero(several):
        middle = float(np.nanmedian(rated[row]))
        found += [
            Far(items[row], judge, float(one), middle)
            for judge, one in zip(judges, rated[row], strict=True)
            if judge not in named and abs(one - middle) >= FAR_RATING - 1e-9
        ]
    return tuple(sorted(found, key=lambda far: -abs(far.rating - far.middle)))


def _like_results(rated: Table, facility: tuple[float | None, ...]) -> float | None:
    pairs = [
        (float(np.nanmean(row)), known)
        for row, known in zip(rated, facility, strict=False)
        if known is not None and not np.isnan(row).all()
    ]
    if len(pairs) < 5:
        return None
    said, seen = np.array(pairs).T
    return float(np.corrcoef(said, seen)[0, 1]) if said.std() > 1e-9 and seen.std() > 1e-9 else None


def _up(points: float) -> int:
    """Whole questions, rounded up: nobody passes below the cut. A billionth above a whole number is that number."""
    return ceil(points - 1e-9)


def _remarks(rounds: Sequence[Cut], begun: bool) -> tuple[str, ...]:
    last = rounds[-1]
    said = []
    if begun:
        said.append(f"Round 2 has begun; until a judge has rated {ENOUGH:.0%} of the questions in it, round 1 decides.")
    if len(last.judges) < 5:
        said.append(f"{_judges(len(last.judges))} few: with five to ten the cut depends less on who sat there.")
    if len(rounds) == 1 and not begun:
        said.append("There was one round only. Talk about the questions judges differ on, then rate again.")
    if last.all_judges is not None and last.all_judges < 0.7:
        said.append("Judges agree little on which questions are hard. Talk again about who is just competent enough.")
    if last.left_out:
        said.append(f"Left out, since they rated too few questions: {', '.join(last.left_out)}.")
    return tuple(said)


def _judges(many: int) -> str:
    return "1 judge is" if many == 1 else f"{many} judges are"
