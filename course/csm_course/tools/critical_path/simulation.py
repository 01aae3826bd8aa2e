"""Monte Carlo: the plan played many times, each task's days drawn from a PERT-beta distribution by a seeded chance.

The same plan always gives the same figures. PERT-beta has the mean (a + 4m + b) / 6 of the formula beside it, so
what differs is what the formula leaves out: that any of several paths may turn out to be the longest (merge bias).
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import add, sub
from random import Random

from csm_course.tools.critical_path.estimate import Estimate
from csm_course.tools.critical_path.network import Link, Schedule

SEED = 20261122
MOST_RUNS, LEAST_RUNS, DRAWS = 4_000, 500, 200_000
"""Runs of small plans and of large ones; between them as many as keep all draws together below `DRAWS`."""
_POINTS, _GRID = 500, 1_000


def runs_for(tasks: int) -> int:
    """How often a plan of that size is played."""
    return max(LEAST_RUNS, min(MOST_RUNS, DRAWS // max(1, tasks)))


def simulated_ends(
    schedule: Schedule, links: Sequence[Link], estimates: Mapping[str, Estimate], runs: int, seed: int = SEED
) -> list[float]:
    """The end of the project in each run, in days, smallest first."""
    random = Random(seed)
    # Drawn in the order of the keys: the order of the rows has no say in the luck.
    drawn = {key: draws(estimates[key], runs, random) for key in sorted(schedule.order)}
    before: dict[str, list[Link]] = {key: [] for key in schedule.order}
    for link in links:
        before[link.after].append(link)
    starts: dict[str, list[float]] = {}
    ends = [0.0] * runs
    for key in schedule.order:
        start = [0.0] * runs
        for link in before[key]:
            start = list(map(max, start, _waits(link, starts[link.before], drawn[link.before], drawn[key])))
        starts[key] = start
        ends = list(map(max, ends, map(add, start, drawn[key])))
    return sorted(ends)


def draws(estimate: Estimate, runs: int, random: Random) -> list[float]:
    """As many durations of one task."""
    best, likely, worst = estimate
    if best == worst:
        return [likely] * runs
    width = worst - best
    table = [best + width * share for share in beta_quantiles(round((likely - best) / width, 4))]
    return random.choices(table, k=runs)


@lru_cache(maxsize=512)
def beta_quantiles(mode: float) -> tuple[float, ...]:
    """Equally likely values of the PERT-beta distribution from 0 to 1 whose most likely value is `mode`."""
    middles = [(at + 0.5) / _GRID for at in range(_GRID)]
    heights = [x ** (4 * mode) * (1 - x) ** (4 * (1 - mode)) for x in middles]
    sums = list(accumulate(heights))
    quantiles, at = [], 0
    for point in range(_POINTS):
        wanted = (point + 0.5) / _POINTS * sums[-1]
        while sums[at] < wanted:
            at += 1
        quantiles.append((at + 1 - (sums[at] - wanted) / heights[at]) / _GRID)
    return tuple(quantiles)


def _waits(link: Link, starts: list[float], before: list[float], after: list[float]) -> list[float]:
    """From when on `after` may start, run by run."""
    reached = list(map(add, starts, before)) if link.kind[0] == "F" else starts
    if link.kind[1] == "F":
        reached = list(map(sub, reached, after))
    return [moment + link.lag for moment in reached] if link.lag else reached
