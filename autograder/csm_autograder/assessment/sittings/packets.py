"""Keeps packets: every one of them for the record, the latest of every item for the result.

Packets may come in any order, twice, and from two tabs. The highest `packet` of an item wins; of two with the same
number the one that came later, since two tabs count alike and whoever answered last meant it. A packet that was kept
before changes nothing, whatever came in between.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from csm_autograder.assessment.sittings.records import Sitting, kept_in
from csm_autograder.assessment.sittings.responses import written_response
from csm_autograder.assessment.sittings.tables import answers, packets, sittings
from csm_autograder.assessment.views import Kept, Packet

HELD = select(answers).where(tuple_(answers.c.sitting, answers.c.item).in_(bindparam("places", expanding=True)))
TOUCHING = update(sittings).where(sittings.c.id == bindparam("touching")).values(touched=bindparam("touched"))
"""Statements that every change of an answer needs are made once: making one takes as long as carrying it out."""


@dataclass(frozen=True)
class Arrived:
    """A packet that came in time, and when."""

    sitting: Sitting
    item: str
    packet: Packet
    at: datetime


def keep(connection: Connection, arrived: Sequence[Arrived]) -> dict[str, Kept]:
    """Keep packets, each of another sitting; what holds of the answer afterwards, by sitting.

    The database is asked four times, however many there are.
    """
    if not arrived:
        return {}
    before = _held(connection, [(one.sitting.id, one.item) for one in arrived])
    rows = [_row(one.sitting, one.item, one.packet, one.at, late="") for one in arrived]
    is_new = set(connection.execute(_noting(connection.dialect.name), rows).scalars())
    after = {one.sitting.id: _after(before.get(one.sitting.id), one.packet) for one in arrived}
    changed = [one for one in arrived if one.sitting.id in is_new and after[one.sitting.id].packet == one.packet.packet]
    _hold(connection, [_answer(one.sitting, one.item, after[one.sitting.id], one.at) for one in changed])
    connection.execute(TOUCHING, [{"touching": one.sitting.id, "touched": one.at} for one in arrived])
    unchanged = {id: before.get(id, Kept()) for id in after.keys() - {one.sitting.id for one in changed}}
    return {**after, **unchanged}


def note(connection: Connection, sitting: Sitting, item: str, packet: Packet, now: datetime, late: str) -> None:
    """Write a packet down that came too late; `late`: why it does not count."""
    connection.execute(_noting(connection.dialect.name), [_row(sitting, item, packet, now, late)])


def was_in_time(connection: Connection, sitting: Sitting, item: str, packet: Packet) -> bool:
    """Whether this very packet is kept already: one whose confirmation was lost is sent again, perhaps too late."""
    row = _row(sitting, item, packet, sitting.touched, late="")
    same = (packets.c[name] == row[name] for name in ("sitting", "item", "packet", "tab", "digest", "late"))
    return connection.execute(select(packets.c.id).where(*same)).one_or_none() is not None


def _tab(packet: Packet) -> str:
    """The tab's name if every database can hold it, else a name made of it."""
    name = packet.tab
    if name.isascii() and (not name or name.isprintable()):
        return name
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def mark_checked(connection: Connection, sitting: Sitting, item: str, now: datetime) -> Kept:
    """Note that the reasons were shown: from now on the answer stands."""
    after = (held(connection, sitting, item) or Kept()).model_copy(update={"checked": True})
    _hold(connection, [_answer(sitting, item, after, now)])
    return after


def held(connection: Connection, sitting: Sitting, item: str) -> Kept | None:
    """What holds of one answer."""
    return _held(connection, [(sitting.id, item)]).get(sitting.id)


def _held(connection: Connection, places: Sequence[tuple[str, str]]) -> dict[str, Kept]:
    """What holds of one answer of each of these sittings, by sitting."""
    return {row.sitting: kept_in(row) for row in connection.execute(HELD, {"places": places})}


def _after(before: Kept | None, packet: Packet) -> Kept:
    """What holds once a new packet has come."""
    if before is not None and before.packet > packet.packet:
        return before
    if before is not None and before.checked:  # the reasons have been read: only the flag can still change
        return before.model_copy(update={"flagged": packet.flagged, "packet": packet.packet})
    return Kept(
        response=packet.response, flagged=packet.flagged, certainty=packet.certainty, packet=packet.packet
    )  # fmt: skip


def _row(sitting: Sitting, item: str, packet: Packet, at: datetime, late: str) -> dict[str, Any]:
    """A packet as it is stored."""
    body = packet.model_dump_json(exclude={"packet", "tab"})
    return {
        "sitting": sitting.id, "item": item, "packet": packet.packet, "tab": _tab(packet), "body": body,
        "digest": hashlib.sha256(body.encode()).hexdigest(), "at": at, "late": late,
    }  # fmt: skip


def _answer(sitting: Sitting, item: str, kept: Kept, at: datetime) -> dict[str, Any]:
    """What holds of an answer as it is stored."""
    return {
        "sitting": sitting.id, "item": item, "packet": kept.packet, "response": written_response(kept.response),
        "flagged": kept.flagged, "certainty": kept.certainty, "at": at, "checked": kept.checked,
    }  # fmt: skip


def _hold(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(_holding(connection.dialect.name), rows)


def inserting(dialect: str, table: Any) -> Any:
    """An insert that can say what to do where the row is there already; both databases spell it alike."""
    insert: Callable[[Any], Insert] = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(table)


@lru_cache(maxsize=2)
def _noting(dialect: str) -> Any:
    """Writes packets down; tells the sittings of those that were not there before."""
    return inserting(dialect, packets).on_conflict_do_nothing().returning(packets.c.sitting)


@lru_cache(maxsize=2)
def _holding(dialect: str) -> Any:
    """Writes answers down in place of those that held before."""
    place = answers.c.sitting, answers.c.item
    statement = inserting(dialect, answers)
    new = {column.name: statement.excluded[column.name] for column in answers.c if column not in set(place)}
    return statement.on_conflict_do_update(index_elements=place, set_=new)
