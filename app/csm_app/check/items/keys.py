"""Whether keys can be guessed by length, place, absolute words or likeness, without knowing anything (rules 5-7, 10).

The counts are those of a whole bank or test; the exact tests are in `statistics`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from csm_app.check.finding import Finding, Rule
from csm_app.check.items.asked import AskedItem
from csm_app.check.items.rules import (
    ABSOLUTE_WORDS,
    CONVERGENCE,
    KEY_PLACES,
    KEY_RUN,
    KEY_TOO_LONG,
    LENGTH_RATIO,
    LONGEST_IS_KEY,
)
from csm_app.check.items.statistics import binomial_tail, chi_square_uniform
from csm_app.check.items.words import content_words
from csm_course.items.figures import figures_of

UNLIKELY = 0.01
RATIO = (0.85, 1.15)
TOO_LONG = 1.5
LONGEST_RUN = 4
_ABSOLUTE = re.compile(r"\b(always|never|all|only)\b", re.IGNORECASE)
_FEWEST_ABSOLUTE = 5


@dataclass(frozen=True)
class Questions:
    """The questions of one bank or test, what to call them, and where what concerns all of them is written."""

    name: str
    asked: tuple[AskedItem, ...]
    file: Path
    line: int

    @property
    def worded(self) -> tuple[AskedItem, ...]:
        """Those whose options are words; a number is as long as it is."""
        return tuple(one for one in self.asked if figures_of(one.options) is None)

    def found(self, rule: Rule, what: str, remedy: str) -> Finding:
        """A finding about all of them."""
        return rule.at(self.file, self.line, f"{self.name}: {what}", remedy)


def key_findings(questions: Questions) -> Iterator[Finding]:
    """What a test-wise guesser could use in these questions."""
    if questions.asked:
        yield from _longest(questions)
        yield from _places(questions)


def bank_findings(questions: Questions) -> Iterator[Finding]:
    """What shows only in a bank as a whole, and item by item."""
    if questions.worded:
        yield from _ratio(questions)
        yield from _absolute_words(questions)
        yield from _convergence(questions)
    for asked in questions.worded:
        second = max(len(option.text) for option in asked.wrong)
        if len(asked.key.text) > TOO_LONG * second:
            what = f"the key has {len(asked.key.text)} characters, the next longest option {second}"
            yield asked.at_option(asked.key, KEY_TOO_LONG, what, "shorten the key, or say more in a wrong option")


def runs(questions: Questions) -> Iterator[Finding]:
    """Rule 6: the same letter too many times in a row."""
    length = 0
    for index, asked in enumerate(questions.asked):
        place = _place(asked)
        length = length + 1 if index and _place(questions.asked[index - 1]) == place else 1
        if length == LONGEST_RUN + 1:
            what = f"{length} keys in a row are option {asked.item.key}"
            yield asked.at_tag("key", KEY_RUN, what, "change the order of options or questions")


def _longest(questions: Questions) -> Iterator[Finding]:
    cases = questions.worded
    hits = [one for one in cases if len(one.key.text) > max(len(option.text) for option in one.wrong)]
    chance = sum(1 / len(one.options) for one in cases) / len(cases) if cases else 0
    probability = binomial_tail(len(hits), len(cases), chance)
    if probability < UNLIKELY:
        what = f"the key is the longest option in {len(hits)} of {len(cases)} items (p = {probability:.4f})"
        remedy = f"shorten keys, or lengthen wrong options, for example in {_names(hits)}"
        yield questions.found(LONGEST_IS_KEY, what, remedy)


def _ratio(questions: Questions) -> Iterator[Finding]:
    keys = [len(one.key.text) for one in questions.worded]
    wrong = [len(option.text) for one in questions.worded for option in one.wrong]
    ratio = (sum(keys) / len(keys)) / (sum(wrong) / len(wrong))
    if not RATIO[0] <= ratio <= RATIO[1]:
        what = f"keys are {ratio:.2f} times as long as wrong options"
        yield questions.found(LENGTH_RATIO, what, f"bring it to {RATIO[0]} - {RATIO[1]}")


def _places(questions: Questions) -> Iterator[Finding]:
    for size in sorted({len(one.options) for one in questions.asked}):
        same = [one for one in questions.asked if len(one.options) == size]
        counts = [sum(_place(one) == place for one in same) for place in range(size)]
        probability = chi_square_uniform(counts)
        if probability <= UNLIKELY:
            shown = ", ".join(f"{letter} {count}" for letter, count in zip("abcd", counts, strict=False))
            what = f"the keys are at {shown} (p = {probability:.4f})"
            yield questions.found(KEY_PLACES, what, "reorder options whose order carries no meaning")


def _absolute_words(questions: Questions) -> Iterator[Finding]:
    wrong = [option for one in questions.worded for option in one.wrong]
    in_wrong = [option for option in wrong if _ABSOLUTE.search(option.text)]
    in_keys = sum(bool(_ABSOLUTE.search(one.key.text)) for one in questions.worded)
    rate = len(in_wrong) / len(wrong)
    if len(in_wrong) >= _FEWEST_ABSOLUTE and rate > 2 * in_keys / len(questions.worded):
        what = f"{len(in_wrong)} of {len(wrong)} wrong options say always, all, only ..., but {in_keys} keys do"
        holders = [one for one in questions.worded if any(_ABSOLUTE.search(option.text) for option in one.wrong)]
        yield questions.found(ABSOLUTE_WORDS, what, f"take such words out, for example in {_names(holders)}")


def _convergence(questions: Questions) -> Iterator[Finding]:
    cases = questions.worded
    hits = [one for one in cases if _most_in_common(one) == one.key.id]
    probability = binomial_tail(len(hits), len(cases), sum(1 / len(one.options) for one in cases) / len(cases))
    if probability < UNLIKELY:
        what = f"the key has most words in common with other options in {len(hits)} of {len(cases)} items"
        yield questions.found(CONVERGENCE, what, f"vary the wrong options, for example in {_names(hits)}")


def _most_in_common(asked: AskedItem) -> str | None:
    """The option that shares most words with the others, or None where two share as many."""
    meaning = {option.id: content_words(option.text) for option in asked.options}
    shared = {one: sum(len(meaning[one] & meaning[other]) for other in meaning if other != one) for one in meaning}
    most = max(shared.values())
    leaders = [one for one, count in shared.items() if count == most]
    return leaders[0] if len(leaders) == 1 else None


def _place(asked: AskedItem) -> int:
    return asked.options.index(asked.key)


def _names(asked: Sequence[AskedItem]) -> str:
    shown = ", ".join(one.name for one in asked[:5])
    return f"{shown} ..." if len(asked) > 5 else shown
