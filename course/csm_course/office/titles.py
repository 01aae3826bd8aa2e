"""Names of sheets: short, without the signs that are not allowed, each one different."""

import re
from collections.abc import Iterable

LONGEST = 31


def distinct(wanted: Iterable[tuple[str, str]]) -> list[str]:
    """A name for each sheet from its title; where two are the same, the tool's title tells them apart."""
    taken: set[str] = {"_csm", "history"}
    names: list[str] = []
    for title, tool in wanted:
        name = _short(title)
        if name.casefold() in taken and tool:
            name = _short(f"{name} – {tool}") if title == "Result" else _short(tool)
        name = _numbered(name, taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def _short(title: str) -> str:
    plain = " ".join(re.sub(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f]", " ", title).split()).strip("' ") or "Sheet"
    return plain if _length(plain) <= LONGEST else _cut(plain, LONGEST - 1).rstrip(" '") + "…"


def _length(text: str) -> int:
    """As programs count: a sign beyond the first plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str, most: int) -> str:
    while _length(text) > most:
        text = text[:-1]
    return text


def _numbered(name: str, taken: set[str]) -> str:
    number, found = 2, name
    while found.casefold() in taken:
        ending = f" ({number})"
        found, number = _cut(name, LONGEST - len(ending)).rstrip("… ") + ending, number + 1
    return found
