"""Reads `assessments/*.yaml`: each test and exam as authors define it, faults told with file, line and remedy."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.consistency import faults
from csm_autograder.assessment.forms.groups import GROUPS_FILE
from csm_course.exercises.base import Key, Text
from csm_course.model import Model
from csm_course.problems import ContentError, Problem
from csm_course.source import Document, parse, read_yaml

FOLDER = "assessments"


class WrittenAssessment(Model):
    """The file of one test or exam. `policy` names its rules (exams.yaml).

    `attempts`: for how many attempts of one learner the bank is to have new questions.
    """

    id: Key
    title: Text
    kind: Literal["module_test", "exam", "practice"]
    policy: Text
    attempts: Annotated[int, Field(ge=1, le=20)] = 3
    blueprint: Blueprint


@dataclass(frozen=True)
class Written:
    """An assessment with the file it is written in."""

    assessment: WrittenAssessment
    document: Document


def assessment_files(content: Path) -> tuple[Path, ...]:
    """The files that define a test or an exam, in the order of their names."""
    return tuple(sorted(path for path in (content / FOLDER).glob("*.yaml") if path.name != GROUPS_FILE.name))


def read_assessments(content: Path) -> tuple[Written, ...]:
    """Every test and exam. Raises ContentError with every fault of every file."""
    found: list[Written] = []
    problems: list[Problem] = []
    for path in assessment_files(content):
        try:
            found.append(read_assessment(path))
        except ContentError as error:
            problems.extend(error.problems)
    problems.extend(_twice(found))
    if problems:
        raise ContentError(problems)
    return tuple(found)


def read_assessment(path: Path) -> Written:
    """One of them, with numbers that fit together. Raises ContentError with every fault."""
    document = read_yaml(path)
    assessment = parse(document, WrittenAssessment)
    problems = [
        document.problem(("blueprint", *place), f"{assessment.id}: {what}", remedy)
        for place, what, remedy in faults(assessment.blueprint)
    ]
    if problems:
        raise ContentError(problems)
    return Written(assessment, document)


def _twice(found: list[Written]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for written in found:
        name, path = written.assessment.id, written.document.path
        if first.setdefault(name, path) != path:
            what = f"the assessment '{name}' is also in {first[name].name}"
            yield written.document.problem(("id",), what, "give one of them another id")
