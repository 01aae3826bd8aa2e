"""What a format has no place for, in words: per item and field, and gathered for a screen."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

NAMES = {
    "angoff": "the Angoff rating", "difficulty": "the expected difficulty", "bloom": "the Bloom level",
    "recomputed": "the sum that gives the key", "enemies": "the enemies", "draws": "what a generator draws",
    "shuffle": "whether options are shuffled", "story": "the story", "stem": "the question as written",
    "points": "the way points are given", "id": "the id", "pictures": "a picture",
}  # fmt: skip


@dataclass(frozen=True, order=True)
class Loss:
    """One field of one item that the format cannot say as we do; `kept` is False where it does not come back."""

    item: str
    field: str
    words: str
    example: str = ""
    kept: bool = True

    def __str__(self) -> str:
        return f"{self.item}: {self.field}: {self.words}{self.example}"


def in_words(losses: Iterable[Loss]) -> list[str]:
    """One line for each field and reason, with how many items it touches; what is really lost stands first."""
    first: dict[tuple[bool, str, str], Loss] = {}
    count: Counter[tuple[bool, str, str]] = Counter()
    for loss in losses:
        key = (loss.kept, NAMES.get(loss.field, loss.field), loss.words)
        first.setdefault(key, loss)
        count[key] += 1
    return [_line(key, first[key], count[key]) for key in sorted(first)]


def _line(key: tuple[bool, str, str], loss: Loss, count: int) -> str:
    kept, field, words = key
    where = loss.item if count == 1 else f"{count} items, such as {loss.item}"
    return f"{'kept' if kept else 'LOST'}  {field}: {words}{loss.example}  ({where})"
