"""Where the learner stands: each page, each module, the whole course. Computed from what is on disk, never guessed."""

from dataclasses import dataclass, replace
from typing import Literal

from csm_app.home.catalogue import Page, Shelf
from csm_app.home.progress import Progress
from csm_course.outline import CourseOutline, LessonOutline, LevelOutline, ModuleOutline, WorkOutline

PageState = Literal["done", "in progress", "open"]
ModuleState = Literal["done", "in progress", "open", "not written"]


@dataclass(frozen=True)
class Score:
    """The best of all attempts at a graded page; `judged` of its exercises were judged, `passed` is for tests only."""

    points: float
    maximum: float
    passed: bool | None
    judged: int
    attempts: int


@dataclass(frozen=True)
class PageStanding:
    """A page with what was done of it. `minutes_left` is an estimate by the exercises still unanswered."""

    page: Page
    state: PageState
    minutes_left: int
    score: Score | None

    @property
    def answered(self) -> bool:
        """True when every exercise has a finished answer, and a test is not known to be failed: it may be retaken."""
        all_answered = bool(self.page.exercises) and set(self.page.exercises) <= set(self.page.answered)
        return all_answered and not (self.score and self.score.passed is False)


@dataclass(frozen=True)
class Step:
    """Something a badge asks: how much of it is done. Earned when `done` reaches `asked`."""

    name: str
    done: int
    asked: int

    @property
    def is_done(self) -> bool:
        """True when nothing of it is left."""
        return self.done >= self.asked


@dataclass(frozen=True)
class ModuleStanding:
    """A module with its written pages; what is planned and not written stands in the outline only."""

    outline: ModuleOutline
    pages: tuple[PageStanding, ...]
    state: ModuleState
    steps: tuple[Step, ...]

    @property
    def earned(self) -> bool:
        """True when everything the badge asks is done."""
        return bool(self.steps) and all(step.is_done for step in self.steps)

    @property
    def lessons_done(self) -> int:
        """Lessons and supplements marked as complete."""
        return sum(one.state == "done" for one in self.pages if one.page.facts.kind == "lesson")

    @property
    def lessons_written(self) -> int:
        """Lessons and supplements that can be opened."""
        return sum(one.page.facts.kind == "lesson" for one in self.pages)

    def standing_of(self, planned: LessonOutline | WorkOutline) -> PageStanding | None:
        """The written page of something planned, if there is one."""
        return next((one for one in self.pages if one.page.facts.id == planned.id), None)


@dataclass(frozen=True)
class LevelStanding:
    """A level with its modules."""

    outline: LevelOutline
    modules: tuple[ModuleStanding, ...]

    @property
    def earned(self) -> bool:
        """True when every badge of the level is earned."""
        return bool(self.modules) and all(module.earned for module in self.modules)


@dataclass(frozen=True)
class CourseStanding:
    """The whole course. Lessons are what a reader sees under that name: the 115 of the programme and supplements."""

    levels: tuple[LevelStanding, ...]
    lessons_total: int

    @property
    def modules(self) -> tuple[ModuleStanding, ...]:
        """The modules of all levels, in order."""
        return tuple(module for level in self.levels for module in level.modules)

    @property
    def pages(self) -> tuple[PageStanding, ...]:
        """Everything that can be opened, in teaching order."""
        return tuple(page for module in self.modules for page in module.pages)

    @property
    def counted(self) -> tuple[PageStanding, ...]:
        """The lessons that can be opened, supplements included."""
        return tuple(page for page in self.pages if page.page.facts.kind == "lesson")

    @property
    def scores(self) -> tuple[tuple[PageStanding, Score], ...]:
        """Every graded page with an attempt."""
        return tuple((page, page.score) for page in self.pages if page.score)

    @property
    def tests_passed(self) -> int:
        """How many module tests are passed."""
        return sum(score.passed is True for _, score in self.scores)


def standing(outline: CourseOutline, shelf: Shelf, progress: Progress) -> CourseStanding:
    """Where the learner stands. Without an outline, the modules on disk are one level without a name."""
    levels = outline.levels or (_unannounced_level(shelf),)
    found = (LevelStanding(level, tuple(_module(one, shelf, progress) for one in level.modules)) for level in levels)
    planned = sum(len(module.lessons) for level in outline.levels for module in level.modules)
    return CourseStanding(tuple(found), planned)


