"""The toolbox of the built course: a notebook for each tool, and the catalogue of them all."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from csm_app.build.outline import LETTERS, live_tools
from csm_app.build.tool_notebook import tool_notebook
from csm_app.toolbox.catalogue import CATALOGUE_FILE, FOLDER, Catalogue, ToolCard, ToolPhase, ToolUse, card, in_order
from csm_course.content import AuthoredModule, Page
from csm_course.office import formats
from csm_course.syllabus import Syllabus
from csm_course.syllabus.tools import Tool
from csm_course.tools import slugs

KINDS = {"lesson": "Lesson", "workbook": "Workbook", "scenario": "Scenario, module", "test": "Test, module"}


def toolbox_catalogue(syllabus: Syllabus, modules: Iterable[AuthoredModule]) -> Catalogue:
    """All tools there are, with what the syllabus and the written pages add to what they say of themselves."""
    written = {page.front.id: (page, module.slug) for module in modules for page in module.pages}
    exercised = live_tools(page for page, _ in written.values())
    planned = {tool.id: tool for tool in syllabus.tools}
    cards = []
    for slug in slugs():
        own = card(slug)
        using = {page.front.id: _use(page, written[page.front.id][1]) for page in exercised.get(slug, ())}
        teaching = {one.id: _taught(one.id, syllabus, written) for one in syllabus.taught if own.topic in one.tools}
        uses = tuple((teaching | using).values())
        cards.append(_completed(own, planned.get(own.topic), syllabus).model_copy(update={"uses": uses}))
    return Catalogue(phases=tuple(_phases(syllabus)), tools=tuple(sorted(cards, key=in_order)))


def toolbox_products(catalogue: Catalogue) -> dict[Path, bytes]:
    """The notebooks, by path relative to `modules`."""
    return {Path(tool.path): tool_notebook(tool.slug, tool.title) for tool in catalogue.tools}


def catalogue_path() -> Path:
    """Where the catalogue goes, relative to `modules`."""
    return Path(FOLDER) / CATALOGUE_FILE


def _completed(own: ToolCard, planned: Tool | None, syllabus: Syllabus) -> ToolCard:
    """With the names learners will meet and the file the syllabus hands it out in."""
    own = own.model_copy(update={"formats": formats(own.slug)})
    if planned is None:
        return own
    file = syllabus.entries[planned.file]
    known = {name.casefold() for name in (own.title, *own.words)}
    names = (name for name in (planned.title, *planned.aliases, file.title) if name.casefold() not in known)
    return own.model_copy(update={"words": (*own.words, *dict.fromkeys(names)), "file": file.title})


def _use(page: Page, module: str) -> ToolUse:
    front = page.front
    number = front.id.partition("-")[2]
    folder = "lessons/" if front.kind == "lesson" else ""
    path = f"{module}/{folder}{page.path.with_suffix('.ipynb').name}"
    return ToolUse(label=f"{KINDS[front.kind]} {number}", title=front.title, module=_module(front.id), path=path)


def _taught(lesson: str, syllabus: Syllabus, written: Mapping[str, tuple[Page, str]]) -> ToolUse:
    """A lesson of the syllabus that teaches the tool, written or not."""
    if lesson in written:
        return _use(*written[lesson])
    one = next(one for one in syllabus.taught if one.id == lesson)
    return ToolUse(label=f"Lesson {one.number}", title=one.title, module=_module(lesson))


def _module(page_id: str) -> int:
    return int(page_id.partition("-")[2].partition(".")[0])


def _phases(syllabus: Syllabus) -> Iterator[ToolPhase]:
    letters = {phase: letter for letter, stage in zip(LETTERS, syllabus.stages, strict=True) for phase in stage.phases}
    for phase in syllabus.phases:
        yield ToolPhase(number=phase.number, title=phase.title, summary=phase.summary, letter=letters[phase.id])
