"""What a learner can do with the records as a whole: take them along, take them in, begin anew."""

from pathlib import Path

from csm_app.records.backup import write_backup
from csm_app.records.beside import clear, find_places, gather, in_scope, put_back
from csm_course.model import Model
from csm_course.store import LearnerStore, Moved


class Outcome(Model):
    """What came in or went, and where the copy made before lies."""

    moved: Moved
    backup: str = ""


def export(root: Path, store: LearnerStore) -> bytes:
    """All records, with the newest answers beside the pages below `root`."""
    gather(find_places(root), store)
    return store.export()


def look_into(root: Path, store: LearnerStore, content: bytes) -> Outcome:
    """What an import would bring; the answers beside the pages are compared as well."""
    gather(find_places(root), store)
    return Outcome(moved=store.restore(content, rehearsal=True))


def take_in(root: Path, store: LearnerStore, content: bytes) -> Outcome:
    """Import: newer wins, nothing is deleted, and newer answers are put beside their pages at once."""
    places = find_places(root)
    gather(places, store)
    if store.restore(content, rehearsal=True) == Moved():
        return Outcome(moved=Moved())
    backup = write_backup(store)
    moved = store.restore(content)
    put_back(places, store)
    return Outcome(moved=moved, backup=str(backup))


def look_at_reset(root: Path, store: LearnerStore, scope: str) -> Outcome:
    """What a reset would remove."""
    places = in_scope(find_places(root), scope)
    gather(places, store)
    return Outcome(moved=store.reset(scope, _exercises(root, scope), rehearsal=True))


def begin_anew(root: Path, store: LearnerStore, scope: str) -> Outcome:
    """Reset `all`, a module or a page: first a copy of everything, then the answer files, then the store."""
    exercises = _exercises(root, scope)
    store.reset(scope, exercises, rehearsal=True)  # refuses what is no scope before anything is touched
    places = find_places(root)
    gather(places, store)
    backup = write_backup(store)
    clear(in_scope(places, scope), store, backup)
    return Outcome(moved=store.reset(scope, exercises), backup=str(backup))


def _exercises(root: Path, scope: str) -> tuple[str, ...]:
    """The exercises of a page; modules and the whole need no list."""
    return tuple(place.question.id for place in find_places(root) if place.page.facts.id == scope)
