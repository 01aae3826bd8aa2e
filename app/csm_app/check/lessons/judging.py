"""All lesson rules over all pages."""

from collections.abc import Iterator

from csm_app.check.finding import Finding
from csm_app.check.lessons.findings import RULES
from csm_app.check.lessons.language import language_faults
from csm_app.check.lessons.prose import blocks, words
from csm_app.check.lessons.reading import Fault, reading_faults
from csm_app.check.lessons.structure import structure_faults
from csm_app.coverage import Coverage
from csm_course.content import AuthoredModule, Page
from csm_course.content.glossary import Term
from csm_course.problems import line_of


def lesson_findings(module: AuthoredModule, glossary: tuple[Term, ...], coverage: Coverage) -> tuple[Finding, ...]:
    """What the rules find in the pages of a module."""
    known = frozenset(word.lower() for term in glossary for name in (term.term, *term.also) for word in words(name))
    return tuple(
        RULES[rule].at(page.path, page.first_line + line, what, remedy)
        for page in module.pages
        for rule, line, what, remedy in _faults(page, glossary, known)
    ) + tuple(finding for page in module.pages for finding in _coverage_findings(page, coverage))


def _faults(page: Page, glossary: tuple[Term, ...], known: frozenset[str]) -> Iterator[Fault]:
    found = blocks(page.text)
    prose = tuple(block for block in found if block.kind in ("paragraph", "item"))
    if page.front.kind in ("lesson", "workbook"):
        yield from reading_faults(prose, known, lesson=page.front.kind == "lesson")
    yield from structure_faults(page, found)
    yield from language_faults(page, found, glossary)


def _coverage_findings(page: Page, coverage: Coverage) -> Iterator[Finding]:
    """What the syllabus gives this page and nobody teaches, practises or tests; outcomes with too few items."""
    headings = {block.text for block in blocks(page.text) if block.kind == "heading"}
    for entry, heading in page.front.teaches.items():
        if heading not in headings:
            what = f"{entry} is taught under '{heading}', a heading the page does not have"
            yield _at(page, entry, "taught", what, "write the heading as it stands in the text")
    for entry in coverage.assigned(page.front.id):
        if entry not in page.front.teaches:
            yield _at(page, "teaches:", "taught", f"{entry} is not taught here", "teach it and list it in 'teaches'")
        row = coverage.row(entry)
        for rule, places in (("practised", row.practised), ("tested", row.tested)):
            if not places:
                remedy = "name it in 'topics' or 'competencies' of one"
                yield _at(page, entry, rule, f"no {'exercise' if rule == 'practised' else 'item'} has {entry}", remedy)
    if page.front.kind == "lesson":
        yield from _untested(page, coverage)


def _untested(page: Page, coverage: Coverage) -> Iterator[Finding]:
    """Outcomes of a lesson that too few items test."""
    for outcome in page.front.outcomes:
        count = coverage.items_for(page.front.id, outcome)
        if count < 2:
            what = f"{count} items test the outcome '{outcome}'"
            yield _at(page, outcome, "outcome tested", what, "write at least two for the bank")


def _at(page: Page, words_on_line: str, rule: str, what: str, remedy: str) -> Finding:
    return RULES[rule].at(page.path, line_of(page.path, words_on_line), what, remedy)
