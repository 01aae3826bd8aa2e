"""Finds elements by the words by which others name them: letter case does not matter, a semicolon parts two names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


class Named(Protocol):
    """Any row with a name."""

    @property
    def name(self) -> str:
        """The words by which others name it."""


@dataclass(frozen=True)
class Links:
    """The codes a cell leads to, and the names in it that lead nowhere."""

    codes: tuple[str, ...]
    strange: tuple[str, ...]


def codes(letter: str, rows: Iterable[Named]) -> dict[str, str]:
    """The code of each name, numbered in the order of the rows: G1, G2 ... Of rows with one name the first counts."""
    found: dict[str, str] = {}
    for number, row in enumerate((row for row in rows if row.name), start=1):
        found.setdefault(key(row.name), f"{letter}{number}")
    return found


def links(cell: str, *known: dict[str, str]) -> Links:
    """What the names in a cell lead to. A name that itself holds a semicolon is found as a whole."""
    every = {name: code for part in reversed(known) for name, code in part.items()}
    names = [cell] if key(cell) in every else [one for one in (part.strip() for part in cell.split(";")) if one]
    found = tuple(dict.fromkeys(every[key(name)] for name in names if key(name) in every))
    return Links(found, tuple(name for name in names if key(name) not in every))


def key(name: str) -> str:
    """The name as it is compared."""
    return " ".join(name.split()).casefold()


def repeated(rows: Sequence[Named]) -> tuple[str, ...]:
    """Names borne by more than one row: a link cannot tell which of them is meant."""
    names = [key(row.name) for row in rows if row.name]
    return tuple(dict.fromkeys(row.name for row in rows if row.name and names.count(key(row.name)) > 1))
