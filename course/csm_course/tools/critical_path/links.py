"""Reads what is typed as predecessors: `B, C+2, D SS, E FF-1, F SF+3`."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, cast

from csm_course.tools.critical_path.network import Kind

_PARTS = re.compile(r"[,;\n]")
_LINK = re.compile(
    r"(?P<key>.+?)\s*(?P<kind>FS|SS|FF|SF)?\s*(?:(?P<sign>[+\-−–])\s*(?P<lag>\d+(?:\.\d+)?)\s*(?:d|days?)?)?",
    re.IGNORECASE,
)


class Predecessor(NamedTuple):
    """One link as read; `key` is that of a task of the plan."""

    key: str
    kind: Kind
    lag: float


class Unreadable(ValueError):
    """One part of the text names no task; the text says what is wrong, ready to follow "Row 3, Predecessors:"."""


@lru_cache(maxsize=16384)
def folded(key: str) -> str:
    """Keys are the same whatever their letters' case and however they are spaced."""
    return " ".join(key.split()).casefold()


def predecessors(text: str, known: Mapping[str, str]) -> Iterator[Predecessor | Unreadable]:
    """The links in `text`, or what cannot be read of it, part by part; `known` gives the key for a folded one."""
    for part in _parts(text):
        yield _predecessor(part, known)


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[str, ...]:
    """Of all rows one is typed in, the others come again with each key."""
    return tuple(filter(None, (part.strip() for part in _PARTS.split(text))))


def _predecessor(part: str, known: Mapping[str, str]) -> Predecessor | Unreadable:
    """A key that is known as a whole comes first: `A-1` may be a task, or one day before the end of A."""
    if folded(part) in known:
        return Predecessor(known[folded(part)], "FS", 0.0)
    found = _LINK.fullmatch(part)
    key = found["key"] if found else part
    if found is None or folded(key) not in known:
        return Unreadable(_unknown(part, key))
    lag = float(found["lag"] or 0) * (1 if found["sign"] == "+" else -1)
    return Predecessor(known[folded(key)], cast(Kind, (found["kind"] or "FS").upper()), lag or 0.0)


def _unknown(part: str, key: str) -> str:
    if re.search(r"[+\-−–*/=><]", key):
        return f"“{part}” cannot be read. Write a key, then FS, SS, FF or SF and + or - days if needed: C SS+2."
    return f"there is no task {key}."
