"""The words of a lesson: outcomes that can be observed, one word for one thing, the glossary's meanings."""

import re
from collections.abc import Iterator

from csm_app.check.lessons.prose import Block
from csm_app.check.lessons.reading import Fault
from csm_app.check.lessons.structure import section
from csm_course.content import Page
from csm_course.content.glossary import Term

_VERBS = """
    adapt advise agree allocate analyse apply argue arrange ask assess balance build calculate categorise choose
    classify compare compute connect convert convince create decide define demonstrate describe design distinguish
    divide draft earn estimate evaluate explain find fit formulate give group identify illustrate interpret judge
    justify link list map measure model name negotiate order organise outline place plan predict prepare present
    prioritise propose protect qualify rank read recognise recommend relate report respond restate review score
    select separate set show sketch solve sort split spot state summarise support tell test trace translate turn
    use weigh write"""
OBSERVABLE = frozenset(_VERBS.split())


def language_faults(page: Page, found: tuple[Block, ...], glossary: tuple[Term, ...]) -> Iterator[Fault]:
    """Every rule of wording that the page breaks."""
    for outcome in page.front.outcomes:
        verb = outcome.split()[0].lower()
        if verb not in OBSERVABLE:
            what = f"the outcome '{outcome}' begins with '{verb}'"
            yield "outcome verb", 0, what, "begin with what a learner can be seen to do"
    yield from _avoided(found, glossary)
    if page.front.kind == "lesson":
        yield from _words_to_know(page, glossary)


def _avoided(found: tuple[Block, ...], glossary: tuple[Term, ...]) -> Iterator[Fault]:
    for term in glossary:
        for name in term.avoid:
            pattern = re.compile(rf"\b{re.escape(name)}s?\b", re.IGNORECASE)
            for block in found:
                if pattern.search(block.text):
                    yield "one word", block.line, f"'{name}' is another word for '{term.term}'", f"say '{term.term}'"


def _words_to_know(page: Page, glossary: tuple[Term, ...]) -> Iterator[Fault]:
    line, text = section(page.text, "Words to know")
    meanings = {name.lower(): term.meaning for term in glossary for name in (term.term, *term.also)}
    for offset, row in enumerate(text.splitlines()):
        cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
        if len(cells) != 2 or cells[0] == "Term" or set(cells[0]) <= set("-: "):
            continue
        if cells[0].lower() not in meanings:
            yield "words to know", line + offset, f"'{cells[0]}' is not in the glossary", "add it to glossary.yaml"
        elif meanings[cells[0].lower()] != cells[1]:
            what = f"the glossary gives '{cells[0]}' another meaning"
            yield "words to know", line + offset, what, f"write: {meanings[cells[0].lower()]}"
