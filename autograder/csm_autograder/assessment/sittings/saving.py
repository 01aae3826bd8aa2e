"""Keeps changes of answers, many learners' in one transaction: they share its statements and the wait for the disk.

Nothing is told of any of them before all are on the disk. Each is judged by itself: what one learner sent is refused
without a consequence for the others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import InterfaceError, OperationalError

from csm_autograder.assessment.receipts.signer import Signer
from csm_autograder.assessment.sittings import packets, records, wording
from csm_autograder.assessment.sittings.clock import Clock
from csm_autograder.assessment.sittings.closing import close, is_over, is_up
from csm_autograder.assessment.sittings.frozen import FrozenForm
from csm_autograder.assessment.sittings.guards import own, require_fit, seconds_left
from csm_autograder.assessment.sittings.packets import Arrived
from csm_autograder.assessment.sittings.records import Sitting
from csm_autograder.assessment.sittings.refused import Refused
from csm_autograder.assessment.sittings.storage import Storage
from csm_autograder.assessment.views import Kept, Packet, Saved

Told = Saved | Exception
"""What is told of a change: the receipt, or what would have been raised had it come alone."""


@dataclass(frozen=True)
class Change:
    """One change of one answer, and who sends it."""

    learner: str
    sitting: str
    item: str
    packet: Packet


class Saving:
    """Safe to call from many threads; `time` is the service's clock, `form` gives the form of a sitting."""

    def __init__(self, storage: Storage, form: Callable[[str], FrozenForm], signer: Signer, time: Clock) -> None:
        self._storage, self._form, self._signer, self._time = storage, form, signer, time

    def save(self, changes: Sequence[Change]) -> list[Told]:
        """What is told of each of them, in their order."""
        told: dict[int, Told] = {}
        for lot in _lots(changes):
            told.update(zip(lot, self._saved([changes[at] for at in lot]), strict=True))
        return [told[at] for at in range(len(changes))]

    def _saved(self, lot: Sequence[Change]) -> list[Told]:
        """In one transaction; one by one where the database takes offence at one of them."""
        try:
            return self._saved_together(lot)
        except Exception as error:
            if len(lot) == 1 or isinstance(error, (OperationalError, InterfaceError)):  # the database is away
                return [error] * len(lot)
            return [told for one in lot for told in self._saved([one])]

    def _saved_together(self, lot: Sequence[Change]) -> list[Told]:
        forms = [self._form_or_refusal(one) for one in lot]  # before the transaction: reading one takes a connection
        with self._storage.write() as connection:
            found = records.locked(connection, [one.sitting for one in lot])
            judged = [
                self._judged(connection, one, form, found.get(one.sitting))
                for one, form in zip(lot, forms, strict=True)
            ]
            kept = packets.keep(connection, [one for one in judged if isinstance(one, Arrived)])
        return [_receipt(one, kept) if isinstance(one, Arrived) else one for one in judged]

    def _form_or_refusal(self, change: Change) -> FrozenForm | Refused:
        try:
            return self._form(change.sitting)
        except Refused as refused:
            return refused

    def _judged(
        self, connection: Connection, change: Change, form: FrozenForm | Refused, found: Sitting | None
    ) -> Arrived | Told:
        """In time; or what is told of it."""
        if isinstance(form, Refused):
            return form
        try:
            sitting = own(found, change.learner)
            require_fit(form, change.item, change.packet)
        except Refused as refused:
            return refused
        now = max(self._time(), sitting.touched)
        refusal = self._too_late(connection, sitting, form, now)
        if refusal is None:
            return Arrived(sitting, change.item, change.packet, now)
        if packets.was_in_time(connection, sitting, change.item, change.packet):
            held = packets.held(connection, sitting, change.item) or Kept()
            return Saved(kept=held, now=now, seconds_left=seconds_left(sitting, now))
        packets.note(connection, sitting, change.item, change.packet, now, late=refusal.code)
        return refusal

    def _too_late(self, connection: Connection, found: Sitting, form: FrozenForm, now: datetime) -> Refused | None:
        """Why answers are no longer taken; ends the sitting where its time is over."""
        if found.running and is_over(found, now):
            close(connection, found, form, self._signer, now)
            return Refused("out_of_time", wording.OUT_OF_TIME)
        if found.running:
            return Refused("out_of_time", wording.OUT_OF_TIME) if is_up(found, now) else None
        if found.state == "out_of_time" or is_up(found, now):
            return Refused("out_of_time", wording.OUT_OF_TIME)
        return Refused("handed_in", wording.HANDED_IN)


def _receipt(one: Arrived, kept: dict[str, Kept]) -> Saved:
    return Saved(kept=kept[one.sitting.id], now=one.at, seconds_left=seconds_left(one.sitting, one.at))


def _lots(changes: Sequence[Change]) -> list[list[int]]:
    """Indexes in lots, each with one change of a sitting at most; a sitting's own changes stay in their order."""
    lots: list[list[int]] = []
    seen: dict[str, int] = {}
    for at, one in enumerate(changes):
        turn = seen[one.sitting] = seen.get(one.sitting, -1) + 1
        if turn == len(lots):
            lots.append([])
        lots[turn].append(at)
    return lots
