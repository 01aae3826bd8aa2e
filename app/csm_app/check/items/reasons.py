"""A reason for every option: long enough to teach, its own, and leading back to the lesson (rule 15)."""

import re
from collections.abc import Iterator

from csm_app.check.finding import Finding
from csm_app.check.items.asked import Asked, AskedItem, BankQuestion, asked_item
from csm_app.check.items.rules import REASON_ECHOES, REASONS, SEEDS_READ
from csm_app.check.items.words import content_words, normalised, words
from csm_course.items import Entry, GeneratedItem
from csm_course.items.figures import figure_of
from csm_course.remedies import Location

FEWEST_WORDS = 12
_ECHO = 0.2
"""A reason must bring this share of words that the key does not have."""


def reason_findings(asked: BankQuestion) -> Iterator[Finding]:
    """All that is wanted of the reasons of a question."""
    yield from reasons_given(asked)
    yield from reasons_lead_back(asked)


def generator_reasons(entry: Entry, item: GeneratedItem) -> Iterator[Finding]:
    """Every reason of a generator, read in as many variants as it takes, since each shows three errors.

    Raises CannotGenerate and NotArithmetic where one of them makes no item.
    """
    read: set[Location] = set()
    told: set[tuple[int, str]] = set()
    for seed in range(1, SEEDS_READ + 1):
        asked = asked_item(entry, seed)
        for one in reason_findings(asked):
            if (one.line, one.remedy) not in told:
                yield one
            told.add((one.line, one.remedy))
        read.update(asked.places)
        if len(read) > len(item.errors):
            return


def reasons_given(asked: Asked) -> Iterator[Finding]:
    """Long enough, and different from one another."""
    seen: dict[str, str] = {}
    for option in asked.options:
        count = len(words(option.reason))
        if count < FEWEST_WORDS:
            what = f"the reason of option {option.id} has {count} words"
            yield asked.at_option(
                option, REASONS, what, f"say in {FEWEST_WORDS} words or more why it is right or wrong"
            )
        first = seen.setdefault(normalised(option.reason), option.id)
        if first != option.id:
            what = f"the reason of option {option.id} is that of {first}"
            yield asked.at_option(option, REASONS, what, "say what is wrong with this option in particular")


def reasons_lead_back(asked: BankQuestion) -> Iterator[Finding]:
    """Every reason names the lesson; that of a single key says more than the key."""
    named = lesson_words(asked.item.lesson)
    for option in asked.options:
        if not re.search(rf"{re.escape(named)}(?![.\d]*\d)", option.reason):
            what = f"the reason of option {option.id} does not name the lesson"
            yield asked.at_option(option, REASONS, what, f"end it with ({named})")
    if isinstance(asked, AskedItem):
        yield from _echo(asked, named)


def _echo(asked: AskedItem, named: str) -> Iterator[Finding]:
    said = content_words(asked.key.reason.removesuffix(f"({named}).")) - {"right", "lesson"}
    new = said - content_words(asked.key.text)
    if figure_of(asked.key.text) is None and said and len(new) < _ECHO * len(said):
        yield asked.at_option(asked.key, REASON_ECHOES, "the key's reason repeats the key", "say why it is right")


def lesson_words(lesson: str) -> str:
    """`L-1.3` and `SUP-1.12` as reasons name them."""
    return f"lesson {lesson.partition('-')[2]}"
