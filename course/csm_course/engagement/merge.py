"""Bringing two windows' work together: what only one side changed is taken, the same fact changed twice is a clash.

The laws (tests/course/engagement/test_merge.py): a side that changed nothing adds nothing, disjoint changes both stay,
the same change made twice is one change, and no row is lost that nobody removed.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import JsonValue

from csm_course.engagement.document import Data
from csm_course.engagement.tree import ABSENT, ORDER, Absent, Fact, Path, by_id


class Clash(NamedTuple):
    """A fact that both sides changed, each in its own way."""

    path: Path
    mine: Fact
    theirs: Fact


class Merged(NamedTuple):
    """Both sides in one; in the facts that clash it is mine that stands here."""

    facts: Data
    clashes: tuple[Clash, ...]


def merge(base: Data, mine: Data, theirs: Data) -> Merged:
    """What both sides made of `base`."""
    clashes: list[Clash] = []
    facts = _branches((), base, mine, theirs, clashes)
    return Merged(facts, tuple(clashes))


def _fact(path: Path, base: Fact, mine: Fact, theirs: Fact, clashes: list[Clash]) -> Fact:
    if _same(mine, theirs) or _same(base, theirs):
        return mine
    if _same(base, mine):
        return theirs
    if isinstance(mine, dict) and isinstance(theirs, dict) and isinstance(base, dict | Absent):
        return _branches(path, {} if isinstance(base, Absent) else base, mine, theirs, clashes)
    if isinstance(mine, list) and isinstance(theirs, list):
        lists = by_id(base), by_id(mine), by_id(theirs)
        if lists[0] is not None and lists[1] is not None and lists[2] is not None:
            return _rows(path, lists[0], lists[1], lists[2], clashes)
    clashes.append(Clash(path, mine, theirs))
    return mine


def _branches(path: Path, base: Data, mine: Data, theirs: Data, clashes: list[Clash]) -> Data:
    """The facts of a branch by name; new ones of theirs come after mine."""
    merged: Data = {}
    for name in [*mine, *(name for name in [*theirs, *base] if name not in mine)]:
        was, here, there = (side.get(name, ABSENT) for side in (base, mine, theirs))
        fact = _fact((*path, name), was, here, there, clashes)
        if not isinstance(fact, Absent):
            merged[name] = fact
    return merged


def _rows(
    path: Path, base: dict[str, Data], mine: dict[str, Data], theirs: dict[str, Data], clashes: list[Clash]
) -> JsonValue:
    """The rows that nobody removed, in the order of the side that moved them."""
    plain = [dict[str, JsonValue](side) for side in (base, mine, theirs)]
    merged = _branches(path, plain[0], plain[1], plain[2], clashes)
    order = _order(path, list(base), list(mine), list(theirs), clashes)
    return [merged[name] for name in order if name in merged]


def _order(path: Path, base: list[str], mine: list[str], theirs: list[str], clashes: list[Clash]) -> list[str]:
    """All rows of both sides in one order. Only rows that all three know can tell who moved something."""
    common = set(base) & set(mine) & set(theirs)
    was, here, there = ([name for name in side if name in common] for side in (base, mine, theirs))
    if here not in (was, there) and there != was:
        clashes.append(Clash((*path, ORDER), list[JsonValue](here), list[JsonValue](there)))
    if here == was:
        return _joined(theirs, mine)
    return _joined(mine, theirs)


def _joined(leading: Sequence[str], other: Sequence[str]) -> list[str]:
    """The leading order, with what only the other has put behind the row it follows there, or before the next."""
    order = list(leading)
    for place, name in enumerate(other):
        if name in order:
            continue
        former = next((one for one in reversed(other[:place]) if one in order), None)
        following = next((one for one in other[place + 1 :] if one in order), None)
        if former is not None:
            order.insert(order.index(former) + 1, name)
        else:
            order.insert(order.index(following) if following is not None else len(order), name)
    return order


def _same(one: Fact, other: Fact) -> bool:
    """Equal in value and kind: a tick is not a 1."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and one == other
