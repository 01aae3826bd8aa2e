"""Words of a text, as rules compare them: lower case, without marks; and which of them carry meaning."""

import re

_WORD = re.compile(r"[a-z0-9]+(?:['’.,-][a-z0-9]+)*")
_GRAMMAR = """
    a about after again all also an and any are as at be because been before being both but by can could did do does
    down each even for from get got had has have he her here him his how if in into is it its just let like made
    make many may me more most much must my no nor not now of off on once one only or other our out over own per
    same she should so some still such take than that the their them then there these they this those to too two
    under until up us use used very was way we were what when where which while who whom whose why will with would
    yet you your
"""
_COMMON = frozenset(_GRAMMAR.split())


def words(text: str) -> tuple[str, ...]:
    """All words and numbers, in order."""
    return tuple(_WORD.findall(text.lower()))


def normalised(text: str) -> str:
    """The text without case, marks and extra spaces: what two options must differ in."""
    return " ".join(words(text.replace("−", " minus "))) or text.strip().lower()


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, with plural and third-person endings taken off."""
    return frozenset(_root(word) for word in words(text) if len(word) > 2 and word not in _COMMON)


def _root(word: str) -> str:
    for ending in ("'s", "’s", "ies", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word.removesuffix(ending)
    return word


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of words in common, from 0 to 1."""
    return len(left & right) / len(left | right) if left | right else 0.0
