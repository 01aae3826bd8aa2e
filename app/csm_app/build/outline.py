"""The outline of the course, from the syllabus and from what is written of it."""

from collections.abc import Iterable, Iterator, Mapping

from csm_course.content import AuthoredModule, Page
from csm_course.exercises.tool import ToolExercise
from csm_course.outline import (
    CompetencyOutline,
    CourseOutline,
    LessonOutline,
    LevelOutline,
    ModuleOutline,
    PhaseOutline,
    StageOutline,
    ToolOutline,
    WorkOutline,
)
from csm_course.syllabus import Syllabus
from csm_course.syllabus.exams import TestPolicy
from csm_course.syllabus.modules import Module, Teaching
from csm_course.syllabus.programme import Level
from csm_course.tools import load, slugs

LETTERS = "ABC"
Written = Mapping[str, Page]


def outline(syllabus: Syllabus, written: Iterable[AuthoredModule] = ()) -> CourseOutline:
    """The five levels with all modules, and the seven phases; of what is written, the outcomes too."""
    pages = {page.front.id: page for module in written for page in module.pages}
    modules = {module.id: _module(module, syllabus, pages) for module in syllabus.modules}
    levels = tuple(_level(number, level, modules, syllabus) for number, level in enumerate(syllabus.levels, 1))
    return CourseOutline(levels=levels, stages=tuple(_stages(syllabus)), attribution=syllabus.standard.attribution)


def _level(number: int, level: Level, modules: Mapping[str, ModuleOutline], syllabus: Syllabus) -> LevelOutline:
    return LevelOutline(
        number=number,
        title=level.title,
        outcome=level.outcome,
        assessed_by=level.assessed_by,
        asks=_asks(level, syllabus),
        modules=tuple(modules[name] for name in level.modules),
    )


def _asks(level: Level, syllabus: Syllabus) -> str:
    """What the level asks of a learner, in a sentence, with the numbers of the policies."""
    policies = syllabus.policies
    if level.assessed_by == "examination":
        parts = "; ".join(_exam(part) for part in (policies.part_a, policies.part_b))
        return f"No training of its own: two exams on all ten modules. {parts}."
    if level.assessed_by == "cpd":
        policy = syllabus.cpd.policy
        return f"{policy.hours} hours of learning in each {policy.months} months, with evidence."
    return f"All of the level’s {len(level.badges)} module badges."


def _exam(part: TestPolicy) -> str:
    return f"{part.title}: {part.questions} questions in {part.minutes} minutes, {part.pass_mark} right to pass"


def _module(module: Module, syllabus: Syllabus, pages: Written) -> ModuleOutline:
    taught = (*module.lessons, *module.supplements)
    return ModuleOutline(
        number=module.number,
        slug=module.slug,
        title=module.title,
        summary=module.summary,
        phase=int(module.phase.partition("-")[2]) if module.phase else None,
        lessons=tuple(_lesson(one, pages) for one in taught),
        work=tuple(_work(module)),
        tools=(*_tools(taught, syllabus), *_live_tools(module, taught, pages)),
        competencies=tuple(_competencies(taught, syllabus)),
        badge=module.badge.title,
    )


def _lesson(one: Teaching, pages: Written) -> LessonOutline:
    outcomes = pages[one.id].front.outcomes if one.id in pages else ()
    return LessonOutline(id=one.id, title=one.title, summary=one.summary, outcomes=outcomes)


def _work(module: Module) -> Iterator[WorkOutline]:
    for workbook in module.workbooks:
        yield WorkOutline(id=workbook.id, kind="workbook", title=workbook.title)
    yield WorkOutline(id=module.scenario.id, kind="scenario", title=module.scenario.title)
    yield WorkOutline(id=module.test.id, kind="test", title=module.test.title)


def _tools(taught: Iterable[Teaching], syllabus: Syllabus) -> Iterator[ToolOutline]:
    built = built_tools()
    for tool in syllabus.tools:
        lessons = tuple(one.id for one in taught if tool.id in one.tools)
        if lessons:
            slug = built.get(tool.id, "")
            yield ToolOutline(title=tool.title, holds=tool.holds, lessons=lessons, slug=slug)


def _live_tools(module: Module, taught: Iterable[Teaching], pages: Written) -> Iterator[ToolOutline]:
    """The tools one works with on the written pages of the module; those it teaches are named already."""
    named = {tool for one in taught for tool in one.tools}
    own = [page for page in pages.values() if _module_of(page) == module.id]
    for slug, users in live_tools(own).items():
        about, used = load(slug).ABOUT, tuple(page.front.id for page in users)
        if about.topic not in named:
            yield ToolOutline(title=about.title, holds=where_used(users), lessons=used, slug=slug)


def live_tools(pages: Iterable[Page]) -> dict[str, list[Page]]:
    """The tools that exercises work with, by their slug, each with the pages where they do."""
    used: dict[str, list[Page]] = {}
    for page in pages:
        for slug in dict.fromkeys(one.tool for one in page.exercises if isinstance(one, ToolExercise)):
            used.setdefault(slug, []).append(page)
    return used


def built_tools() -> dict[str, str]:
    """The tools of the syllabus that are in the toolbox: their slugs by their ids."""
    return {topic: slug for slug in slugs() if (topic := load(slug).ABOUT.topic)}


def where_used(pages: Iterable[Page]) -> str:
    """Where one works with a tool: "You work with it in lesson 1.6 and workbook 1.1."."""
    places = [f"{page.front.kind} {page.front.id.partition('-')[2]}" for page in pages]
    return f"You work with it in {' and '.join([', '.join(places[:-1]), places[-1]] if places[1:] else places)}."


def _module_of(page: Page) -> str:
    return f"M-{page.front.id.partition('-')[2].partition('.')[0]}"


def _competencies(taught: Iterable[Teaching], syllabus: Syllabus) -> Iterator[CompetencyOutline]:
    for competency in syllabus.competencies:
        lessons = tuple(one.id for one in taught if competency.id in one.competencies)
        if lessons:
            yield CompetencyOutline(id=competency.id, title=competency.title, lessons=lessons)


def _stages(syllabus: Syllabus) -> Iterator[StageOutline]:
    teaching = {module.phase: module.number for module in syllabus.modules if module.phase}
    phases = {
        phase.id: PhaseOutline(
            number=phase.number,
            title=phase.title,
            summary=phase.summary,
            output=phase.output.title,
            module=teaching.get(phase.id),
        )
        for phase in syllabus.phases
    }
    for letter, stage in zip(LETTERS, syllabus.stages, strict=True):
        inside = tuple(phases[name] for name in stage.phases)
        yield StageOutline(letter=letter, title=stage.title, summary=stage.summary, phases=inside)