def _module(outline: ModuleOutline, shelf: Shelf, progress: Progress) -> ModuleStanding:
    pages = tuple(page_standing(page, progress) for page in shelf.modules.get(outline.number, ()))
    steps = tuple(_steps(outline, pages))
    return ModuleStanding(outline, pages, _module_state(pages, steps), steps)


def _module_state(pages: tuple[PageStanding, ...], steps: tuple[Step, ...]) -> ModuleState:
    if not pages:
        return "not written"
    if steps and all(step.is_done for step in steps):
        return "done"
    return "in progress" if any(page.state != "open" for page in pages) else "open"


def _steps(outline: ModuleOutline, pages: tuple[PageStanding, ...]) -> list[Step]:
    """What the module's badge asks; planned pages that are not written yet are asked too."""
    names = {"workbook": "Workbooks answered", "scenario": "Scenario played to its end", "test": "Test passed"}
    asked = [Step("Lessons marked complete", _done(pages, "lesson"), len(outline.lessons))]
    for kind, name in names.items():
        planned = sum(work.kind == kind for work in outline.work)
        asked.append(Step(name, _passed(pages) if kind == "test" else _done(pages, kind), planned))
    return [step for step in asked if step.asked]


def _done(pages: tuple[PageStanding, ...], kind: str) -> int:
    """Lessons are done when their reader says so, other work when it is answered."""
    found = [one for one in pages if one.page.facts.kind == kind]
    return sum(one.state == "done" if kind == "lesson" else one.answered for one in found)


def _passed(pages: tuple[PageStanding, ...]) -> int:
    return sum(one.score is not None and one.score.passed is True for one in pages)


def page_standing(page: Page, progress: Progress) -> PageStanding:
    """What was done of one page. It is done when marked as complete, answered in full (work), or passed (tests)."""
    begun = bool(page.state) or page.facts.id in progress.pages
    unanswered = 1 - len(page.answered) / len(page.exercises) if page.exercises else 1.0
    score = _score(page, progress)
    if score and score.passed is False:
        unanswered = 1.0  # it is taken again from the first question
    left = max(1, round(page.facts.minutes * max(unanswered, 0.15)))
    found = PageStanding(page, "in progress" if begun else "open", left, score)
    passed = score is not None and score.passed is True
    if passed or progress.is_completed(page.facts.id) or (page.facts.kind != "lesson" and found.answered):
        return replace(found, state="done", minutes_left=0)
    return found


def _score(page: Page, progress: Progress) -> Score | None:
    """The best attempts of a graded page, added up; None where nothing was judged, and for practice."""
    best = [progress.best[exercise] for exercise in page.exercises if exercise in progress.best]
    if not best or page.facts.kind == "lesson":
        return None
    verdicts = [attempt.passed for attempt in best if attempt.passed is not None]
    return Score(
        points=sum(attempt.points for attempt in best),
        maximum=page.facts.points or sum(attempt.maximum for attempt in best),
        passed=all(verdicts) if verdicts else None,
        judged=len(best),
        attempts=max(progress.attempts.get(attempt.exercise, 1) for attempt in best),
    )


def _unannounced_level(shelf: Shelf) -> LevelOutline:
    """Somebody was handed single modules: their names are read from their folders."""
    return LevelOutline(title="Modules", modules=tuple(_unannounced(*item) for item in shelf.modules.items()))


def _unannounced(number: int, pages: tuple[Page, ...]) -> ModuleOutline:
    folder = next((part for page in pages for part in page.path.split("/") if part.startswith(f"m{number:02d}-")), "")
    title = folder[4:].replace("-", " ").capitalize() or f"Module {number}"
    written = (page.facts for page in pages if page.facts.kind == "lesson")
    lessons = tuple(LessonOutline(id=facts.id, title=facts.title, summary="") for facts in written)
    return ModuleOutline(number=number, title=title, summary="", lessons=lessons)
