"""Where each cause stands: on which bone, how deep, and after which others, in the order in which one reads."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from csm_course.tools import CannotSolve
from csm_course.tools.fishbone.categories import UNSORTED, Category, standard
from csm_course.tools.fishbone.inputs import Cause, Inputs


@dataclass(frozen=True, slots=True)
class Placed:
    """A cause in its place. `depth` is 1 on the bone itself, 2 for its whys; `chain` are the places from the bone
    down to this one, itself included, and `leaf` is true where nobody has asked why yet."""

    cause: Cause
    key: str
    bone: int
    depth: int
    chain: tuple[int, ...]
    leaf: bool


@dataclass(frozen=True, slots=True)
class Fish:
    """The bones, and the causes in reading order: bone by bone, each cause followed by its whys."""

    bones: tuple[Category, ...]
    placed: tuple[Placed, ...]

    def on(self, bone: int) -> tuple[Placed, ...]:
        """The causes of one bone, in reading order."""
        return tuple(one for one in self.placed if one.bone == bone)

    def length(self, place: Placed) -> int:
        """How many causes of the chain to this one have words: an empty one explains nothing."""
        return sum(bool(self.placed[at].cause.text) for at in place.chain)

    def words(self, place: Placed) -> tuple[str, ...]:
        """The texts of the chain of whys that leads to this cause."""
        return tuple(self.placed[at].cause.text for at in place.chain)


def fish(inputs: Inputs) -> Fish:
    """Every cause in its place; raises CannotSolve where one names a category there is not."""
    bones = _bones(inputs)
    at = {bone.id: number for number, bone in enumerate(bones)}
    below: dict[str, list[int]] = defaultdict(list)
    first: dict[int, list[int]] = defaultdict(list)
    for row, cause in enumerate(inputs.causes):
        if cause.parent:
            below[cause.parent].append(row)
        else:
            first[_bone(row, cause, at)].append(row)
    placed: list[Placed] = []
    for bone in range(len(bones)):
        _place(inputs.causes, bone, first[bone], below, placed)
    return Fish(bones, tuple(placed))


def categories(inputs: Inputs) -> tuple[Category, ...]:
    """The reader's own categories where there are some, else those of the set."""
    return inputs.categories or standard(inputs.category_set)


def _bones(inputs: Inputs) -> tuple[Category, ...]:
    """The categories, and one bone more for causes that are not sorted yet."""
    unsorted = any(not cause.parent and not cause.category for cause in inputs.causes)
    return (*categories(inputs), Category(id="", name=UNSORTED)) if unsorted else categories(inputs)


def _bone(row: int, cause: Cause, at: dict[str, int]) -> int:
    if cause.category not in at:
        sentence = (
            f"Row {row + 1}, Category: there is no category {cause.category}. Choose one of the categories above."
        )
        raise CannotSolve("causes", sentence)
    return at[cause.category]


def _place(
    causes: Sequence[Cause], bone: int, first: list[int], below: dict[str, list[int]], placed: list[Placed]
) -> None:
    """Put the causes of one bone behind those placed already, each followed by its whys."""
    waiting: list[tuple[int, tuple[int, ...]]] = [(row, ()) for row in reversed(first)]
    while waiting:
        row, above = waiting.pop()
        cause, chain = causes[row], (*above, len(placed))
        whys = below[cause.id] if cause.id else []
        key = f"cause:{cause.id}" if cause.id else f"row:{row + 1}"
        placed.append(Placed(cause, key, bone, len(chain), chain, not whys))
        waiting += [(why, chain) for why in reversed(whys)]
