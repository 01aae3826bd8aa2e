"""The assessment service: keys, time and waits are here and nowhere else; it knows no web and no Jupyter.

A sitting whose time is up is closed by whoever touches it next, or by `close_overdue` when the service starts. All that
is decided is decided inside a transaction on the row of the sitting, so it does not matter how many ask at once, in how
many threads or processes, nor when one of them is killed.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlalchemy import func, select

from csm_autograder.assessment.policy import calendar as dates
from csm_autograder.assessment.policy.allowance import Allowance, Granted
from csm_autograder.assessment.policy.model import Policy
from csm_autograder.assessment.policy.reading import read_policies
from csm_autograder.assessment.receipts.signer import Signer
from csm_autograder.assessment.sittings import allowing, beginning, packets, records, review, wording
from csm_autograder.assessment.sittings.beside import as_shown, require_practice
from csm_autograder.assessment.sittings.clock import Clock, ServiceTime, SteadyClock
from csm_autograder.assessment.sittings.closing import close, is_over, item_score, renewed, stored_form
from csm_autograder.assessment.sittings.exposed import ExposureCounts
from csm_autograder.assessment.sittings.frozen import FrozenForm, thaw
from csm_autograder.assessment.sittings.guards import named, own, seconds_left
from csm_autograder.assessment.sittings.lessons import BuiltLessons
from csm_autograder.assessment.sittings.ports import Catalogue, Lessons
from csm_autograder.assessment.sittings.practice import Practice, practices
from csm_autograder.assessment.sittings.records import Outcome
from csm_autograder.assessment.sittings.refused import Refused
from csm_autograder.assessment.sittings.saving import Change, Saving, Told
from csm_autograder.assessment.sittings.shelf import Shelf
from csm_autograder.assessment.sittings.storage import Storage
from csm_autograder.assessment.sittings.tables import packets as packet_rows
from csm_autograder.assessment.sittings.teaching import Teaching
from csm_autograder.assessment.views import ItemReview, Kept, Offer, Packet, ResultView, Saved, SittingView

FORMS_AT_HAND = 1024
"""So many forms are kept in memory: a form never changes, and reading one takes longer than all else in a save."""


class AssessmentService:
    """One per process; safe to call from many threads."""

    def __init__(
        self,
        catalogue: Catalogue,
        storage: Storage,
        signer: Signer,
        clock: Clock | None = None,
        *,
        policies: Mapping[str, Policy] | None = None,
        practice: Mapping[str, Practice] | None = None,
        lessons: Lessons | None = None,
    ) -> None:
        self._storage, self._signer = storage, signer
        self._shelf = Shelf(
            catalogue,
            read_policies() if policies is None else policies,
            practices() if practice is None else practice,
        )
        self._lessons = lessons or BuiltLessons()
        self._time = ServiceTime(clock or SteadyClock(), storage.latest())
        self._exposed = ExposureCounts(storage)
        self._form = lru_cache(maxsize=FORMS_AT_HAND)(self._thawed)
        self._saving = Saving(storage, self._form, signer, self._time)
        self.teaching = Teaching(storage, self._shelf, self._time, self._close_overdue_of)
        """What instructors see."""

    def offered(self, learner: str) -> tuple[Offer, ...]:
        """Every test and exam as it stands for the learner. Raises Refused: unknown."""
        named(learner)
        self._close_overdue_of(learner)
        now = self._time()
        with self._storage.read() as connection:
            history = beginning.history(connection, learner)
        return self._shelf.offers(history, now)

    def begin(self, learner: str, assessment: str) -> SittingView:
        """A new sitting, or the one that is running.

        Raises Refused: unknown, not_yet, no_attempts, no_form.
        """
        named(learner)
        self._close_overdue_of(learner)
        for _ in range(beginning.TRIES):
            with self._storage.read() as connection:
                history = beginning.history(connection, learner)
            if found := history.running.get(assessment):
                return self.sitting(learner, found.id)
            self._shelf.admit(assessment, history, self._time())
            met = beginning.met(history, self._form) if self._shelf.is_practice(assessment) else ()
            # outside of any transaction: it takes a while
            form = self._shelf.form(assessment, learner, history, met, self._exposed.of(assessment))
            plan = self._shelf.plan(assessment, learner, history)
            with self._storage.write() as connection:
                made = beginning.make(connection, plan, form, self._time())
            if made is not None:
                return self.sitting(learner, made)
        raise Refused("no_form", wording.TOO_MANY_AT_ONCE)

    def expected(self, learner: str, assessment: str) -> beginning.Expected | None:
        """What a form will be made of if the learner begins next; None where nothing new would begin, or practice."""
        with self._storage.read() as connection:
            history = beginning.history(connection, learner)
        if assessment in history.running or self._shelf.is_practice(assessment):
            return None
        try:
            self._shelf.admit(assessment, history, self._time())
        except Refused:
            return None
        return self._shelf.expected(assessment, history, self._exposed.of(assessment))

    def sitting(self, learner: str, sitting: str) -> SittingView:
        """A sitting as it is now. Raises Refused: unknown, not_yours."""
        now = self._time()
        with self._storage.read() as connection:
            found = own(records.sitting(connection, sitting), learner)
            answers = records.kept(connection, sitting)
        if found.running and is_over(found, now):
            self._close(sitting, learner)
            return self.sitting(learner, sitting)
        return SittingView(
            id=found.id, assessment=found.assessment, title=found.title, state=found.state, began=found.began,
            ends=found.ends, now=now, seconds_left=seconds_left(found, now), practice=found.policy.practice,
            asks_certainty=found.policy.asks_certainty, open_book=found.policy.open_book,
            items=tuple(one.asked for one in self._form(sitting).items), answers=answers,
        )  # fmt: skip

    def save(self, learner: str, sitting: str, item: str, packet: Packet) -> Saved:
        """Keep one change of one answer. Raises Refused: unknown, not_yours, bad_answer, handed_in, out_of_time.

        A packet that comes too late is kept before it is refused.
        """
        (told,) = self.save_all([Change(learner, sitting, item, packet)])
        if isinstance(told, Exception):
            raise told
        return told

    def save_all(self, changes: Sequence[Change]) -> list[Told]:
        """The same for many at once, in one transaction; what would be raised stands in the place of a receipt."""
        return self._saving.save(changes)

    def check(self, learner: str, sitting: str, item: str) -> ItemReview:
        """Practice only: the reasons at once; from then on the answer stands.

        Raises Refused: unknown, not_yours, bad_answer, not_finished (no practice), handed_in, not_yet (an exam runs).
        """
        form = self._form(sitting)
        with self._storage.write() as connection:
            found = own(records.sitting(connection, sitting, lock=True), learner)
            if not found.policy.practice:
                raise Refused("not_finished", wording.NO_REASONS_YET)
            if item not in form.by_id:
                raise Refused("bad_answer", wording.UNKNOWN_ITEM)
            now = max(self._time(), found.touched)
            require_practice(found, records.running(connection, learner).values(), now)
            if found.running:
                kept: Kept | None = packets.mark_checked(connection, found, item, now)
            else:
                kept = packets.held(connection, found, item)
        return review.item_review(form.by_id[item], kept, item_score(found.policy, form, item, kept))

    def hand_in(self, learner: str, sitting: str) -> ResultView:
        """Finish. Idempotent: who comes second, or late, gets the one result.

        Raises Refused: unknown, not_yours, not_yet (practice while an exam runs).
        """
        self._close(sitting, learner)
        return self.result(learner, sitting)

    def result(self, learner: str, sitting: str) -> ResultView:
        """The result of a finished sitting; without reasons while an exam's clock runs.

        Raises Refused: unknown, not_yours, not_finished.
        """
        now = self._time()
        with self._storage.read() as connection:
            found = own(records.sitting(connection, sitting), learner)
        if found.running:
            if not is_over(found, now):
                raise Refused("not_finished", wording.NOT_FINISHED)
            self._close(sitting, learner)
        with self._storage.read() as connection:
            history = beginning.history(connection, learner)
            outcome = next(one for one in history.finished if one.sitting.id == sitting)
            answers = records.kept(connection, sitting)
            late = connection.execute(
                select(func.count()).where(packet_rows.c.sitting == sitting, packet_rows.c.late != "")
            ).scalar_one()
        if outcome.receipt and self._signer.needs_renewal(outcome.receipt, now):
            with self._storage.write() as connection:
                outcome = renewed(connection, outcome, self._form(sitting), self._signer, now)
        standing = self._shelf.standing_of(found.assessment, found.policy, history, now)
        whole = review.result_view(outcome, self._form(sitting), answers, standing, self._lessons, late)
        return as_shown(whole, history.running.values(), now)

    def calendar(self, learner: str, assessment: str) -> bytes:
        """When the running sitting or the wait ends, as an .ics file. Raises Refused: unknown, also of a date."""
        offer = next((one for one in self.offered(learner) if one.id == assessment), None)
        if offer is None:
            raise Refused("unknown", wording.UNKNOWN_ASSESSMENT)
        now = self._time()
        if offer.running:
            view = self.sitting(learner, offer.running)
            if view.ends and view.state == "running":
                return dates.exam_ends(learner, view.id, view.title, view.began, view.ends, now)
        elif offer.standing.not_before:
            return dates.wait_over(learner, assessment, offer.title, offer.standing.not_before, now)
        raise Refused("unknown", wording.NOTHING_TO_NOTE)

    def allow(self, by: str, learner: str, assessment: str, allowance: Allowance, seen: str = "") -> None:
        """Grant the learner an allowance; it replaces the one before. Who and when are kept, for all of them.

        Extra time counts for a sitting that is running, too. `seen`: the mark of what whoever grants has seen to hold.
        Raises Refused: unknown; outrun, where `seen` is given and something else was granted since.
        """
        named(learner)
        named(by)
        self._shelf.require(assessment)
        self._close_overdue_of(learner)
        granted = Granted(allowance=allowance, by=by, at=self._time())
        with self._storage.write() as connection:
            if seen:
                allowing.require_unchanged(connection, learner, assessment, allowance, seen)
            allowing.allow(connection, learner, assessment, granted)

    def allowances(self, learner: str) -> dict[str, Granted]:
        """What the learner has been granted, by assessment."""
        with self._storage.read() as connection:
            return records.granted(connection, learner)

    def close_overdue(self) -> int:
        """Close every sitting whose time is up; says how many. Call it at start, and now and then."""
        now = self._time()
        with self._storage.read() as connection:
            found = [one for one in records.overdue(connection, now) if is_over(one, now)]
        for one in found:
            self._close(one.id, one.learner)
        return len(found)

    def healthy(self) -> None:
        """Returns when the storage answers; raises what it raises otherwise."""
        self._storage.ping()

    def _close_overdue_of(self, learner: str) -> None:
        now = self._time()
        with self._storage.read() as connection:
            found = [one for one in records.running(connection, learner).values() if is_over(one, now)]
        for one in found:
            self._close(one.id, learner)

    def _close(self, sitting: str, learner: str) -> Outcome:
        form = self._form(sitting)
        with self._storage.write() as connection:
            found = own(records.sitting(connection, sitting, lock=True), learner)
            now = max(self._time(), found.touched)
            if found.running and found.policy.practice and not is_over(found, now):
                require_practice(found, records.running(connection, learner).values(), now)
            return close(connection, found, form, self._signer, now)

    def _thawed(self, sitting: str) -> FrozenForm:
        """Taken before a transaction is begun, since it needs a connection of its own."""
        if not records.is_id(sitting):
            raise Refused("unknown", wording.UNKNOWN_SITTING)
        with self._storage.read() as connection:
            stored = stored_form(connection, sitting)
        if stored is None:
            raise Refused("unknown", wording.UNKNOWN_SITTING)
        return thaw(stored)
