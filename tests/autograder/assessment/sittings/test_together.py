"""Changes of many learners in one transaction: each is judged by itself, as if it had come alone."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.exc import OperationalError
from tests.autograder.assessment.sittings.stand_in import START, House, packet
from tests.autograder.assessment.sittings.test_at_once import count, together

from csm_autograder.assessment.sittings import AssessmentService, Change, Refused
from csm_autograder.assessment.sittings.tables import packets
from csm_autograder.assessment.views import Packet, Saved
from csm_course.items.asked import SingleResponse


def told(service: AssessmentService, changes: list[Change]) -> list[int | str]:
    """The packet that holds, or the code of the refusal."""
    found = service.save_all(changes)
    return [one.kept.packet if isinstance(one, Saved) else getattr(one, "code", type(one).__name__) for one in found]


def test_each_is_judged_by_itself(service: AssessmentService, house: House) -> None:
    """In one lot: new, older, of nobody, of another learner, of no item, no answer, handed in. Answers in order."""
    ann, bob, eve, zoe = (service.begin(name, "exam-a") for name in ("ann", "bob", "eve", "zoe"))
    first = ann.items[0].id
    service.save("bob", bob.id, first, packet(5, "c"))
    service.hand_in("eve", eve.id)
    changes = [
        Change("ann", ann.id, first, packet(1)),
        Change("bob", bob.id, first, packet(3)),
        Change("ann", "0" * 32, first, packet(1)),
        Change("ann", "no id", first, packet(1)),
        Change("ann", zoe.id, first, packet(1)),
        Change("ann", ann.id, "no-item", packet(2)),
        Change("ann", ann.id, first, packet(2, "no-option")),
        Change("eve", eve.id, first, packet(1)),
        Change("ann", ann.id, first, packet(2, "c")),
        Change("ann", ann.id, ann.items[1].id, packet(3)),
    ]
    expected = [1, 5, "unknown", "unknown", "not_yours", "bad_answer", "bad_answer", "handed_in", 2, 3]
    assert told(service, changes) == expected
    answers = service.sitting("ann", ann.id).answers
    assert answers[first].response == SingleResponse(choice="c")
    assert answers.keys() == {first, ann.items[1].id}
    assert service.sitting("zoe", zoe.id).answers == {}
    assert service.result("eve", eve.id).late_packets == 1
    assert count(house, packets) == 6
    assert told(service, changes) == [2, *expected[1:]]
    assert count(house, packets) == 6


def test_time_is_up_for_some(service: AssessmentService, house: House) -> None:
    """Who began earlier is out of time, and the sitting ends with what was saved; the others go on."""
    ann = service.begin("ann", "exam-a")
    service.save("ann", ann.id, ann.items[0].id, packet(1))
    house.clock.now = START + timedelta(minutes=30)
    bob = service.begin("bob", "exam-a")
    house.clock.now = START + timedelta(minutes=61)
    changes = [Change("ann", ann.id, ann.items[0].id, packet(1)), Change("ann", ann.id, ann.items[1].id, packet(2)),
               Change("bob", bob.id, bob.items[0].id, packet(1))]  # fmt: skip
    assert told(service, changes) == [1, "out_of_time", 1]
    assert service.result("ann", ann.id).points == 1
    assert service.sitting("bob", bob.id).state == "running"


def test_one_the_database_cannot_take(service: AssessmentService) -> None:
    """It fails by itself; those it came with are kept."""
    views = {name: service.begin(name, "exam-a") for name in ("ann", "bob", "eve")}
    broken = Packet.model_construct(packet=2**70, response=None, flagged=False, certainty=None, tab="")
    changes = [Change(name, view.id, view.items[0].id, broken if name == "bob" else packet(1))
               for name, view in views.items()]  # fmt: skip
    ann, bob, eve = service.save_all(changes)
    assert isinstance(ann, Saved)
    assert isinstance(eve, Saved)
    assert isinstance(bob, Exception)
    assert not isinstance(bob, Refused)
    assert [len(service.sitting(name, view.id).answers) for name, view in views.items()] == [1, 0, 1]


def test_a_database_that_is_away_is_asked_once(service: AssessmentService, house: House) -> None:
    """All are told so; nothing of any of them is kept."""
    views = {name: service.begin(name, "exam-a") for name in ("ann", "bob")}
    changes = [Change(name, view.id, view.items[0].id, packet(1)) for name, view in views.items()]
    engine = house.opened[-1]._engine
    asked: list[int] = []

    def away(*_: object) -> None:
        asked.append(1)
        raise OperationalError("commit", {}, OSError("the disk is full"))

    event.listen(engine, "commit", away)
    found = service.save_all(changes)
    event.remove(engine, "commit", away)
    assert [type(one) for one in found] == [OperationalError] * 2
    assert len(asked) == 1
    assert count(house, packets) == 0
    assert told(service, changes) == [1, 1]


def test_few_statements_however_many_there_are(service: AssessmentService, house: House) -> None:
    """A lot of twelve takes no more of them than a lot of one."""
    views = {f"learner-{number}": service.begin(f"learner-{number}", "exam-a") for number in range(12)}
    engine, asked = house.opened[-1]._engine, []
    event.listen(engine, "before_cursor_execute", lambda *facts: asked.append(facts[2]))
    spent = []
    for number, lot in enumerate(([*views][:1], [*views]), 1):
        asked.clear()
        told(service, [Change(name, views[name].id, views[name].items[1].id, packet(number)) for name in lot])
        spent.append(len(asked))
    assert spent[0] == spent[1] <= 6


@pytest.mark.parametrize("rounds", [12])
def test_two_services_with_the_same_sittings(house: House, rounds: int) -> None:
    """They lock them in one order, so neither waits for the other for ever; every packet is kept once."""
    services = [house.again(), house.again()]
    views = [services[0].begin(f"learner-{number}", "exam-a") for number in range(6)]

    def save(service: AssessmentService, tab: str, backwards: bool) -> None:
        order = [*enumerate(views)][:: -1 if backwards else 1]
        for number in range(1, rounds + 1):
            lot = [Change(f"learner-{at}", view.id, view.items[0].id, packet(number, "b", tab)) for at, view in order]
            assert all(isinstance(one, Saved) for one in service.save_all(lot))

    together([partial(save, one, f"{at}", at % 2 == 1) for at, one in enumerate(services)])
    with house.opened[-1].read() as connection:
        assert connection.execute(select(func.count()).select_from(packets)).scalar_one() == 2 * 6 * rounds
