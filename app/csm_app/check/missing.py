"""What a complete course still needs, module by module."""

from csm_course.content import AuthoredModule
from csm_course.syllabus import Syllabus
from csm_course.tools import slugs


def missing(syllabus: Syllabus, modules: list[AuthoredModule]) -> tuple[str, ...]:
    """One row per module and one for the tools; empty when the course is complete."""
    written = {page.front.id for module in modules for page in module.pages}
    rows = []
    for module in syllabus.modules:
        parts = (
            ("lessons", [lesson.id for lesson in module.lessons]),
            ("workbooks", [workbook.id for workbook in module.workbooks]),
            ("scenario", [module.scenario.id]),
            ("test", [module.test.id]),
        )
        gaps = [f"{label} {', '.join(_open(ids, written))}" for label, ids in parts if _open(ids, written)]
        if gaps:
            rows.append(f"{module.id} {module.title}: {'; '.join(gaps)}")
    tools = [tool.slug for tool in syllabus.tools if tool.slug not in slugs()]
    return (*rows, *([f"Tools: {', '.join(tools)}"] if tools else []))


def _open(ids: list[str], written: set[str]) -> list[str]:
    return [one for one in ids if one not in written]
