"""How a page reads: its length, its sentences, and the classical measures of ease."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from csm_app.check.lessons.prose import Block, is_passive, sentences, syllables, words

Fault = tuple[str, int, str, str]
"""The rule, the line within the text (from 0), what is wrong, and the remedy."""

LONG_SENTENCE, LONG_PARAGRAPH = 35, 120


@dataclass(frozen=True)
class Reading:
    """The measures of a text; `passive` is the share of sentences in the passive voice, estimated."""

    words: int
    sentences: int
    ease: float
    grade: float
    long: float
    passive: float

    @property
    def per_sentence(self) -> float:
        """Words a sentence."""
        return self.words / max(1, self.sentences)


def reading(prose: Iterable[Block], terms: frozenset[str]) -> Reading:
    """Flesch ease and Flesch-Kincaid grade; a glossary word is known to the reader: two syllables at most."""
    found = [one for block in prose for one in sentences(block.text)]
    split = [words(one) for one in found]
    total = sum(len(one) for one in split)
    sounds = sum(_sounds(word, terms) for one in split for word in one)
    mean, per_word = total / max(1, len(found)), sounds / max(1, total)
    return Reading(
        words=total,
        sentences=len(found),
        ease=206.835 - 1.015 * mean - 84.6 * per_word,
        grade=0.39 * mean + 11.8 * per_word - 15.59,
        long=sum(len(one) > LONG_SENTENCE for one in split) / max(1, len(found)),
        passive=sum(is_passive(one) for one in found) / max(1, len(found)),
    )


def _sounds(word: str, terms: frozenset[str]) -> int:
    return min(2, syllables(word)) if word.lower() in terms else syllables(word)


def reading_faults(prose: tuple[Block, ...], terms: frozenset[str], lesson: bool) -> Iterator[Fault]:
    """Every rule of readability that the page breaks."""
    read = reading(prose, terms)
    if lesson and not 700 <= read.words <= 1250:
        yield "length", 0, f"the text has {read.words} words", "write 700 to 1,250"
    if read.ease < 30:
        yield "readability", 0, f"the reading ease is {read.ease:.0f}", "shorten words and sentences until it is 45"
    if read.grade > 12:
        yield "grade", 0, f"it needs {read.grade:.1f} years of school", "shorten words and sentences until 12 suffice"
    if read.per_sentence > 20 or read.long > 0.05:
        what = f"{read.per_sentence:.1f} words a sentence, {read.long:.0%} of them above {LONG_SENTENCE}"
        yield "sentences", _longest(prose).line, what, "split the long sentences; this is the longest"
    if read.passive > 0.2:
        what = f"{read.passive:.0%} of the sentences seem to be passive"
        yield "passive", 0, what, "say who does it"
    for block in prose:
        if (length := len(words(block.text))) > LONG_PARAGRAPH:
            yield "paragraph", block.line, f"a paragraph of {length} words", f"break it up: {LONG_PARAGRAPH} at most"


def _longest(prose: tuple[Block, ...]) -> Block:
    return max(prose, key=lambda block: max((len(words(one)) for one in sentences(block.text)), default=0))
