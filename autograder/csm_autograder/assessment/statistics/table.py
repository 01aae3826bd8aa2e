"""All answers to one assessment as columns of numbers, in an order that does not depend on the order of the rows."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.signedinteger[Any]]
"""Codes: as few bytes as their labels need."""
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
DIGITS = 9
"""Sums of points are rounded to so many decimals: equal scores must be equal, however they were added up."""
NOBODY = -1
"""The code of a group or a time that is not known."""


class NotUsable(ValueError):
    """The table cannot be used; the text says what to do."""


@dataclass(frozen=True)
class Responses:
    """One assessment: rows sorted by item, then by sitting; codes point into the tuples of labels.

    `first`: where the rows of each item begin, with the number of rows at the end. `document` codes `documents`, the
    different answers as JSON text, "" for none. Per sitting: `form_of`, `group_of` (or NOBODY), `began_of` (seconds
    since 1970, NaN where unknown). `counts`: per row, whether it is part of the score; a pilot is not. `remarks` say
    what was left out, and why.
    """

    assessment: str
    items: tuple[str, ...]
    sittings: int
    learners: int
    forms: tuple[str, ...]
    groups: tuple[str, ...]
    documents: tuple[str, ...]
    first: Ints
    sitting: Ints
    points: Floats
    seconds: Floats
    document: Ints
    form_of: Ints
    group_of: Ints
    began_of: Floats
    counts: Flags
    remarks: tuple[str, ...] = ()

    def rows(self, item: int) -> slice:
        """Where the rows of this item are."""
        return slice(int(self.first[item]), int(self.first[item + 1]))

    @property
    def item(self) -> Ints:
        """The item of each row."""
        return np.repeat(np.arange(len(self.items)), np.diff(self.first))

    @property
    def counted(self) -> "Responses":
        """The same without the rows that are part of no score."""
        rows = self.counts
        if rows.all():
            return self
        sizes = np.bincount(self.item[rows], minlength=len(self.items))
        used = np.flatnonzero(sizes)
        return replace(
            self, items=tuple(self.items[code] for code in used), first=np.concatenate([[0], np.cumsum(sizes[used])]),
            sitting=self.sitting[rows], points=self.points[rows], seconds=self.seconds[rows],
            document=self.document[rows], counts=self.counts[rows],
        )  # fmt: skip


def dot(one: Floats, other: Floats) -> float:
    """The sum of products. Not by BLAS, whose threads wait for each other on a busy machine: ten times slower there."""
    return float(np.einsum("i,i->", one, other))
