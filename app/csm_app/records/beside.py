"""The answers beside the built pages and the learner's store: taking them in, putting them back, clearing them.

The file beside a page counts. Hence files are taken into the store before it is exported or reset, and a reset clears
both, or the answers would come back with the next page that is opened.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from csm_app.home.catalogue import Page, modules_of, read_shelf
from csm_course.answers import AnswerFolder
from csm_course.exercises import AnyQuestion
from csm_course.lookup import MODULE_FILE, read_module_file
from csm_course.store import LearnerStore, NotUnderstood, StoreTrouble
from csm_course.store.records import Envelope, read_document

NOT_CLEARED = (
    "The answer file {name} could not be removed, so nothing was reset. Ask for write access to its folder, then try "
    "again. Your answers are also in {backup}."
)


@dataclass(frozen=True)
class Place:
    """Where the answer to one exercise of a built page belongs. `module`: its number."""

    module: int
    page: Page
    question: AnyQuestion
    folder: AnswerFolder

    @property
    def file(self) -> Path:
        """The answer file; it may not exist."""
        return self.folder.path / f"{self.question.id}.json"


def find_places(root: Path) -> tuple[Place, ...]:
    """The places of all answers below the server's root, in teaching order."""
    found: list[Place] = []
    for number, pages in read_shelf(root).modules.items():
        for page in pages:
            questions = _questions(root, page)
            folder = AnswerFolder((root / page.path).parent / "answers")
            found += (Place(number, page, questions[name], folder) for name in page.exercises if name in questions)
    return tuple(found)


def in_scope(places: Iterable[Place], scope: str) -> tuple[Place, ...]:
    """The places a reset of `all`, a module (`M-1`) or a page (`L-1.3`) covers."""
    return tuple(place for place in places if scope in ("all", f"M-{place.module}", place.page.facts.id))


def gather(places: Iterable[Place], store: LearnerStore) -> None:
    """Take into the store what the files beside the pages have and the store has not, or has older."""
    kept = store.answers()
    for place in places:
        reading = place.folder.look(place.question.id, place.question.kind)
        if reading.saved is None or _has(kept, place, reading.saved):
            continue
        with suppress(OSError, NotUnderstood):  # it stays where it is, and counts there
            store.keep_answer(place.question.id, place.file.read_text(encoding="utf-8-sig"))


def put_back(places: Iterable[Place], store: LearnerStore) -> None:
    """Put the store's answers beside the pages where there is none, or an older one: after an import."""
    kept = store.answers()
    for place in places:
        document = kept.get(place.question.id)
        if document is None:
            continue
        there = place.folder.look(place.question.id, place.question.kind)
        is_newer = there.saved is not None and _saved(document) > there.saved
        place.folder.bring_back(place.question.id, place.question.kind, document, instead=is_newer)


def clear(places: Iterable[Place], store: LearnerStore, backup: Path) -> None:
    """Remove the answer files that the store and hence the `backup` have; an unreadable one is kept aside as `.bad`."""
    kept = store.answers()
    for place in places:
        reading = place.folder.read(place.question.id, place.question.kind)
        if reading.saved is None:
            continue
        try:
            if not _has(kept, place, reading.saved):
                raise PermissionError("there is no copy of it")
            place.file.unlink(missing_ok=True)
        except OSError as error:
            raise StoreTrouble(NOT_CLEARED.format(name=place.file, backup=backup)) from error


def _has(kept: Mapping[str, str], place: Place, saved: datetime) -> bool:
    """True where the answer saved beside the page at that time, or a newer one, is in the store."""
    document = kept.get(place.question.id)
    return document is not None and _saved(document) >= saved


def _questions(root: Path, page: Page) -> dict[str, AnyQuestion]:
    """The questions of the page's module by id; none where its file cannot be read."""
    module = modules_of(root) / (root / page.path).relative_to(modules_of(root)).parts[0]
    try:
        return {question.id: question for question in read_module_file(module / MODULE_FILE).questions}
    except (OSError, ValidationError):
        return {}


def _saved(document: str) -> datetime:
    return Envelope.model_validate(read_document(document)).saved
