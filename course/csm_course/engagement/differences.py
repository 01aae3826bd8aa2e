"""What is different between two states of an engagement, fact by fact."""

from collections.abc import Iterator
from typing import NamedTuple

from csm_course.engagement.document import Data
from csm_course.engagement.tree import ABSENT, ORDER, Fact, Path, by_id


class Difference(NamedTuple):
    """One fact before and after; a row that came or went is one difference."""

    path: Path
    before: Fact
    after: Fact


def differences(before: Data, after: Data) -> tuple[Difference, ...]:
    """All that is different, in the order of the facts; what is kept aside does not count."""
    shown = [{name: part for name, part in side.items() if name != "extras"} for side in (before, after)]
    return tuple(_branches((), *shown))


def _branches(path: Path, before: Data, after: Data) -> Iterator[Difference]:
    for name in [*before, *(name for name in after if name not in before)]:
        yield from _fact((*path, name), before.get(name, ABSENT), after.get(name, ABSENT))


def _fact(path: Path, before: Fact, after: Fact) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _branches(path, before, after)
    elif (was := by_id(before)) is not None and (now := by_id(after)) is not None:
        yield from _rows(path, was, now)
    else:
        yield Difference(path, before, after)


def _rows(path: Path, was: dict[str, Data], now: dict[str, Data]) -> Iterator[Difference]:
    for name in [*was, *(name for name in now if name not in was)]:
        before, after = was.get(name, ABSENT), now.get(name, ABSENT)
        if before is ABSENT or after is ABSENT:
            yield Difference((*path, name), before, after)
        else:
            yield from _fact((*path, name), before, after)
    order = [[name for name in side if name in was and name in now] for side in (was, now)]
    if order[0] != order[1]:
        yield Difference((*path, ORDER), [*order[0]], [*order[1]])
