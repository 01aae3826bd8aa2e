"""Answers of finished sittings as statistics take them."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from json import loads

from sqlalchemy import Connection, select

from csm_autograder.assessment.sittings.frozen import FrozenItem, thaw
from csm_autograder.assessment.sittings.records import Outcome, Sitting, outcome
from csm_autograder.assessment.sittings.tables import answers, forms, packets, sittings
from csm_autograder.assessment.statistics.rows import Answer, counted_as


def finished_ids(connection: Connection, assessment: str) -> list[str]:
    """The finished sittings of an assessment, oldest first."""
    query = select(sittings.c.id).where(sittings.c.assessment == assessment, sittings.c.state != "running")
    return list(connection.execute(query.order_by(sittings.c.finished, sittings.c.id)).scalars())


def answers_of(connection: Connection, sitting: str) -> Iterator[Answer]:
    """A row for every item of a finished sitting, answered or not."""
    done = outcome(connection, sitting)
    if done is None:
        return
    text = connection.execute(select(forms.c.content).where(forms.c.sitting == sitting)).scalar_one()
    form = thaw(text)
    rows = connection.execute(select(answers.c.item, answers.c.response).where(answers.c.sitting == sitting))
    given: dict[str, str | None] = {row.item: row.response for row in rows}
    spent = seconds_of(connection, done.sitting)
    points: dict[str, float] = loads(done.points_of)
    for one in form.items:
        yield _answer(done, form.digest, one, given, points, spent)


def seconds_of(connection: Connection, sitting: Sitting) -> dict[str, float]:
    """Seconds per item: the time from one change of any answer to the next belongs to the item of the latter.

    Reading without answering cannot be seen from here; it goes to the item that is answered next.
    """
    query = select(packets.c.item, packets.c.at).where(packets.c.sitting == sitting.id, packets.c.late == "")
    changes = [(sitting.assessment, sitting.began)]
    changes += [(row.item, row.at) for row in connection.execute(query.order_by(packets.c.at, packets.c.id))]
    spent: dict[str, float] = {}
    for (_, before), (item, at) in pairwise(changes):
        spent[item] = spent.get(item, 0.0) + (at - before).total_seconds()
    return spent


def _answer(
    done: Outcome, form: str, one: FrozenItem, given: Mapping[str, str | None], points: Mapping[str, float],
    spent: Mapping[str, float],
) -> Answer:  # fmt: skip
    sitting, name = done.sitting, one.asked.id
    return Answer(
        learner=sitting.learner, sitting=sitting.id, form=form, item=one.item.id,
        assessment=counted_as(sitting.assessment, sitting.policy.rehearsal),
        version=one.item.version, response=given.get(name), points=points[name], seconds=spent.get(name),
        attempt=sitting.attempt, began=sitting.began, counts=one.counts,
    )  # fmt: skip
