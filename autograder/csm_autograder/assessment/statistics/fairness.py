"""Differential item functioning: items that are harder for one group than for others who score the same.

The matching score is purified: items found to differ (class B or C) are taken out of it, and all are looked at again;
the item itself always stays in its own matching score (Holland and Thayer 1988). Where more than half of the items
differ nothing sound is left to match by: purification gives up, and the report says so.
"""

from dataclasses import dataclass

import numpy as np

from csm_autograder.assessment.statistics.items import FULL
from csm_autograder.assessment.statistics.mantel_haenszel import Compared, compared, strata_of
from csm_autograder.assessment.statistics.table import DIGITS, NOBODY, Flags, Floats, Ints, Responses

FEWEST = 100
"""Learners of each group below which nothing is said of an item."""
ROUNDS = 4


@dataclass(frozen=True)
class Fairness:
    """One item for one focal group beside the reference group.

    `settled`: whether the matching score could be purified; not so where more than half of the items differ.
    """

    item: str
    reference: str
    focal: str
    compared: Compared
    settled: bool = True


def fairness(responses: Responses) -> tuple[Fairness, ...]:
    """Every item for every group beside the largest one; empty where fewer than two groups are large enough."""
    sizes = np.bincount(responses.group_of[responses.group_of != NOBODY], minlength=len(responses.groups))
    large = sorted((code for code in range(len(sizes)) if sizes[code] >= FEWEST), key=lambda code: (-sizes[code], code))
    return tuple(found for focal in large[1:] for found in _pair(responses, large[0], focal))


def _pair(responses: Responses, reference: int, focal: int) -> list[Fairness]:
    removed: frozenset[int] = frozenset()
    for _ in range(ROUNDS):
        found = _round(responses, reference, focal, removed)
        differing = frozenset(item for item, one in found.items() if one.ets != "A")
        settled = len(differing) * 2 <= len(responses.items)
        if differing == removed or not settled:
            break
        removed = differing
    names = (responses.groups[reference], responses.groups[focal])
    return [Fairness(responses.items[item], *names, one, settled) for item, one in found.items()]


def _round(responses: Responses, reference: int, focal: int, removed: frozenset[int]) -> dict[int, Compared]:
    """All items, with the items of `removed` outside the matching score."""
    in_score = responses.counts.copy()
    for item in removed:
        in_score[responses.rows(item)] = False
    points, asked = _anchors(responses, in_score)
    found = {}
    for item in range(len(responses.items)):
        rows = responses.rows(item)
        sitting, own = responses.sitting[rows], responses.points[rows]
        group = responses.group_of[sitting]
        met = (group == reference) | (group == focal)
        focal_here = group[met] == focal
        if min(int(focal_here.sum()), int((~focal_here).sum())) < FEWEST:
            continue
        extra = ~in_score[rows]
        whole = points[sitting] + own * extra
        share = np.round(whole / np.maximum(asked[sitting] + extra, 1), DIGITS)[met]
        one = compared(own[met] >= FULL, focal_here, strata_of(share))
        if one is not None:
            found[item] = one
    return found


def _anchors(responses: Responses, in_score: Flags) -> tuple[Floats, Ints]:
    """Points and number of items of each sitting, over the rows that count for matching."""
    if in_score.all():
        sitting, points = responses.sitting, responses.points
    else:
        sitting, points = responses.sitting[in_score], responses.points[in_score]
    many = responses.sittings
    whole: Floats = np.bincount(sitting, weights=points, minlength=many).astype(float)
    return whole, np.bincount(sitting, minlength=many).astype(np.int64)
