"""The search index of the course: what is written, the words, the tools, and what is planned."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from csm_app.build.notebook import notebook
from csm_app.build.outline import built_tools, live_tools, where_used
from csm_app.build.sections import Section, sections
from csm_course.content import AuthoredModule, Page
from csm_course.content.glossary import Term
from csm_course.exercises import AnyExercise
from csm_course.exercises.tool import ToolExercise
from csm_course.search import FoundPage, FoundSection, FoundTool, FoundWord, SearchIndex
from csm_course.syllabus import Syllabus
from csm_course.syllabus.modules import Teaching
from csm_course.syllabus.tools import Tool
from csm_course.tools import load, slugs

LABELS = {"lesson": "Lesson", "workbook": "Workbook", "scenario": "Scenario, module", "test": "Test, module"}


@dataclass(frozen=True)
class _Written:
    """A page that is written, with its parts and its place in `modules`."""

    page: Page
    path: str
    parts: tuple[Section, ...]

    def anchor_of(self, names: Iterable[str]) -> str:
        """Where one of the names is introduced: first in bold type, or else in a heading, or else in the text."""
        wanted = [name.casefold() for name in names]
        whole_words = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in wanted))
        under_headings = [part for part in self.parts if part.anchor]
        for is_here in (
            lambda part: any(name in part.strong for name in wanted),
            lambda part: whole_words.search(part.heading.casefold()),
            lambda part: whole_words.search(part.text.casefold()),
        ):
            for part in under_headings:
                if is_here(part):
                    return part.anchor
        return ""


def search_index(syllabus: Syllabus, modules: Iterable[AuthoredModule], terms: Iterable[Term]) -> SearchIndex:
    """Everything the search field may find; the same content makes the same index, byte for byte."""
    written = {one.page.front.id: one for one in _written(modules)}
    planned = {one.id: one for one in syllabus.taught if one.id not in written}
    numbers = {page_id: number for number, page_id in enumerate((*written, *planned))}
    pages = (*(_page(one) for one in written.values()), *(_planned_page(one) for one in planned.values()))
    return SearchIndex(
        pages=pages,
        sections=(
            *(found for one in written.values() for found in _sections(one, numbers, syllabus)),
            *(_planned_section(one, numbers, syllabus) for one in planned.values()),
        ),
        words=tuple(_word(term, written, numbers) for term in sorted(terms, key=lambda term: term.term.casefold())),
        tools=(
            *(_tool(tool, syllabus, written, numbers) for tool in syllabus.tools),
            *_live_tools(written, numbers, {tool.id for tool in syllabus.tools}),
        ),
    )


def _written(modules: Iterable[AuthoredModule]) -> Iterator[_Written]:
    for module in modules:
        for page in module.pages:
            name = page.path.with_suffix(".ipynb").name
            folder = "lessons/" if page.front.kind == "lesson" else ""
            path = (Path(module.slug) / f"{folder}{name}").as_posix()
            cells = notebook(page, module.slug).cells
            texts = (str(cell.source) for cell in cells if cell.cell_type == "markdown")
            yield _Written(page, path, sections(texts))


def _page(one: _Written) -> FoundPage:
    front = one.page.front
    number = front.id.partition("-")[2]
    module = int(number.partition(".")[0])
    return FoundPage(label=f"{LABELS[front.kind]} {number}", title=front.title, module=module, path=one.path)


def _planned_page(one: Teaching) -> FoundPage:
    module = int(one.module.partition("-")[2])
    return FoundPage(label=f"Lesson {one.number}", title=one.title, module=module)


def _sections(one: _Written, numbers: dict[str, int], syllabus: Syllabus) -> Iterator[FoundSection]:
    front = one.page.front
    taught: dict[str, list[str]] = {}
    for entry_id, heading in front.teaches.items():
        entry = syllabus.entries.get(entry_id)
        taught.setdefault(_same(heading), []).append(entry.title if entry else entry_id)
    for part in one.parts:
        topics = tuple(dict.fromkeys(taught.get(_same(part.heading), ())))
        yield FoundSection(
            page=numbers[front.id], heading=part.heading, anchor=part.anchor, topics=topics, text=part.text
        )


def _planned_section(one: Teaching, numbers: dict[str, int], syllabus: Syllabus) -> FoundSection:
    topics = tuple(syllabus.entries[name].title for name in one.syllabus)
    return FoundSection(page=numbers[one.id], topics=topics, text=one.summary)


def _word(term: Term, written: dict[str, _Written], numbers: dict[str, int]) -> FoundWord:
    names = (term.term, *term.also)
    anchor = written[term.lesson].anchor_of(names) if term.lesson in written else ""
    return FoundWord(term=term.term, also=term.also, meaning=term.meaning, page=numbers.get(term.lesson), anchor=anchor)


def _tool(tool: Tool, syllabus: Syllabus, written: dict[str, _Written], numbers: dict[str, int]) -> FoundTool:
    lesson = next((one.id for one in syllabus.taught if tool.id in one.tools), "")
    names = (tool.title, *tool.aliases)
    phase = syllabus.entries[tool.phase]
    slug = built_tools().get(tool.id, "")
    also = (*tool.aliases, *(load(slug).ABOUT.words if slug else ()))
    return FoundTool(
        title=tool.title,
        also=tuple(dict.fromkeys(also)),
        phase=f"Phase {tool.phase.partition('-')[2]} {phase.title}",
        holds=tool.holds,
        slug=slug,
        page=numbers.get(lesson),
        anchor=written[lesson].anchor_of(names) if lesson in written else "",
    )


def _live_tools(written: dict[str, _Written], numbers: dict[str, int], named: set[str]) -> Iterator[FoundTool]:
    """The tools of the toolbox that the syllabus does not name, with the page where one meets them first."""
    used = live_tools(one.page for one in written.values())
    for slug in slugs():
        about, users = load(slug).ABOUT, used.get(slug, [])
        if about.topic in named:
            continue
        first = written[users[0].front.id] if users else None
        names = [one.title for one in (users[0].exercises if users else ()) if _works_with(one, slug)]
        yield FoundTool(
            title=about.title,
            also=about.words,
            phase=f"Phase {about.phase}" if about.phase else "Toolbox, for every phase",
            holds=f"{about.purpose} {where_used(users)}" if users else about.purpose,
            slug=slug,
            page=numbers[first.page.front.id] if first else None,
            anchor=first.anchor_of(names[:1]) if first else "",
        )


def _works_with(exercise: AnyExercise, slug: str) -> bool:
    return isinstance(exercise, ToolExercise) and exercise.tool == slug


def _same(heading: str) -> str:
    """Headings compare by their words: marks of emphasis and spaces do not count."""
    return " ".join(heading.replace("*", "").replace("`", "").split()).casefold()
