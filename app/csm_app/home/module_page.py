"""The page of one module as HTML: what it teaches, what is in it, and how far the learner is."""

from datetime import date

from csm_app.home.catalogue import Shelf
from csm_app.home.layout import environment
from csm_app.home.next_step import due, next_step
from csm_app.home.progress import Progress
from csm_app.home.standing import CourseStanding, LevelStanding, standing
from csm_course.outline import CourseOutline


def render_module(
    outline: CourseOutline,
    shelf: Shelf,
    number: int,
    base_url: str,
    progress: Progress | None = None,
    today: date | None = None,
) -> str | None:
    """The page of the module with this number; None where there is no such module."""
    progress, today = progress or Progress(), today or date.today()
    course = standing(outline, shelf, progress)
    alone = _alone(course, number)
    if alone is None:
        return None
    template = environment().get_template("module.html")
    return template.render(
        **_facts(alone, shelf, progress, today),
        open_modules=[one.outline.number for one in course.modules if one.pages],
        numbers=[one.outline.number for one in course.modules],
        attribution=outline.attribution,
        base_url=base_url,
    )


def _facts(alone: CourseStanding, shelf: Shelf, progress: Progress, today: date) -> dict[str, object]:
    """What the page tells of its module, under the template's names."""
    module = alone.modules[0]
    return {
        "module": module,
        "level": alone.levels[0].outline,
        "step": next_step(alone, progress),
        "due": next((one for one in due(alone, shelf, progress, today, None) if one.day), None),
        "own_day": progress.due.get(module.outline.id),
        "lessons": {lesson.id: lesson for lesson in module.outline.lessons},
        "today": today,
        "trouble": progress.trouble,
    }


def _alone(course: CourseStanding, number: int) -> CourseStanding | None:
    """The course as if it were this one module, so that “next” and “due” stay within it."""
    for level in course.levels:
        for module in level.modules:
            if module.outline.number == number:
                return CourseStanding((LevelStanding(level.outline, (module,)),), course.lessons_total)
    return None
