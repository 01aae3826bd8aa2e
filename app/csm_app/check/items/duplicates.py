"""Items that ask the same thing twice, and items that give each other away (rules 14 and 19)."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from csm_app.check.finding import Finding
from csm_app.check.items.asked import AskedItem, BankQuestion
from csm_app.check.items.rules import LEAK, NEAR_ITEM, SAME_ITEM
from csm_app.check.items.words import content_words, jaccard, normalised, words
from csm_course.items.figures import figure_of

COSINE = 0.85
JACCARD = 0.7
BETWEEN_BANKS = 0.6
_FEWEST_WORDS = 3


@dataclass(frozen=True)
class _Signature:
    """An item boiled down to what two duplicates have in common."""

    asked: BankQuestion
    plain: str
    meaning: frozenset[str]
    weights: dict[str, float]


def duplicates(bank: Sequence[BankQuestion]) -> Iterator[Finding]:
    """Rule 14 within one bank; the finding stands at the later of the two. Enemies may be alike."""
    for first, second in combinations(_signatures(bank), 2):
        if first.plain == second.plain:
            what = f"stem and key are those of {first.asked.name}"
            yield second.asked.at_stem(SAME_ITEM, what, "delete one of the two")
            continue
        if first.asked.name in second.asked.item.enemies:
            continue
        likeness, overlap = _cosine(first, second), jaccard(first.meaning, second.meaning)
        if likeness > COSINE or overlap > JACCARD:
            what = f"much like {first.asked.name} (cosine {likeness:.2f}, Jaccard {overlap:.2f})"
            yield second.asked.at_stem(NEAR_ITEM, what, "make them each other's enemies, or ask about something else")


def duplicates_between(banks: Sequence[Sequence[BankQuestion]]) -> Iterator[Finding]:
    """Rule 14 between the banks of different modules."""
    for earlier, later in combinations(banks, 2):
        for first in _signatures(earlier):
            for second in _signatures(later):
                if jaccard(first.meaning, second.meaning) > BETWEEN_BANKS:
                    what = f"much like {first.asked.name} in {first.asked.document.path.parent.parent.name}"
                    yield second.asked.at_stem(NEAR_ITEM, what, "ask about something else")


def leaks(test: Sequence[AskedItem]) -> Iterator[Finding]:
    """Rule 19: the key of one question in the stem of another one of the same test."""
    for telling in test:
        stem = f" {normalised(telling.stem)} "
        for told in test:
            key = normalised(told.key.text)
            long_enough = len(words(key)) >= _FEWEST_WORDS and figure_of(told.key.text) is None
            if told is not telling and long_enough and f" {key} " in stem:
                yield telling.at_stem(
                    LEAK, f"the stem holds the key of {told.name}", "reword it, or take one of the two"
                )


def _signatures(bank: Sequence[BankQuestion]) -> list[_Signature]:
    texts = [f"{one.stem} {one.answer}" for one in bank]
    counts = [Counter(words(text)) for text in texts]
    spread = Counter(word for count in counts for word in count)
    return [
        _Signature(one, normalised(text), content_words(text), _weights(count, spread, len(bank)))
        for one, text, count in zip(bank, texts, counts, strict=True)
    ]


def _weights(count: Counter[str], spread: Counter[str], items: int) -> dict[str, float]:
    """TF-IDF of unit length; the smoothed idf, so that a word of every item still weighs a little."""
    weights = {word: times * (math.log((1 + items) / (1 + spread[word])) + 1) for word, times in count.items()}
    length = math.sqrt(math.fsum(weight**2 for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _cosine(first: _Signature, second: _Signature) -> float:
    return math.fsum(weight * second.weights[word] for word, weight in first.weights.items() if word in second.weights)
