"""The home as HTML."""

from datetime import date

from csm_app.home.catalogue import Shelf
from csm_app.home.layout import environment
from csm_app.home.next_step import due, next_step
from csm_app.home.progress import Progress
from csm_app.home.standing import standing
from csm_app.home.wheel import draw_wheel
from csm_course.outline import CourseOutline


def render(
    outline: CourseOutline,
    shelf: Shelf,
    base_url: str,
    grading: bool = False,
    progress: Progress | None = None,
    today: date | None = None,
    cohort: str = "",
    statistics: str = "",
) -> str:
    """The page; `base_url` as Jupyter Server has it, with slashes on both ends. `grading`: nbgrader is at hand.

    `cohort`, `statistics`: where the instructor's pages are, below `base_url`; empty for everybody else.
    """
    progress = progress or Progress()
    course = standing(outline, shelf, progress)
    step = next_step(course, progress)
    template = environment().get_template("home.html")
    return template.render(
        base_url=base_url,
        course=course,
        step=step,
        due=due(course, shelf, progress, today or date.today(), step),
        wheel=draw_wheel(outline.stages),
        stages=outline.stages,
        written={module.outline.number for module in course.modules if module.pages},
        trouble=progress.trouble,
        grading=grading,
        cohort=cohort,
        statistics=statistics,
    )
