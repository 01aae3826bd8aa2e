"""Rows of the storage as values, and the few questions that are asked of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from csm_autograder.assessment.forms.candidate import Exposure
from csm_autograder.assessment.policy.allowance import Allowance, Granted
from csm_autograder.assessment.policy.attempts import Attempt
from csm_autograder.assessment.policy.model import Policy
from csm_autograder.assessment.sittings.responses import read_response
from csm_autograder.assessment.sittings.tables import allowances, answers, events, exposure, packets, results, sittings
from csm_autograder.assessment.views import Kept, SittingState

MOMENTS = (sittings.c.touched, packets.c.at, allowances.c.at, events.c.at)

LOCKED = (
    select(sittings).where(sittings.c.id.in_(bindparam("ids", expanding=True))).order_by(sittings.c.id)
).with_for_update()  # in one order, so that no two wait for each other


@dataclass(frozen=True)
class Sitting:
    """One row of `sittings`."""

    id: str
    learner: str
    assessment: str
    attempt: int
    state: SittingState
    title: str
    policy: Policy
    began: datetime
    ends: datetime | None
    finished: datetime | None
    touched: datetime

    @property
    def running(self) -> bool:
        """Whether it has not ended, as far as it is written."""
        return self.state == "running"


@dataclass(frozen=True)
class Outcome:
    """One row of `results`; `points_of` has the points of every item by id."""

    sitting: Sitting
    points: float
    maximum: float
    passed: bool | None
    certainty_points: float | None
    points_of: str
    receipt: str

    def attempt(self) -> Attempt:
        """The sitting as its policy looks at it."""
        ended = self.sitting.finished or self.sitting.touched
        return Attempt(
            began=self.sitting.began, ended=ended, points=self.points, maximum=self.maximum, passed=self.passed
        )


def is_id(id: str) -> bool:
    """Whether a text has the form of a sitting's id; what else comes out of an address never meets the database."""
    return len(id) == 32 and id.isascii() and id.isalnum()


def sitting(connection: Connection, id: str, *, lock: bool = False) -> Sitting | None:
    """The sitting of that id. With `lock` nobody else changes it before this transaction ends."""
    if not is_id(id):
        return None
    query = select(sittings).where(sittings.c.id == id)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return None if row is None else _sitting(row)


def locked(connection: Connection, ids: Iterable[str]) -> dict[str, Sitting]:
    """Those of the sittings that are there, by id; nobody else changes them before this transaction ends."""
    wanted = [id for id in ids if is_id(id)]
    return {one.id: one for one in (_sitting(row) for row in connection.execute(LOCKED, {"ids": wanted}))}


def running(connection: Connection, learner: str) -> dict[str, Sitting]:
    """The learner's running sittings by assessment."""
    return {one.assessment: one for one in _sittings(connection, _of(learner).where(sittings.c.state == "running"))}


def overdue(connection: Connection, before: datetime) -> list[Sitting]:
    """Sittings that still run although their time ended before that moment."""
    query = select(sittings).where(sittings.c.state == "running", sittings.c.ends < before).order_by(sittings.c.ends)
    return _sittings(connection, query)


def finished(connection: Connection, learner: str) -> list[Outcome]:
    """The learner's finished sittings, oldest first."""
    query = select(sittings, results).join(results).where(sittings.c.learner == learner)
    rows = connection.execute(query.order_by(sittings.c.finished, sittings.c.attempt))
    return [_outcome(row) for row in rows]


def all_running(connection: Connection, learners: Sequence[str] | None = None) -> list[Sitting]:
    """The running sittings of these learners, or of everybody; whose time ends soonest comes first."""
    query = select(sittings).where(sittings.c.state == "running").order_by(sittings.c.ends, sittings.c.began)
    found = _sittings(connection, query if learners is None else query.where(sittings.c.learner.in_(learners)))
    return sorted(found, key=lambda one: one.ends is None)  # databases differ in where they put what has no end


