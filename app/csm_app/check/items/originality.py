"""Rule 24: no 8 words in a row from the sources. The sources are not here; their 8-word runs are, as hashes.

`write_hashes` makes that file from a folder of texts (`python -m csm_app.check.items hashes FOLDER FILE`). It holds
the first six bytes of the SHA-256 of each run, sorted: no text, and one false alarm in 80,000 courses of 100,000 runs.
"""

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from csm_app.check.finding import Finding
from csm_app.check.items.rules import ORIGINAL

RUN = 8
FILE = "originality.bin"
_BYTES = 6
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Word:
    """One word of a text, in lower case, with its line."""

    text: str
    line: int


def read_hashes(path: Path) -> frozenset[bytes]:
    """The runs of the sources; none where the file is missing."""
    if not path.is_file():
        return frozenset()
    content = path.read_bytes()
    return frozenset(content[start : start + _BYTES] for start in range(0, len(content), _BYTES))


def write_hashes(folder: Path, file: Path) -> int:
    """Hash every run of every text file in the folder; gives their number."""
    found: set[bytes] = set()
    for path in sorted(folder.glob("**/*.txt")):
        run_words = [word.text for word in words_of(path.read_text(encoding="utf-8"))]
        found |= {_hash(run) for run in _runs(run_words)}
    file.write_bytes(b"".join(sorted(found)))
    return len(found)


def copied(path: Path, sources: frozenset[bytes], titles: frozenset[bytes]) -> Iterator[Finding]:
    """Every passage of the file that is 8 or more words long and stands in the sources, unless it is in a title."""
    found = list(words_of(path.read_text(encoding="utf-8")))
    hits = [
        start
        for start, run in enumerate(_runs([word.text for word in found]))
        if (hashed := _hash(run)) in sources and hashed not in titles
    ]
    for start, end in _joined(hits):
        passage = " ".join(word.text for word in found[start:end])
        what = f"'{passage if len(passage) < 120 else passage[:117] + '...'}' stands in a source word for word"
        yield ORIGINAL.at(path, found[start].line, what, "say it in your own words")


def title_runs(titles: Iterable[str]) -> frozenset[bytes]:
    """The runs that titles and names hold: those may be quoted."""
    return frozenset(_hash(run) for title in titles for run in _runs([word.text for word in words_of(title)]))


def inventory_names(path: Path) -> tuple[str, ...]:
    """The names in the inventory: the sources' own titles."""
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(row["name"] for row in csv.DictReader(rows))


def words_of(text: str) -> Iterator[Word]:
    """The words of a text with their lines."""
    for number, line in enumerate(text.splitlines(), 1):
        for match in _WORD.finditer(line.lower().replace("’", "'")):
            yield Word(match[0], number)


def _runs(found: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1))


@lru_cache(maxsize=200_000)
def _hash(run: tuple[str, ...]) -> bytes:
    return hashlib.sha256(" ".join(run).encode()).digest()[:_BYTES]


def _joined(starts: list[int]) -> Iterator[tuple[int, int]]:
    """Overlapping runs as one passage: first word and the word after the last."""
    first = last = None
    for start in starts:
        if first is not None and last is not None and start <= last:
            last = start + RUN
            continue
        if first is not None and last is not None:
            yield first, last
        first, last = start, start + RUN
    if first is not None and last is not None:
        yield first, last
