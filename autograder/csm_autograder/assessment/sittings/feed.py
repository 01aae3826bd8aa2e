"""Answers of finished sittings as statistics take them: many sittings with the same four queries, no form thawed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from json import loads

from sqlalchemy import Connection, select

from csm_autograder.assessment.sittings.frozen import Named, named
from csm_autograder.assessment.sittings.records import Outcome, outcomes
from csm_autograder.assessment.sittings.tables import answers, forms, packets, sittings
from csm_autograder.assessment.statistics.rows import Answer, counted_as

TOGETHER = 200
"""Sittings that are read at a time: the forms of so many are some 20 MB."""
Place = tuple[str, str]
"""A sitting, and the name of a question in it."""


def finished_ids(connection: Connection, assessment: str) -> list[str]:
    """The finished sittings of an assessment, oldest first."""
    query = select(sittings.c.id).where(sittings.c.assessment == assessment, sittings.c.state != "running")
    return list(connection.execute(query.order_by(sittings.c.finished, sittings.c.id)).scalars())


def all_answers(connection: Connection, assessment: str) -> Iterator[Answer]:
    """A row for every item of every finished sitting of an assessment, oldest sitting first."""
    ids = finished_ids(connection, assessment)
    for first in range(0, len(ids), TOGETHER):
        yield from answers_of(connection, *ids[first : first + TOGETHER])


def answers_of(connection: Connection, *ids: str) -> Iterator[Answer]:
    """A row for every item of these sittings, answered or not; none of a sitting that runs."""
    done = outcomes(connection, ids)
    stored = _forms(connection, ids)
    given = _given(connection, ids)
    spent = seconds_of(connection, list(done.values()))
    for id in ids:
        if id in done:
            yield from _rows(done[id], *stored[id], given, spent)


def seconds_of(connection: Connection, done: Sequence[Outcome]) -> dict[Place, float]:
    """Seconds per item: the time from one change of any answer to the next belongs to the item of the latter.

    Reading without answering cannot be seen from here; it goes to the item that is answered next.
    """
    before = {one.sitting.id: one.sitting.began for one in done}
    query = select(packets.c.sitting, packets.c.item, packets.c.at).where(packets.c.late == "")
    spent: defaultdict[Place, float] = defaultdict(float)
    changes = query.where(packets.c.sitting.in_(before)).order_by(packets.c.at, packets.c.id)
    for sitting, item, at in connection.execute(changes):
        spent[sitting, item] += (at - before[sitting]).total_seconds()
        before[sitting] = at
    return spent


def _forms(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The digest and the content of each form."""
    query = select(forms.c.sitting, forms.c.digest, forms.c.content).where(forms.c.sitting.in_(ids))
    return {sitting: (digest, content) for sitting, digest, content in connection.execute(query)}


def _given(connection: Connection, ids: Sequence[str]) -> dict[Place, str | None]:
    """What holds of each answer."""
    query = select(answers.c.sitting, answers.c.item, answers.c.response).where(answers.c.sitting.in_(ids))
    return {(sitting, item): response for sitting, item, response in connection.execute(query)}


def _rows(
    done: Outcome, digest: str, content: str, given: Mapping[Place, str | None], spent: Mapping[Place, float]
) -> Iterator[Answer]:
    points: dict[str, float] = loads(done.points_of)
    for one in named(content):
        yield _answer(done, digest, one, points[one.name], given, spent)


def _answer(
    done: Outcome, form: str, one: Named, points: float, given: Mapping[Place, str | None],
    spent: Mapping[Place, float],
) -> Answer:  # fmt: skip
    sitting, place = done.sitting, (done.sitting.id, one.name)
    return Answer(
        learner=sitting.learner, sitting=sitting.id, form=form, item=one.item,
        assessment=counted_as(sitting.assessment, sitting.policy.rehearsal),
        version=one.version, response=given.get(place), points=points, seconds=spent.get(place),
        attempt=sitting.attempt, began=sitting.began, counts=one.counts,
    )  # fmt: skip
