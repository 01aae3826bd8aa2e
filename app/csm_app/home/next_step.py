"""What to do next: the one page to continue with, and what is due, most urgent first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from csm_app.home.catalogue import Shelf
from csm_app.home.progress import Progress
from csm_app.home.standing import CourseStanding, ModuleStanding, PageStanding

SHOWN = 5


@dataclass(frozen=True)
class NextStep:
    """The page to go on with. `begun`: the learner was there before; `has_begun`: anywhere at all."""

    page: PageStanding
    module: ModuleStanding
    begun: bool
    has_begun: bool
    then: PageStanding | None


@dataclass(frozen=True)
class Due:
    """Something that waits: a module with a day, or a page that was begun. `mine`: the learner set the day."""

    module: ModuleStanding
    page: PageStanding | None = None
    day: date | None = None
    days_left: int = 0
    mine: bool = False


def next_step(course: CourseStanding, progress: Progress) -> NextStep | None:
    """The page opened last if it is not done, or else the next one after it; None when all that is written is done.

    A test that was not begun waits until the lessons before it are done.
    """
    pages = course.pages
    ids = [one.page.facts.id for one in pages]
    start = ids.index(progress.last_page) if progress.last_page in ids else _first_begun(pages)
    waiting = [one for one in (*pages[start:], *pages[:start]) if one.state != "done"]
    if not waiting:
        return None
    module = next(module for module in course.modules if waiting[0] in module.pages)
    chosen = _lesson_first(waiting[0], module)
    waiting = [chosen, *(one for one in waiting if one is not chosen)]
    has_begun = any(one.state != "open" for one in pages)
    return NextStep(chosen, module, chosen.state == "in progress", has_begun, waiting[1] if len(waiting) > 1 else None)


def _lesson_first(page: PageStanding, module: ModuleStanding) -> PageStanding:
    """In place of a test not begun, the module's first lesson that is not done, if there is one."""
    if page.page.facts.kind != "test" or page.state != "open":
        return page
    lessons = (one for one in module.pages if one.page.facts.kind == "lesson" and one.state != "done")
    return next(lessons, page)


def _first_begun(pages: tuple[PageStanding, ...]) -> int:
    """Without a memory of the last page: the first that was begun and not finished, or the very first."""
    return next((number for number, one in enumerate(pages) if one.state == "in progress"), 0)


def due(
    course: CourseStanding, shelf: Shelf, progress: Progress, today: date, step: NextStep | None
) -> tuple[Due, ...]:
    """Modules with a day, the earliest first, then pages begun and not finished, the latest opened first.

    The page the learner is to continue with is not named a second time.
    """
    dated = sorted(_dated(course, shelf, progress, today), key=lambda one: (one.days_left, one.module.outline.number))
    begun = [
        Due(module, page)
        for module in course.modules
        for page in module.pages
        if page.state == "in progress" and (step is None or page is not step.page)
    ]
    begun.sort(key=lambda one: _last_opened(one, progress), reverse=True)
    return (*dated, *begun)[:SHOWN]


def _dated(course: CourseStanding, shelf: Shelf, progress: Progress, today: date) -> Iterator[Due]:
    """Each module with its day, as long as something written of it is not done; of two days, the earlier counts."""
    for module in course.modules:
        mine, theirs = progress.due.get(module.outline.id), shelf.due.get(module.outline.number)
        days = [day for day in (mine, theirs) if day]
        if days and any(page.state != "done" for page in module.pages):
            yield Due(module, day=min(days), days_left=(min(days) - today).days, mine=min(days) != theirs)


def _last_opened(one: Due, progress: Progress) -> str:
    opened = progress.pages.get(one.page.page.facts.id) if one.page else None
    return opened.last_opened.isoformat() if opened else ""
