"""What an instructor sees: who sits or has sat, where each stands, what runs now, what an allowance would change.

However many learners there are, a page of them takes the same few queries. Practice is left out: what is tried there is
nobody else's business. No question, answer, key or reason is read for any of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from csm_autograder.assessment.policy.allowance import Allowance, Granted
from csm_autograder.assessment.policy.model import Policy
from csm_autograder.assessment.sittings import allowing, records
from csm_autograder.assessment.sittings.beginning import History
from csm_autograder.assessment.sittings.closing import is_over
from csm_autograder.assessment.sittings.guards import named, seconds_left
from csm_autograder.assessment.sittings.records import Sitting
from csm_autograder.assessment.sittings.shelf import Shelf
from csm_autograder.assessment.sittings.storage import Storage
from csm_autograder.assessment.views import Offer, UnderWay
from csm_course.problems import nearest

A_PAGE = 25
"""Learners on one page."""


@dataclass(frozen=True)
class Stand:
    """One test or exam as it stands for a learner; `policy`: the rules of a sitting that would begin now."""

    offer: Offer
    policy: Policy
    running: Sitting | None
    granted: Granted | None


@dataclass(frozen=True)
class Learner:
    """`known`: has begun something here; where not, `guess` is the name of somebody who has and is written alike."""

    name: str
    known: bool
    stands: tuple[Stand, ...]
    now: datetime
    guess: str | None = None


@dataclass(frozen=True)
class Found:
    """One page of the learners whose name has `search` in it, by name; `page` counts from 1, `total` is all of them."""

    search: str
    learners: tuple[Learner, ...]
    page: int
    pages: int
    total: int
    now: datetime
    exact: bool
    """Whether one of them has just this name."""
    guess: str | None = None


@dataclass(frozen=True)
class Foreseen:
    """What granting an allowance now would come to: `before` and `after` it; nothing is written.

    `ends`: when the sitting that runs would end.
    """

    learner: str
    before: Stand
    after: Stand
    granted: Granted
    ends: datetime | None

    @property
    def seen(self) -> str:
        """The mark of what holds before it."""
        return allowing.mark(self.before.granted)

    @property
    def is_nothing(self) -> bool:
        """Whether all would be as it is."""
        held = self.before.granted.allowance if self.before.granted else Allowance()
        same_end = self.before.running is None or self.before.running.ends == self.ends
        return held == self.granted.allowance and same_end and self.before.offer == self.after.offer


class Teaching:
    """One per service. `end_overdue` closes what has run out of time of one learner."""

    def __init__(
        self, storage: Storage, shelf: Shelf, clock: Callable[[], datetime], end_overdue: Callable[[str], None]
    ) -> None:
        self._storage, self._shelf, self._clock, self._end_overdue = storage, shelf, clock, end_overdue

    def found(self, search: str = "", page: int = 1) -> Found:
        """The learners whose name has these letters in it; a page that is not there is the nearest one."""
        now, wanted = self._clock(), search.strip()
        with self._storage.read() as connection:
            everybody = {*allowing.learners(connection), *allowing.granted_to(connection)}
            names = sorted((one for one in everybody if wanted.casefold() in one.casefold()), key=_by_name)
            pages = max(1, -(-len(names) // A_PAGE))
            page = min(max(1, page), pages)
            shown = names[(page - 1) * A_PAGE : page * A_PAGE]
            histories = _histories(connection, shown)
        learners = tuple(self._learner(name, histories[name], now) for name in shown)
        guess = nearest(wanted, everybody) if wanted and not names else None
        return Found(wanted, learners, page, pages, len(names), now, exact=wanted in names, guess=guess)

    def learner(self, name: str) -> Learner:
        """One learner, also one who has begun nothing. Raises Refused of a name that cannot be kept."""
        self._end_overdue(named(name))
        now = self._clock()
        with self._storage.read() as connection:
            found = self._learner(name, _histories(connection, [name])[name], now)
            others = [] if found.known else allowing.learners(connection)
        return found if found.known else replace(found, guess=nearest(name, others))

    def under_way(self) -> tuple[UnderWay, ...]:
        """What runs now, of everybody; whose time ends soonest comes first."""
        now = self._clock()
        with self._storage.read() as connection:
            running = records.all_running(connection)
        return tuple(
            UnderWay(sitting=one.id, learner=one.learner, assessment=one.assessment, title=one.title, began=one.began,
                     ends=one.ends, seconds_left=seconds_left(one, now))
            for one in running if not one.policy.practice and not is_over(one, now)
        )  # fmt: skip

    def policy(self, assessment: str) -> Policy:
        """The rules an allowance changes. Raises Refused: unknown."""
        return self._shelf.policy(assessment)

    def title(self, assessment: str) -> str:
        """Raises Refused: unknown."""
        return self._shelf.require(assessment).title

    def foresee(self, by: str, learner: str, assessment: str, allowance: Allowance) -> Foreseen:
        """What it would come to if it were granted now. Raises Refused: unknown."""
        named(by)
        self._shelf.require(assessment)
        self._end_overdue(named(learner))
        now = self._clock()
        with self._storage.read() as connection:
            history = _histories(connection, [learner])[learner]
        granted = Granted(allowance=allowance, by=by, at=now)
        then = replace(history, granted={**history.granted, assessment: granted})
        before, after = (self._stand(assessment, one, now) for one in (history, then))
        running = before.running
        return Foreseen(learner, before, after, granted, allowing.end_with(running, granted) if running else None)

    def _stand(self, assessment: str, history: History, now: datetime) -> Stand:
        return next(one for one in self._stands(history, now) if one.offer.id == assessment)

    def _stands(self, history: History, now: datetime) -> tuple[Stand, ...]:
        return tuple(
            Stand(one, self._shelf.policy(one.id), _runs(history, one.id, now), history.granted.get(one.id))
            for one in self._shelf.offers(history, now)
        )

    def _learner(self, name: str, history: History, now: datetime) -> Learner:
        stands = tuple(one for one in self._stands(history, now) if not one.policy.practice)
        return Learner(name, bool(history.running or history.finished), stands, now)


def _runs(history: History, assessment: str, now: datetime) -> Sitting | None:
    """The sitting that runs; one whose time is up is only waiting to be closed."""
    found = history.running.get(assessment)
    return None if found is None or is_over(found, now) else found


def _histories(connection: Connection, learners: Sequence[str]) -> Mapping[str, History]:
    """Of all of them with three queries; which questions they have seen is left out."""
    found = {name: History(running={}, finished=[], granted={}, seen=()) for name in learners}
    if not found:
        return found
    for one in records.all_running(connection, learners):
        found[one.learner].running[one.assessment] = one
    for done in records.all_finished(connection, learners):
        found[done.sitting.learner].finished.append(done)
    for given in allowing.given(connection, *learners):
        found[given.learner].granted[given.assessment] = given.granted
    return found


def _by_name(name: str) -> tuple[str, str]:
    return name.casefold(), name
