"""How a page is made: headings, tables, links, pictures, the worked example, the practice it offers."""

import re
from collections.abc import Iterator

from csm_app.check.lessons.prose import Block, tokens
from csm_app.check.lessons.reading import Fault
from csm_course.content import Page
from csm_course.content.page import PLACED
from csm_course.exercises.written import WrittenExercise

EMPTY_LINKS = {"here", "click here", "this", "link", "this link", "more", "read more"}
_AMOUNT = re.compile(r"(?:EUR|USD|€|\$)\s?\d|\d+(?:\.\d+)?\s?%")


def structure_faults(page: Page, found: tuple[Block, ...]) -> Iterator[Fault]:
    """Every rule of form that the page breaks."""
    yield from _headings(found)
    yield from _tables(found)
    yield from _links_and_pictures(page.text)
    yield from _sources(page)
    if page.front.kind == "lesson":
        yield from _worked_example(page)
        yield from _practice(page)
    if page.front.kind == "workbook":
        yield from _workbook(page)
    if page.front.kind == "scenario" and not 20 <= page.front.minutes <= 30:
        yield "scenario", 0, f"it takes {page.front.minutes} minutes", "plan 20 to 30"


def _headings(found: tuple[Block, ...]) -> Iterator[Fault]:
    before, seen = 1, set()
    for block in (one for one in found if one.kind == "heading"):
        if block.level > before + 1:
            yield "headings", block.line, f"'{block.text}' skips a level", f"use {'#' * (before + 1)}"
        if block.text in seen:
            yield "headings", block.line, f"the heading '{block.text}' stands twice", "give one another name"
        seen.add(block.text)
        before = block.level


def _tables(found: tuple[Block, ...]) -> Iterator[Fault]:
    for block in found:
        if block.kind == "head cell" and not block.text.strip():
            yield "tables", block.line, "a column has no heading", "name it"


def _links_and_pictures(text: str) -> Iterator[Fault]:
    for token in tokens(text):
        if token.type != "inline":
            continue
        line = (token.map or [0])[0]
        for match in re.finditer(r"(!?)\[([^\]]*)\]\([^)]*\)", token.content):
            is_picture, words = bool(match[1]), match[2].strip()
            if is_picture and len(words.split()) < 5:
                yield "pictures", line, f"the text alternative is '{words}'", "say what the picture shows, in 5 words"
            if not is_picture and words.lower() in EMPTY_LINKS:
                yield "links", line, f"a link says '{words}'", "say where it leads"


def _sources(page: Page) -> Iterator[Fault]:
    text = page.text.lower()
    if _AMOUNT.search(page.text) and "illustrative" not in text and "source:" not in text:
        yield "sources", 0, "there are amounts and no word on where they come from", "say 'illustrative' or 'Source: …'"


def section(text: str, title: str) -> tuple[int, str]:
    """The line (from 0) and text of a `##` section; (0, "") where there is none."""
    match = re.search(rf"^## {re.escape(title)}[ \t]*$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return (text.count("\n", 0, match.start()), match[1]) if match else (0, "")


def _worked_example(page: Page) -> Iterator[Fault]:
    line, text = section(page.text, "Worked example")
    checked = [one for one in page.front.recomputed if one.says in text]
    if len(checked) < 2:
        what = f"{len(checked)} numbers of the worked example are recomputed"
        yield "worked example", line, what, "list its numbers under 'recomputed'"


def _practice(page: Page) -> Iterator[Fault]:
    line, text = section(page.text, "Try it")
    if not PLACED.search(text):
        yield "practice", line, "there is nothing to do under 'Try it'", "place an exercise there"
    line, text = section(page.text, "Check yourself")
    placed = PLACED.findall(text)
    kinds = {page.exercise(one).kind for one in placed}
    if not 3 <= len(placed) <= 5 or len(kinds) < 2:
        what = f"'Check yourself' holds {len(placed)} exercises of {len(kinds)} kinds"
        yield "practice", line, what, "place 3 to 5 there, of at least two kinds"


def _workbook(page: Page) -> Iterator[Fault]:
    if not 60 <= page.front.minutes <= 90:
        yield "workbook", 0, f"it takes {page.front.minutes} minutes", "plan 60 to 90"
    written = sum(isinstance(one, WrittenExercise) for one in page.exercises)
    if not 4 <= len(page.exercises) <= 8 or not 1 <= written <= 2:
        what = f"it has {len(page.exercises)} exercises, {written} of them written"
        yield "workbook", 0, what, "offer 4 to 8, of which 1 or 2 written"
