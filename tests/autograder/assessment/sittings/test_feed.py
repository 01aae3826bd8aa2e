"""Answers for statistics: read for many sittings at once, and the same as sitting by sitting."""

from collections.abc import Iterator
from itertools import pairwise
from json import loads

import pytest
from sqlalchemy import Connection, create_engine, event, select
from tests.autograder.assessment.sittings.stand_in import House, packet

from csm_autograder.assessment.sittings import feed
from csm_autograder.assessment.sittings.frozen import thaw
from csm_autograder.assessment.sittings.records import outcome
from csm_autograder.assessment.sittings.tables import answers, forms, packets, sittings
from csm_autograder.assessment.statistics.rows import Answer, counted_as

LEARNERS = ("ann", "ben", "cy", "dan", "eve")


@pytest.fixture
def connection(house: House) -> Iterator[Connection]:
    """To a database in which five learners sat exam A at the same time, their changes mixed; the last is still at it.

    A pilot question is on the forms, answers are changed and taken back, one packet comes too late, one exam is a
    rehearsal, and one learner answers nothing.
    """
    house.bank.uncounted = frozenset({"question-2"})
    house.bank.rehearsals = frozenset({"exam-a"})
    rehearsed = house.again().begin("ann", "exam-a")
    house.bank.rehearsals = frozenset()
    service = house.again()
    views = {"ann": rehearsed} | {name: service.begin(name, "exam-a") for name in LEARNERS[1:]}
    for number, letter in enumerate("abb", 1):
        for place, name in enumerate(LEARNERS[:-2]):
            house.clock.on(seconds=7 * place + number)
            item = views[name].items[(number + place) % 2]
            service.save(name, views[name].id, item.id, packet(number, None if (number, place) == (3, 1) else letter))
    for name in reversed(LEARNERS[:-1]):
        house.clock.on(seconds=5)
        service.hand_in(name, views[name].id)
    with pytest.raises(Exception, match="handed in"):
        service.save("ben", views["ben"].id, views["ben"].items[3].id, packet(9))
    engine = create_engine(house.url)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def test_many_sittings_are_read_as_one_after_the_other(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row by row in the same order, also where they are more than are read at a time."""
    ids = feed.finished_ids(connection, "exam-a")
    plain = [row for id in ids for row in one_sitting(connection, id)]
    assert {row.learner for row in plain} == set(LEARNERS[:-1])
    assert {row.assessment for row in plain} == {"exam-a", "exam-a-rehearsal"}
    assert {row.points for row in plain} == {0.0, 1.0}
    assert {row.counts for row in plain} == {False, True}
    assert len({row.seconds for row in plain}) > 5
    for together in (1, 3, 200):
        monkeypatch.setattr(feed, "TOGETHER", together)
        assert list(feed.all_answers(connection, "exam-a")) == plain


def test_more_sittings_need_no_more_queries(connection: Connection) -> None:
    """As many for one as for four."""
    seen: list[str] = []
    event.listen(connection, "before_cursor_execute", lambda *call: seen.append(call[2]))
    ids = feed.finished_ids(connection, "exam-a")
    seen.clear()
    assert len({row.sitting for row in feed.answers_of(connection, ids[0])}) == 1
    alone = len(seen)
    assert len({row.sitting for row in feed.answers_of(connection, *ids)}) == 4
    assert len(seen) == 2 * alone


def test_a_sitting_that_runs_has_no_answers_yet(connection: Connection) -> None:
    """Nor has one that nobody knows."""
    running = connection.execute(select(sittings.c.id).where(sittings.c.state == "running")).scalar_one()
    assert list(feed.answers_of(connection, running, "0" * 32)) == []


def one_sitting(connection: Connection, id: str) -> list[Answer]:
    """The plain way: the form thawed whole, and every table asked about this sitting alone."""
    done = outcome(connection, id)
    assert done is not None
    sitting, points = done.sitting, loads(done.points_of)
    form = thaw(connection.execute(select(forms.c.content).where(forms.c.sitting == id)).scalar_one())
    held = connection.execute(select(answers.c.item, answers.c.response).where(answers.c.sitting == id))
    given = {row.item: row.response for row in held}
    in_time = select(packets.c.item, packets.c.at).where(packets.c.sitting == id, packets.c.late == "")
    changes = [("", sitting.began), *connection.execute(in_time.order_by(packets.c.at, packets.c.id))]
    spent: dict[str, float] = {}
    for (_, before), (item, at) in pairwise(changes):
        spent[item] = spent.get(item, 0.0) + (at - before).total_seconds()
    return [
        Answer(
            learner=sitting.learner, sitting=id, assessment=counted_as("exam-a", sitting.policy.rehearsal),
            form=form.digest, item=one.item.id, version=one.item.version, response=given.get(one.asked.id),
            points=points[one.asked.id], seconds=spent.get(one.asked.id), attempt=sitting.attempt,
            began=sitting.began, counts=one.counts,
        )
        for one in form.items
    ]  # fmt: skip