def all_finished(connection: Connection, learners: Sequence[str]) -> list[Outcome]:
    """The finished sittings of these learners, oldest first."""
    query = select(sittings, results).join(results).where(sittings.c.learner.in_(learners))
    return [_outcome(row) for row in connection.execute(query.order_by(sittings.c.finished, sittings.c.attempt))]


def outcome(connection: Connection, id: str) -> Outcome | None:
    """The result of a sitting; None while it runs."""
    row = connection.execute(select(sittings, results).join(results).where(sittings.c.id == id)).one_or_none()
    return None if row is None else _outcome(row)


def outcomes(connection: Connection, ids: Sequence[str]) -> dict[str, Outcome]:
    """The results of those of these sittings that are finished, by id."""
    rows = connection.execute(select(sittings, results).join(results).where(sittings.c.id.in_(ids)))
    return {row.id: _outcome(row) for row in rows}


def kept(connection: Connection, sitting: str) -> dict[str, Kept]:
    """The latest of every answer of a sitting, by item."""
    rows = connection.execute(select(answers).where(answers.c.sitting == sitting))
    return {row.item: kept_in(row) for row in rows}


def kept_in(row: Row[Any]) -> Kept:
    """One row of `answers` as the page is told."""
    return Kept(
        response=read_response(row.response), flagged=bool(row.flagged), certainty=row.certainty, packet=row.packet,
        checked=bool(row.checked),
    )  # fmt: skip


def seen(connection: Connection, learner: str) -> tuple[tuple[str, ...], ...]:
    """Every item the learner was ever asked, sitting by sitting, the oldest first; practice is among them."""
    query = select(exposure.c.sitting, exposure.c.item).where(exposure.c.learner == learner)
    met: dict[str, list[str]] = {}
    for row in connection.execute(query.order_by(exposure.c.at, exposure.c.sitting, exposure.c.item)):
        met.setdefault(row.sitting, []).append(row.item)
    return tuple(tuple(items) for items in met.values())


def exposed(connection: Connection, assessment: str) -> Exposure:
    """On how many of the forms of an assessment each item stood."""
    count = func.count()
    of_it = select(exposure.c.item, count).where(exposure.c.assessment == assessment).group_by(exposure.c.item)
    forms = select(count).select_from(sittings).where(sittings.c.assessment == assessment)
    rows = connection.execute(of_it)
    return Exposure(forms=connection.execute(forms).scalar_one(), counts={row[0]: row[1] for row in rows})


def granted(connection: Connection, learner: str) -> dict[str, Granted]:
    """The allowances that hold for the learner, by assessment: the last one given."""
    rows = connection.execute(select(allowances).where(allowances.c.learner == learner).order_by(allowances.c.id))
    return {
        row.assessment: Granted(allowance=Allowance.model_validate_json(row.body), by=row.by, at=row.at) for row in rows
    }


def latest(connection: Connection) -> datetime | None:
    """The latest moment anything was written."""
    found: Iterable[datetime | None] = (connection.execute(select(func.max(one))).scalar() for one in MOMENTS)
    return max((one for one in found if one is not None), default=None)


def _of(learner: str) -> Select[Any]:
    return select(sittings).where(sittings.c.learner == learner)


def _sittings(connection: Connection, query: Select[Any]) -> list[Sitting]:
    return [_sitting(row) for row in connection.execute(query)]


def _sitting(row: Row[Any]) -> Sitting:
    return Sitting(
        id=row.id, learner=row.learner, assessment=row.assessment, attempt=row.attempt, state=row.state,
        title=row.title, policy=_policy(row.policy), began=row.began, ends=row.ends, finished=row.finished,
        touched=row.touched,
    )  # fmt: skip


def _outcome(row: Row[Any]) -> Outcome:
    return Outcome(
        sitting=_sitting(row), points=row.points, maximum=row.maximum, passed=row.passed,
        certainty_points=row.certainty_points, points_of=row.item_points, receipt=row.receipt,
    )  # fmt: skip


@lru_cache(maxsize=256)
def _policy(text: str) -> Policy:
    """The same few policies stand in thousands of rows."""
    return Policy.model_validate_json(text)
