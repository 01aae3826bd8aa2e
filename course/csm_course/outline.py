"""The whole course in outline, written or not: what the course home announces. Built into `modules/course.json`."""

from pathlib import Path

from pydantic import ValidationError

from csm_course.model import Model

COURSE_FILE = "course.json"


class ModuleOutline(Model):
    """One module as the syllabus announces it; `lessons` counts all of them, written or not."""

    number: int
    title: str
    summary: str
    lessons: int


class LevelOutline(Model):
    """One level with its modules."""

    title: str
    modules: tuple[ModuleOutline, ...]


class CourseOutline(Model):
    """The levels that have modules of their own, in order."""

    levels: tuple[LevelOutline, ...]


def read_outline(modules: Path) -> CourseOutline:
    """The outline that was built with the modules; an empty one where only single modules were handed out."""
    try:
        return CourseOutline.model_validate_json((modules / COURSE_FILE).read_bytes())
    except (OSError, ValidationError):
        return CourseOutline(levels=())
