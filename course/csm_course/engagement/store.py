"""The learner's engagements in the learner's store: short calls, each complete in itself, from any number of windows.

Every call may raise `StoreTrouble`, whose text is for the learner; `keep` also `Conflict` and ValidationError.
"""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TypeVar

from csm_course.engagement import history
from csm_course.engagement.case import CASE_ID, case_engagement
from csm_course.engagement.document import Card, Change, Data, Engagement, Kept, tidy_title
from csm_course.engagement.history import Step
from csm_course.engagement.keeping import Wish, keep_inputs
from csm_course.engagement.questions import inputs_type
from csm_course.engagement.shelf import BEGUN, add, cards, chosen, free_title, note_work
from csm_course.engagement.trouble import NO_REVISION, NOT_DELETED, NoEngagement, NotDeleted
from csm_course.shared import Shared
from csm_course.store.connection import visit
from csm_course.store.location import store_file
from csm_course.store.records import now, stamp
from csm_course.store.schema import writing

T = TypeVar("T")
ANEW = "Begun anew"
BACK = "Back to: {what}"


class EngagementStore:
    """All engagements of one learner. `file`: the place of the store, if not the learner's own."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or store_file()

    # Which there are ----------------------------------------------------------------------------------

    def cards(self) -> tuple[Card, ...]:
        """The course's case customer, then the learner's own engagements by title."""
        return self._look(cards)

    def current(self) -> str:
        """The engagement the learner works in; the case customer until another is chosen."""
        return self._look(chosen)

    def choose(self, engagement: str) -> None:
        """Go on in another engagement."""

        def work(connection: sqlite3.Connection) -> None:
            history.present(connection, engagement)
            query = "INSERT OR REPLACE INTO engagement_chosen (one, engagement) VALUES (1, ?)"
            connection.execute(query, (engagement,))

        self._change(work)

    def create(self, title: str) -> str:
        """A new engagement that knows its customer's name alone; its title is made different from those there are."""
        begun = Engagement(id="new", title="x", shared=Shared(customer=tidy_title(title) if title.strip() else ""))
        return self._change(lambda connection: add(connection, begun, title, BEGUN))

    def rename(self, engagement: str, title: str) -> None:
        """Give the engagement another title."""

        def work(connection: sqlite3.Connection) -> None:
            history.present(connection, engagement)
            free = free_title(connection, title, besides=engagement)
            query = "UPDATE engagements SET title = ?, changed = ? WHERE id = ?"
            connection.execute(query, (free, stamp(now()), engagement))

        self._change(work)

    def delete(self, engagement: str) -> None:
        """Delete an own engagement with its history, for good. Raises `NotDeleted` for the course's."""

        def work(connection: sqlite3.Connection) -> None:
            if history.present(connection, engagement).engagement.kind == "course":
                raise NotDeleted(NOT_DELETED)
            for table, column in _TABLES:
                connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (engagement,))

        self._change(work)

    def reset(self, engagement: str) -> Kept:
        """Everything as on the first day; a step that can be undone like any other."""

        def work(connection: sqlite3.Connection) -> Kept:
            there = history.present(connection, engagement).engagement
            own = Engagement(id=there.id, title=there.title, shared=Shared(customer=there.shared.customer))
            first = case_engagement() if there.kind == "course" else own
            anew = first.model_copy(update={"id": there.id, "title": there.title})
            connection.execute("DELETE FROM engagement_worked WHERE engagement = ?", (engagement,))
            return history.go_on(connection, anew, Step(now(), "", ANEW))

        return self._change(work)

    # Working in one -------------------------------------------------------------------------------------

    def read(self, engagement: str) -> Kept:
        """The engagement as it is now."""
        return self._look(lambda connection: history.present(connection, engagement))

    def keep(
        self,
        engagement: str,
        slug: str,
        inputs: Mapping[str, object],
        base: int,
        over: bool = False,
        extras: Data | None = None,
    ) -> Kept:
        """Keep what a tool has now, made on the revision `base`; what others changed since then stays.

        Raises `Conflict` where both changed the same fact, unless `over`: then mine counts in those facts.
        Raises ValidationError, `UnknownTool`. `extras`: what a user's workbook held beside it.
        """
        plain = inputs_type(slug).model_validate(inputs).model_dump(mode="json")
        wish = Wish(engagement, slug, plain, base, over, extras)
        return self._change(lambda connection: keep_inputs(connection, wish))

    # History --------------------------------------------------------------------------------------------

    def history(self, engagement: str) -> tuple[Change, ...]:
        """The steps, newest first; those ahead of the present state are `undone`."""
        return self._look(lambda connection: history.changes(connection, engagement))

    def undo(self, engagement: str) -> Kept | None:
        """One step back; None at the first."""
        return self._change(lambda connection: history.move(connection, engagement, back=True, at=now()))

    def redo(self, engagement: str) -> Kept | None:
        """One undone step forth; None at the last."""
        return self._change(lambda connection: history.move(connection, engagement, back=False, at=now()))

    def go_back(self, engagement: str, revision: int) -> Kept:
        """Back to a step of the history, as a new step: nothing in between is lost."""

        def work(connection: sqlite3.Connection) -> Kept:
            there = history.present(connection, engagement)
            words = {step.revision: step.what for step in history.changes(connection, engagement)}
            former = history.state(connection, engagement, revision)
            if former is None or revision not in words:
                raise NoEngagement(NO_REVISION)
            if revision == there.revision:
                return there
            what = BACK.format(what=words[revision].removeprefix(BACK.format(what="")))
            return history.go_on(connection, former.engagement, Step(now(), "", what))

        return self._change(work)

    # One file -------------------------------------------------------------------------------------------

    def export(self, engagement: str) -> bytes:
        """The engagement as a file that `take_in` takes."""
        from csm_course.engagement.transfer import written  # here and below: a tool opens without

        return written(self.read(engagement).engagement, now())

    def take_in(self, content: bytes) -> str:
        """A new engagement from such a file. Raises `NotUnderstood` with what is wrong with it."""
        from csm_course.engagement.transfer import TAKEN_IN, understood

        found = understood(content)

        def work(connection: sqlite3.Connection) -> str:
            name = add(connection, found, found.title, TAKEN_IN)
            for slug in found.tools:
                note_work(connection, name, slug)
            return name

        return self._change(work)

    def _look(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return visit(self.file, lambda connection: _begun(connection, work, nullcontext))

    def _change(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """All of it or nothing, while other windows wait."""
        return visit(self.file, lambda connection: _begun(connection, work, lambda: writing(connection)))


_TABLES = (
    ("engagements", "id"),
    ("engagement_revisions", "engagement"),
    ("engagement_worked", "engagement"),
    ("engagement_chosen", "engagement"),
)


def _begun(
    connection: sqlite3.Connection,
    work: Callable[[sqlite3.Connection], T],
    whole: Callable[[], AbstractContextManager[None]],
) -> T:
    """The work on a store that has the course's case customer; the first visit makes it."""
    if not _has_case(connection):
        with writing(connection):
            if not _has_case(connection):  # another window may have made it while this one waited
                history.begin(connection, case_engagement(), Step(now(), "", BEGUN))
    with whole():
        return work(connection)


def _has_case(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM engagements WHERE id = ?", (CASE_ID,)).fetchone() is not None
