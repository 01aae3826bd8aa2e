"""Begins a sitting: what the learner did so far, and the rows a new sitting is made of.

Two who begin at once get one sitting: the table allows one running sitting of a learner and an assessment, and one of
each number. Who comes second looks again and finds it.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from json import loads

from sqlalchemy import Connection, insert

from csm_autograder.assessment.forms.candidate import Exposure, Seen
from csm_autograder.assessment.policy.allowance import Allowance, Granted
from csm_autograder.assessment.policy.attempts import Attempt
from csm_autograder.assessment.policy.model import Policy
from csm_autograder.assessment.sittings import records
from csm_autograder.assessment.sittings.closing import tell
from csm_autograder.assessment.sittings.frozen import FrozenForm, digest, freeze
from csm_autograder.assessment.sittings.packets import inserting
from csm_autograder.assessment.sittings.ports import Form
from csm_autograder.assessment.sittings.practice import Met, PracticeForm
from csm_autograder.assessment.sittings.records import Outcome, Sitting
from csm_autograder.assessment.sittings.review import shows_reasons
from csm_autograder.assessment.sittings.tables import exposure, forms, sittings
from csm_course.model import Model

TRIES = 5


@dataclass(frozen=True)
class History:
    """All that is kept of a learner's sittings and allowances."""

    running: dict[str, Sitting]
    finished: list[Outcome]
    granted: dict[str, Granted]
    seen: tuple[tuple[str, ...], ...]

    def of(self, assessment: str) -> list[Outcome]:
        """The finished sittings of one assessment, oldest first."""
        return [one for one in self.finished if one.sitting.assessment == assessment]

    def counted(self, assessment: str, policy: Policy) -> list[Outcome]:
        """Those of them that the policy counts: an exam its own, a rehearsal the rehearsals."""
        return [one for one in self.of(assessment) if one.sitting.policy.rehearsal == policy.rehearsal]

    def attempts(self, assessment: str, policy: Policy) -> list[Attempt]:
        """The same as the policy looks at them."""
        return [one.attempt() for one in self.counted(assessment, policy)]


@dataclass(frozen=True)
class Expected:
    """What a catalogue is asked for a form of: enough to make it ahead."""

    attempt: int
    seen: Seen
    exposed: Exposure


@dataclass(frozen=True)
class Plan:
    """What a new sitting will be."""

    learner: str
    assessment: str
    attempt: int
    title: str
    policy: Policy
    granted: Granted | None


def history(connection: Connection, learner: str) -> History:
    """What the learner has done so far."""
    return History(
        running=records.running(connection, learner),
        finished=records.finished(connection, learner),
        granted=records.granted(connection, learner),
        seen=records.seen(connection, learner),
    )


def met(history: History, form: Callable[[str], FrozenForm]) -> tuple[Met, ...]:
    """The questions whose reasons the learner has been shown, each as it went the last time."""
    found: dict[str, Met] = {}
    for outcome in history.finished:
        if shows_reasons(outcome):
            points: dict[str, float] = loads(outcome.points_of)
            for one in form(outcome.sitting.id).items:
                found[one.item.id] = Met(one, wrong=points[one.asked.id] < 1)
    return tuple(found.values())


def end(policy: Policy, granted: Granted | None, began: datetime) -> datetime | None:
    """When time is up for a sitting that began then: by its minutes, or where the test closes earlier."""
    time = (granted.allowance if granted else Allowance()).time(policy.minutes)
    return min((one for one in (began + time if time else None, policy.closes) if one is not None), default=None)


def make(connection: Connection, plan: Plan, form: Form | PracticeForm, now: datetime) -> str | None:
    """Write the sitting down; its id, or None where another one was begun at the same moment."""
    id = secrets.token_hex(16)
    row = {
        "id": id, "learner": plan.learner, "assessment": plan.assessment, "attempt": plan.attempt, "state": "running",
        "title": plan.title, "policy": plan.policy.model_dump_json(), "began": now,
        "ends": end(plan.policy, plan.granted, now), "finished": None, "touched": now,
    }  # fmt: skip
    statement = (
        inserting(connection.dialect.name, sittings).values(row).on_conflict_do_nothing().returning(sittings.c.id)
    )
    if connection.execute(statement).one_or_none() is None:
        return None
    stored = freeze(form.items)
    connection.execute(
        insert(forms).values(
            sitting=id, seed=str(form.seed)[:128], content=stored, digest=digest(stored), log=_written(form.log)
        )
    )
    common = {"sitting": id, "learner": plan.learner, "assessment": plan.assessment, "at": now}
    connection.execute(insert(exposure), [{**common, "item": one.item.id} for one in form.items])
    made = records.sitting(connection, id)
    if made is not None:
        tell(connection, made, "begun", now, f"attempt {plan.attempt}")
    return id


def _written(log: object) -> str:
    """JSON of what the solver did; practice has a sentence instead."""
    return log.model_dump_json() if isinstance(log, Model) else str(log)
