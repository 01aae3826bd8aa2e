"""The whole course in outline, written or not: what the course home announces. Built into `modules/course.json`.

The home works where only the built modules are, so all it says of the syllabus is in here.
"""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from csm_course.model import Model

COURSE_FILE = "course.json"
COUNTED = "L-"
"""Ids of the 115 lessons begin so; supplements are lessons of our own and are not counted among them."""


class LessonOutline(Model):
    """A lesson or supplement as planned; `outcomes` are there as soon as it is written."""

    id: str
    title: str
    summary: str
    outcomes: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """The number a learner sees, such as 8.10."""
        return self.id.partition("-")[2]

    @property
    def counted(self) -> bool:
        """True for one of the 115; False for a supplement."""
        return self.id.startswith(COUNTED)


class WorkOutline(Model):
    """A workbook, scenario or test as planned."""

    id: str
    kind: Literal["workbook", "scenario", "test"]
    title: str


class ToolOutline(Model):
    """A tool of the profession and the pages of this module that teach or use it. `slug`: its name in the toolbox."""

    title: str
    holds: str
    lessons: tuple[str, ...]
    slug: str = ""


class CompetencyOutline(Model):
    """An entry of the competency standard and the lessons of this module that cover it."""

    id: str
    title: str
    lessons: tuple[str, ...]


class ModuleOutline(Model):
    """One module as the syllabus announces it, written or not."""

    number: int
    title: str
    summary: str
    slug: str = ""
    phase: int | None = None
    lessons: tuple[LessonOutline, ...] = ()
    work: tuple[WorkOutline, ...] = ()
    tools: tuple[ToolOutline, ...] = ()
    competencies: tuple[CompetencyOutline, ...] = ()
    badge: str = ""

    @property
    def id(self) -> str:
        """The id of the syllabus, under which the learner's store keeps a due date."""
        return f"M-{self.number}"

    @property
    def counted_lessons(self) -> int:
        """How many of the 115 lessons are this module's."""
        return sum(lesson.counted for lesson in self.lessons)


class LevelOutline(Model):
    """One level with its modules; level 4 is assessed by examination, level 5 by yearly learning."""

    title: str
    modules: tuple[ModuleOutline, ...] = ()
    number: int = 0
    outcome: str = ""
    assessed_by: Literal["module tests", "examination", "cpd"] = "module tests"
    asks: str = ""


class PhaseOutline(Model):
    """One of the seven phases of an engagement, and the module that teaches it."""

    number: int
    title: str
    summary: str
    output: str
    module: int | None = None


class StageOutline(Model):
    """One of the three stages: A, B or C."""

    letter: str
    title: str
    summary: str
    phases: tuple[PhaseOutline, ...]


class CourseOutline(Model):
    """The five levels and the seven phases. `attribution` names the owner of the competency standard."""

    levels: tuple[LevelOutline, ...] = ()
    stages: tuple[StageOutline, ...] = ()
    attribution: str = ""

    @property
    def modules(self) -> tuple[ModuleOutline, ...]:
        """The modules of all levels, in order."""
        return tuple(module for level in self.levels for module in level.modules)

    @property
    def lessons(self) -> int:
        """How many lessons the whole course has: the 115 of the programme."""
        return sum(module.counted_lessons for module in self.modules)


def read_outline(modules: Path) -> CourseOutline:
    """The outline that was built with the modules; an empty one where only single modules were handed out."""
    file = modules / COURSE_FILE
    try:
        return _parse(file, file.stat().st_mtime_ns)
    except (OSError, ValidationError):
        return CourseOutline()


@lru_cache(maxsize=4)
def _parse(file: Path, _changed: int) -> CourseOutline:
    return CourseOutline.model_validate_json(file.read_bytes())
