"""The whole course in outline, written or not: levels and modules with their titles."""

from dataclasses import dataclass
from functools import lru_cache

from csm_course.places import content_folder
from csm_course.problems import ContentError
from csm_course.syllabus import Syllabus, load_syllabus


@dataclass(frozen=True)
class ModuleOutline:
    """One module as the syllabus announces it."""

    number: int
    title: str
    summary: str
    lessons: int


@dataclass(frozen=True)
class LevelOutline:
    """One level with its modules."""

    title: str
    modules: tuple[ModuleOutline, ...]


@lru_cache(maxsize=1)
def course_outline() -> tuple[LevelOutline, ...]:
    """The levels that have modules; empty where the syllabus is not at hand, as on a Hub. Read once per server."""
    try:
        return _outline(load_syllabus(content_folder() / "syllabus"))
    except (ContentError, OSError):
        return ()


def _outline(syllabus: Syllabus) -> tuple[LevelOutline, ...]:
    modules = {
        module.id: ModuleOutline(module.number, module.title, module.summary, len(module.lessons))
        for module in syllabus.modules
    }
    return tuple(
        LevelOutline(level.title, tuple(modules[module] for module in level.modules if module in modules))
        for level in syllabus.levels
        if level.modules
    )
