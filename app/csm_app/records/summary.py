"""What the page “My records” tells: how far the learner is, and every exercise answered with its best result."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path

from csm_app.home.catalogue import Page, modules_of, read_shelf
from csm_app.records.backup import FOLDER
from csm_app.records.beside import Place, find_places, gather
from csm_course.outline import read_outline
from csm_course.store import Attempt, LearnerStore, StoreTrouble
from csm_course.store.records import Envelope, read_document


@dataclass(frozen=True)
class Line:
    """One exercise that was answered. `checks`: how often it was judged; `last`: when it was last worked on."""

    title: str
    best: Attempt | None
    checks: int
    last: datetime


@dataclass(frozen=True)
class PageLines:
    """The exercises answered on a page; `page` is None for those whose page is gone."""

    page: Page | None
    module: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Summary:
    """All the page needs. `trouble`: why nothing can be shown; `notices`: what happened to the store."""

    file: Path
    backups: Path
    has_backups: bool = False
    trouble: str = ""
    notices: tuple[str, ...] = ()
    completed: int = 0
    written: int = 0
    answers: int = 0
    checks: int = 0
    pages: tuple[PageLines, ...] = ()
    modules: dict[int, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """True while nothing is kept."""
        return not (self.answers or self.checks or self.completed)


def read_summary(root: Path, store: LearnerStore) -> Summary:
    """What is kept now, the newest answers beside the pages below `root` included."""
    backups = store.file.parent / FOLDER
    try:
        places = find_places(root)
        gather(places, store)
        return _summary(root, store, places, backups)
    except StoreTrouble as trouble:
        return Summary(store.file, backups, trouble=str(trouble))


def _summary(root: Path, store: LearnerStore, places: tuple[Place, ...], backups: Path) -> Summary:
    pages, attempts = store.pages(), store.attempts()
    saved = {name: Envelope.model_validate(read_document(text)).saved for name, text in store.answers().items()}
    shelf = read_shelf(root)
    on_shelf = {page.facts.id for each in shelf.modules.values() for page in each}
    return Summary(
        file=store.file,
        backups=backups,
        has_backups=backups.is_dir(),
        notices=store.notices(),
        completed=sum(page in on_shelf and progress.completed is not None for page, progress in pages.items()),
        written=len(on_shelf),
        answers=len(saved),
        checks=len(attempts),
        pages=(*_by_page(places, saved, attempts, store.best()), *_gone(places, saved, attempts, store.best())),
        modules=_modules(root, shelf.modules),
    )


def _by_page(
    places: tuple[Place, ...], saved: dict[str, datetime], attempts: tuple[Attempt, ...], best: dict[str, Attempt]
) -> Iterable[PageLines]:
    for _, group in groupby(places, key=lambda place: place.page.path):
        there = tuple(group)
        lines = (_line(place.question.id, place.question.title, saved, attempts, best) for place in there)
        if found := tuple(line for line in lines if line):
            yield PageLines(there[0].page, there[0].module, found)


def _gone(
    places: tuple[Place, ...], saved: dict[str, datetime], attempts: tuple[Attempt, ...], best: dict[str, Attempt]
) -> Iterable[PageLines]:
    """What was answered in a former version of the course stays in the records."""
    known = {place.question.id for place in places}
    others = sorted({*saved, *best} - known)
    if lines := tuple(line for name in others if (line := _line(name, name, saved, attempts, best))):
        yield PageLines(None, 0, lines)


def _line(
    exercise: str, title: str, saved: dict[str, datetime], attempts: tuple[Attempt, ...], best: dict[str, Attempt]
) -> Line | None:
    """The exercise's line; none where it was never answered."""
    times = [attempt.at for attempt in attempts if attempt.exercise == exercise]
    moments = [*times, *([saved[exercise]] if exercise in saved else [])]
    return Line(title, best.get(exercise), len(times), max(moments)) if moments else None


def _modules(root: Path, built: Iterable[int]) -> dict[int, str]:
    """The built modules by number, with their titles as far as the course announces them."""
    levels = read_outline(modules_of(root)).levels
    titles = {module.number: module.title for level in levels for module in level.modules}
    return {number: titles.get(number, "") for number in built}
