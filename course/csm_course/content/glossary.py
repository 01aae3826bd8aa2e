"""The glossary: every term a lesson uses, once, with its meaning and its other names."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from csm_course.model import Model
from csm_course.problems import ContentError, Problem
from csm_course.source import Document, parse_list, read_yaml


class Term(Model):
    """One entry. `also` lists other names for the same thing, `avoid` names that lessons must not use for it.

    `lesson` is where it is taught.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    term: Annotated[str, Field(min_length=2)]
    meaning: Annotated[str, Field(min_length=10)]
    also: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    lesson: str


def read_glossary(path: Path) -> tuple[Term, ...]:
    """All terms. Raises ContentError; two terms may share neither id nor name."""
    document = read_yaml(path)
    terms = parse_list(document, Term)
    problems = _repeated(document, terms)
    if problems:
        raise ContentError(problems)
    return terms


def _repeated(document: Document, terms: tuple[Term, ...]) -> list[Problem]:
    seen: dict[str, int] = {}
    problems = []
    for index, term in enumerate(terms):
        for name in {term.id, term.term.lower(), *(name.lower() for name in term.also)}:
            first = seen.setdefault(name, index)
            if first != index:
                what = f"'{name}' is already line {document.line((first,))}"
                problems.append(document.problem((index,), what, "keep one entry, list other names under 'also'"))
    return problems
