"""Reads the folder of syllabus files into one `Syllabus`, or says everything that is wrong with it."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from csm_course.problems import ContentError, Problem
from csm_course.source import Document, parse, read_yaml
from csm_course.syllabus.checks import check
from csm_course.syllabus.competencies import CompetencyStandard
from csm_course.syllabus.cpd import Cpd
from csm_course.syllabus.decisions import Decisions
from csm_course.syllabus.exams import Exams
from csm_course.syllabus.framework import Framework
from csm_course.syllabus.methods import Methods
from csm_course.syllabus.modules import Module
from csm_course.syllabus.programme import Programme
from csm_course.syllabus.tools import Toolbox
from csm_course.syllabus.whole import Syllabus

File = TypeVar("File", bound=BaseModel)


def load_syllabus(folder: Path) -> Syllabus:
    """The syllabus written in `folder` (course/content/syllabus).

    Raises ContentError with every problem of every file: first what is wrong inside the files, and once each file
    can be understood, what is wrong between them.
    """
    shelf = _Shelf()
    programme = shelf.read(folder / "programme.yaml", Programme)
    modules = [shelf.read(path, Module) for path in sorted((folder / "modules").glob("*.yaml"))]
    framework = shelf.read(folder / "framework.yaml", Framework)
    toolbox = shelf.read(folder / "tools.yaml", Toolbox)
    methods = shelf.read(folder / "methods.yaml", Methods)
    exams = shelf.read(folder / "exams.yaml", Exams)
    cpd = shelf.read(folder / "cpd.yaml", Cpd)
    standard = shelf.read(folder / "competencies.yaml", CompetencyStandard)
    decisions = shelf.read(folder / "decisions.yaml", Decisions)
    if not (programme and framework and toolbox and methods and exams and cpd and standard and decisions):
        raise ContentError(shelf.problems)
    problems = shelf.problems or check(shelf.files)
    if problems:
        raise ContentError(problems)
    understood = tuple(sorted(filter(None, modules), key=lambda module: module.number))
    return Syllabus(programme, understood, framework, toolbox, methods, exams, cpd, standard, decisions)


class _Shelf:
    """The files read so far, with the problems met on the way."""

    def __init__(self) -> None:
        self.files: list[tuple[Document, BaseModel]] = []
        self.problems: list[Problem] = []

    def read(self, path: Path, shape: type[File]) -> File | None:
        """The file as a model, or None after noting its problems."""
        try:
            document = read_yaml(path)
            content = parse(document, shape)
        except ContentError as error:
            self.problems.extend(error.problems)
            return None
        self.files.append((document, content))
        return content
