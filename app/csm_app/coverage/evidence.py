"""The evidence: pages that teach an entry, exercises that practise it, items that test it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from csm_app.coverage.homes import Homes, homes
from csm_course.content import AuthoredModule, Page
from csm_course.items import AnyItem
from csm_course.syllabus import Syllabus


@dataclass
class Row:
    """One entry: pages with the heading it is taught under, exercise ids, item ids."""

    taught: list[tuple[Page, str]] = field(default_factory=list)
    practised: list[tuple[Page, str]] = field(default_factory=list)
    tested: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Coverage:
    """All rows by entry id, where entries belong, and how many items test each outcome of each lesson."""

    rows: Mapping[str, Row]
    homes: Homes
    outcomes: Mapping[tuple[str, str], int]

    def row(self, entry: str) -> Row:
        """The entry's evidence; an empty row where there is none yet."""
        return self.rows.get(entry, Row())

    def assigned(self, lesson: str) -> tuple[str, ...]:
        """What the syllabus gives this lesson to teach."""
        return tuple(entry for entry, lessons in self.homes.items() if lesson in lessons)

    def items_for(self, lesson: str, outcome: str) -> int:
        """How many items of the bank test this outcome of the lesson."""
        return self.outcomes.get((lesson, outcome), 0)


def coverage_of(syllabus: Syllabus, modules: Iterable[AuthoredModule], items: Iterable[AnyItem]) -> Coverage:
    """The evidence in everything that is written."""
    rows: dict[str, Row] = defaultdict(Row)
    for module in modules:
        for page in module.pages:
            _add_page(rows, page)
    _add_modules(rows, syllabus)
    outcomes: Counter[tuple[str, str]] = Counter()
    for item in items:
        outcomes[item.lesson, item.objective] += 1
        for entry in dict.fromkeys((item.lesson, item.competency, *item.topics)):
            rows[entry].tested.append(item.id)
    return Coverage(dict(rows), homes(syllabus), outcomes)


def _add_modules(rows: dict[str, Row], syllabus: Syllabus) -> None:
    """A module is there once all its lessons are, its badge once its test is."""
    for module in syllabus.modules:
        lessons = [rows[lesson.id].taught for lesson in module.lessons if lesson.id in rows]
        if len(lessons) == len(module.lessons):
            rows[module.id].taught.append(lessons[0][0])
        if module.test.id in rows:
            rows[module.badge.id].taught.extend(rows[module.test.id].taught)


def _add_page(rows: dict[str, Row], page: Page) -> None:
    rows[page.front.id].taught.append((page, ""))
    for entry, heading in page.front.teaches.items():
        rows[entry].taught.append((page, heading))
    for exercise in page.exercises:
        for entry in dict.fromkeys((page.front.id, *exercise.competencies, *exercise.topics)):
            rows[entry].practised.append((page, exercise.id))
