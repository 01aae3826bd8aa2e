"""The outline of the course, from the syllabus."""

from csm_course.outline import CourseOutline, LevelOutline, ModuleOutline
from csm_course.syllabus import Syllabus


def outline(syllabus: Syllabus) -> CourseOutline:
    """The levels that have modules, each with what the home says about a module before anyone opens it."""
    modules = {
        module.id: ModuleOutline(
            number=module.number, title=module.title, summary=module.summary, lessons=len(module.lessons)
        )
        for module in syllabus.modules
    }
    levels = (level for level in syllabus.levels if level.modules)
    return CourseOutline(
        levels=tuple(
            LevelOutline(title=level.title, modules=tuple(modules[name] for name in level.modules)) for level in levels
        )
    )
