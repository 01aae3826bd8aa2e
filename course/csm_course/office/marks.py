"""What a workbook of ours says about itself in its hidden first column, and how text passes through unchanged.

Every row that means something carries a mark in column A: the head of a list, a row of it, a fact. They move along
when somebody inserts, sorts or renames, so reading back does not depend on addresses.
"""

import re
from dataclasses import dataclass

SCHEMA = 1
ABOUT_SHEET = "_csm"
PREFIX = "csm:"
_GUARD = "\u2060"  # a word joiner: not seen, and taken away again on reading
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def written(text: str) -> str:
    """Text as a cell can hold it: line ends as one newline, without control characters (XML has no way to write them).

    Two sequences would be taken for markup by the libraries (`<r>…</r>`, `x005F_`): a guard keeps them text.
    """
    plain = _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("x005F_", f"x005F{_GUARD}_")
    return plain + _GUARD if plain.startswith("<r>") and plain.endswith("</r>") else plain


def as_read(text: str) -> str:
    """What `written` was given."""
    plain = text.replace("\r\n", "\n").replace("_x000D_", "").replace(f"x005F{_GUARD}_", "x005F_")
    return plain.removesuffix(_GUARD) if plain.endswith(f"</r>{_GUARD}") else plain


@dataclass(frozen=True)
class RowMark:
    """One row of a list: its place when written, whether nothing was to be seen in it, and its id."""

    place: int
    empty: bool
    id: str

    def __str__(self) -> str:
        return f"{PREFIX}row:{self.place}:{'e' if self.empty else ''}:{self.id}"


def list_mark(slug: str, field: str, part: str) -> str:
    """The mark of a list's header row."""
    return f"{PREFIX}list:{slug}:{field}:{part}"


def fact_mark(slug: str, field: str) -> str:
    """The mark of one fact."""
    return f"{PREFIX}fact:{slug}:{field}"


FACTS = f"{PREFIX}facts"
OTHER = f"{PREFIX}other"


def row_mark(text: str) -> RowMark | None:
    """The row a mark speaks of; None for anything else, also for a mark that somebody has damaged."""
    found = re.fullmatch(r"csm:row:(\d{1,7}):(e?):(.*)", text, re.DOTALL)
    return RowMark(int(found[1]), bool(found[2]), found[3]) if found else None


def head(text: str, kind: str) -> tuple[str, ...] | None:
    """The parts of a `list` or `fact` mark after its kind; None for anything else."""
    start = f"{PREFIX}{kind}:"
    return tuple(text.removeprefix(start).split(":", 2)) if text.startswith(start) else None
