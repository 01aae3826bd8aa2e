"""What an author must mend: always with the file, the line and what to do."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in an authored file; `line` counts from 1."""

    file: Path
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what} - {self.remedy}"


class ContentError(Exception):
    """Authored content is faulty; carries every problem found, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def line_of(path: Path, needle: str, start: int = 1) -> int:
    """The first line of the file, from line `start` on, that holds `needle` as a whole word; else `start`.

    Whole, so that `L-1.3` is not found in `L-1.33` and `2.5%` not in `12.5%`.
    """
    whole = re.compile(rf"(?<![\w-]){re.escape(needle)}(?![\w-]|\.\d)")
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if number >= start and whole.search(line)), start)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like this one, or None when nothing does."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The remedy for a word that is not known: the nearest one, or the list of what is known."""
    words = list(known)
    if guess := nearest(word, words):
        return f"did you mean '{guess}'?"
    if not words:
        return "remove it"
    shown = ", ".join(words[:12]) + (" ..." if len(words) > 12 else "")
    return f"use one of: {shown}"
