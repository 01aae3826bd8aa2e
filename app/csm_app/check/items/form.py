"""How one item is built: its options, its stem, their length, order and grammar (rules 2, 9, 11, 12, 13)."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from csm_app.check.finding import Finding
from csm_app.check.items.asked import Asked
from csm_app.check.items.rules import LENGTHS, NUMBERS_IN_ORDER, ONE_KEY, PARALLEL, QUESTION
from csm_app.check.items.words import normalised, words
from csm_course.items.figures import Figure, figures_of, spans_of

KNOWLEDGE_WORDS = 60
SCENARIO_WORDS = range(80, 251)
OPTION_WORDS = 25
_BLANK = re.compile(r"_{2,}|\.{3,}\s*\S|…\s*\w")
_CLOSED = re.compile(r"(\?|:|\.{3}|…)[\"'”’)]*$")
_VOWEL_SOUND = re.compile(r"(?!eu|one\b|us|uni|uti)[aeiou]|hour|honest", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(a|an)\s*(?:\.{3}|…|:)?$", re.IGNORECASE)


def form_findings(asked: Asked) -> Iterator[Finding]:
    """All that is wrong with the form of a bank item."""
    yield from options_differ(asked)
    yield from numbers_in_order(asked)
    yield from stem_findings(asked)
    yield from _parallel(asked)


def stem_findings(asked: Asked) -> Iterator[Finding]:
    """What is wrong with a question whatever its kind: the stem, and how long everything is."""
    yield from _stem(asked)
    yield from _lengths(asked)


def options_differ(asked: Asked) -> Iterator[Finding]:
    """Rule 2: no two options say the same."""
    for first, second in combinations(asked.options, 2):
        if normalised(first.text) == normalised(second.text):
            what = f"the options {first.id} and {second.id} say the same"
            yield asked.at_option(second, ONE_KEY, what, "write another wrong answer that people really give")


def numbers_in_order(asked: Asked) -> Iterator[Finding]:
    """Rule 11: numbers in order, none twice, ranges that leave no doubt where a value belongs."""
    figures = figures_of(asked.options)
    if figures is not None:
        values = [figure.value for figure in figures]
        if len(set(values)) < len(values):
            twice = next(option for option, value in zip(asked.options, values, strict=True) if values.count(value) > 1)
            yield asked.at_option(twice, NUMBERS_IN_ORDER, "two options are the same number", "change one of them")
        elif values != sorted(values) and values != sorted(values, reverse=True):
            odd = next(index for index, (low, high) in enumerate(pairwise(values), 1) if low > high)
            what = "the numbers are not in order"
            yield asked.at_option(asked.options[odd], NUMBERS_IN_ORDER, what, "put the options in ascending order")
    for first, second in pairwise(sorted(spans_of(asked.options))):
        if second[0] <= first[1] and second[2] != first[2]:
            option = next(option for option in asked.options if option.id == second[2])
            what = f"the ranges of {first[2]} and {second[2]} overlap"
            yield asked.at_option(
                option, NUMBERS_IN_ORDER, what, "let each range start above the end of the one before"
            )


def _stem(asked: Asked) -> Iterator[Finding]:
    if _BLANK.search(asked.stem.rstrip(".… \"'”’)")):
        yield asked.at_stem(QUESTION, "there is a blank inside the stem", "ask a question, or put the gap at the end")
    elif not _CLOSED.search(asked.stem.strip()):
        what = "the stem is neither a question nor a sentence to complete"
        yield asked.at_stem(QUESTION, what, "end it with '?', or with ':' where the options complete it")


def _lengths(asked: Asked) -> Iterator[Finding]:
    count = len(words(asked.stem))
    if count > KNOWLEDGE_WORDS and count not in SCENARIO_WORDS:
        remedy = f"cut it to {KNOWLEDGE_WORDS}, or make it a scenario of {SCENARIO_WORDS[0]} to {SCENARIO_WORDS[-1]}"
        yield asked.at_stem(LENGTHS, f"the stem has {count} words", remedy)
    for option in asked.options:
        count = len(words(option.text))
        if count > OPTION_WORDS:
            what = f"option {option.id} has {count} words"
            yield asked.at_option(option, LENGTHS, what, f"cut it to {OPTION_WORDS}")


def _parallel(asked: Asked) -> Iterator[Finding]:
    """Rule 9, as far as a script sees it: one option that looks unlike all others gives itself away."""
    looks = {
        "end mark": [_end_mark(option.text) for option in asked.options],
        "first letter": [_first_letter(option.text) for option in asked.options],
    }
    figures = figures_of(asked.options)
    if figures is not None:
        looks["unit"] = [_unit(figure) for figure in figures]
    for name, marks in looks.items():
        if len(set(marks)) > 1:
            odd = min(range(len(marks)), key=lambda index: marks.count(marks[index]))
            what = f"the {name} of option {asked.options[odd].id} differs from the others"
            yield asked.at_option(asked.options[odd], PARALLEL, what, "write all options alike")
    yield from _article(asked)


def _article(asked: Asked) -> Iterator[Finding]:
    """'a' or 'an' at the end of a stem rules out every option with the other one."""
    article = _ARTICLE.search(asked.stem.strip())
    for option in asked.options if article else ():
        wanted = "an" if _VOWEL_SOUND.match(option.text) else "a"
        if article and article[1].lower() != wanted:
            what = f"'{article[1]}' in the stem does not go with option {option.id}"
            yield asked.at_option(option, PARALLEL, what, "move the article to the options")


def _end_mark(text: str) -> str:
    mark = text.strip()[-1:]
    return mark if mark in '.!?;:"”' else ""


def _first_letter(text: str) -> str:
    """Small or capital; numbers and quotation marks are let through."""
    first = text.lstrip("\"'“‘(")[:1]
    return "small" if first.islower() else "capital"


def _unit(figure: Figure) -> str:
    return figure.unit.rstrip("s")
