"""The glossary: readable, without doubles, and every term taught in a lesson that exists."""

from pathlib import Path

from csm_course.content.glossary import read_glossary
from csm_course.problems import ContentError, Problem, did_you_mean
from csm_course.source import read_yaml
from csm_course.syllabus import Syllabus


def glossary_problems(path: Path, syllabus: Syllabus) -> list[Problem]:
    """Every fault of the glossary."""
    try:
        terms = read_glossary(path)
    except ContentError as error:
        return list(error.problems)
    taught = [one.id for one in syllabus.taught]
    document = read_yaml(path)
    return [
        document.problem(
            (index, "lesson"),
            f"{term.id}: the lesson '{term.lesson}' does not exist",
            did_you_mean(term.lesson, taught),
        )
        for index, term in enumerate(terms)
        if term.lesson not in taught
    ]
