"""Words that give an item away, confuse or exclude (rules 3, 4, 8, 20, 22)."""

import re
from collections.abc import Iterator, Sequence

from csm_app.check.finding import Finding
from csm_app.check.items.asked import Asked, AskedItem
from csm_app.check.items.rules import (
    ALL_OF_ABOVE,
    CLANG,
    FAIRNESS,
    NEGATIVE_SHARE,
    NEGATIVE_SHOUTS,
    NEGATIVE_TWICE,
    NONE_OF_ABOVE,
    VAGUE_WORDS,
)
from csm_app.check.items.words import content_words

_ALL = re.compile(
    r"\b(all|any|each|both) (of )?(the )?(above|these|others|options|answers)\b|^both\b|\bboth (a|b|c) and\b"
    r"|^(options? )?\(?[a-d]\)? (and|or) \(?[a-d]\)?\.?$",
    re.IGNORECASE,
)
_NONE = re.compile(r"\bnone (of )?(the )?(above|these|others|options|answers)\b", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"\b(not|no|never|except|false|incorrect|untrue|neither|nor|(?<!at )least)\b|n['’]t\b", re.IGNORECASE
)
_SHOUTED = re.compile(r"\b(NOT|NO|NEVER|EXCEPT|FALSE|INCORRECT|UNTRUE|NEITHER|NOR|LEAST)\b|\*\*[^*]+\*\*")
_VAGUE = re.compile(
    r"\b(often|rarely|usually|frequently|sometimes|occasionally|seldom|generally|typically|mostly|normally)\b",
    re.IGNORECASE,
)
_UNFAIR = re.compile(
    r"\b(chairm[ae]n|salesm[ae]n|salesgirls?|businessm[ae]n|workm[ae]n|foreman|spokesm[ae]n|man[- ]?hours?|manpower|"
    r"man-days?|housewi(fe|ves)|girls? in the office|guys|ball ?park|home run|slam dunk|touch base|"
    r"low[- ]hanging fruit|boil the ocean|move the needle|piece of cake|bite the bullet|hit the ground running|"
    r"out of left field|drop the ball|kick the can|open the kimono|grandfathered|white[- ]?glove|raining cats)\b",
    re.IGNORECASE,
)  # fmt: skip
NEGATIVE_MOST = 0.05
RARE = 3
"""A word is rare in a bank where this many items use it at most."""


def options_about_options(asked: Asked) -> Iterator[Finding]:
    """Rule 3: an option that speaks of other options is decided by logic, and breaks when options are shuffled."""
    for option in asked.options:
        if _ALL.search(option.text):
            what = f"option {option.id} speaks of other options"
            yield asked.at_option(option, ALL_OF_ABOVE, what, "write a single answer")
        elif _NONE.search(option.text):
            what = f"option {option.id} is 'none of the above'"
            yield asked.at_option(option, NONE_OF_ABOVE, what, "write a wrong answer that people really give")


def negative_stem(asked: Asked) -> Iterator[Finding]:
    """Rule 4: a negative question must show that it is one, and be negative once."""
    negatives = _NEGATIVE.findall(_question(asked.stem))
    if len(negatives) > 1:
        yield asked.at_stem(NEGATIVE_TWICE, "the question is negative twice", "ask what is true instead")
    elif negatives and not _SHOUTED.search(_question(asked.stem)):
        what = "the question is negative, and the word is easily missed"
        yield asked.at_stem(NEGATIVE_SHOUTS, what, "ask what is true instead, or write the word in **bold**")


def negative_share(bank: Sequence[Asked]) -> Iterator[Finding]:
    """Rule 4: few negative questions in a bank."""
    negative = [asked for asked in bank if _NEGATIVE.search(_question(asked.stem))]
    for asked in negative[max(1, int(NEGATIVE_MOST * len(bank))) :]:
        what = f"{len(negative)} of {len(bank)} questions are negative"
        yield asked.at_stem(NEGATIVE_SHARE, what, f"ask what is true, until {NEGATIVE_MOST:.0%} are left")


def vague_words(asked: Asked) -> Iterator[Finding]:
    """Rule 20: 'often' means 30% to one reader and 90% to the next."""
    for option in asked.options:
        if found := _VAGUE.search(option.text):
            yield asked.at_option(
                option, VAGUE_WORDS, f"option {option.id} says '{found[0]}'", "say how often, or leave it out"
            )


def unfair_words(asked: Asked) -> Iterator[Finding]:
    """Rule 22, as far as a list of words goes."""
    for found in _UNFAIR.finditer(asked.stem):
        yield asked.at_stem(FAIRNESS, f"the stem says '{found[0]}'", "write it so that every reader feels addressed")
    for option in asked.options:
        if said := _UNFAIR.search(f"{option.text} {option.reason}"):
            what = f"option {option.id} or its reason says '{said[0]}'"
            yield asked.at_option(option, FAIRNESS, what, "write it so that every reader feels addressed")


def clangs(bank: Sequence[AskedItem]) -> Iterator[Finding]:
    """Rule 8: a rare word of the stem that only the key repeats."""
    used: dict[str, int] = {}
    for asked in bank:
        for word in content_words(" ".join((asked.stem, *(option.text for option in asked.options)))):
            used[word] = used.get(word, 0) + 1
    for asked in bank:
        wrong = frozenset[str]().union(*(content_words(option.text) for option in asked.wrong))
        shared = sorted((content_words(asked.stem) & content_words(asked.key.text)) - wrong)
        rare = [word for word in shared if used[word] <= RARE and not word[0].isdigit()]
        if rare:
            what = f"'{rare[0]}' stands in the stem and in the key alone"
            yield asked.at_option(asked.key, CLANG, what, "use another word, or use it in a wrong option too")


def _question(stem: str) -> str:
    """The last sentence of the stem: the one that asks."""
    sentences = re.split(r"(?<=[.!?:])[\"'”’)]*\s+", stem.strip())
    return sentences[-1]
