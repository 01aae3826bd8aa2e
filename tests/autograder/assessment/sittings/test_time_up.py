"""When time is up: who notices, what counts, and what a policy may say otherwise."""

from datetime import timedelta

import pytest
from tests.autograder.assessment.sittings.stand_in import START, House, answer_all, packet

from csm_autograder.assessment.policy import Policy, TimeUp
from csm_autograder.assessment.policy.presets import moodle_like
from csm_autograder.assessment.sittings import AssessmentService, Refused

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("touch", ["sitting", "result", "hand_in", "offered", "begin", "close_overdue", "save"])
def test_whoever_touches_it_closes_it(service: AssessmentService, house: House, touch: str) -> None:
    """It ended when its time was up, not when somebody noticed; what was saved in time counts."""
    view = service.begin("ann", "exam-a")
    answer_all(service, view)
    house.clock.on(days=1)
    service = house.again()
    if touch in ("sitting", "result", "hand_in"):
        getattr(service, touch)("ann", view.id)
    elif touch == "save":
        with pytest.raises(Refused):
            service.save("ann", view.id, view.items[0].id, packet(2, "a"))
    elif touch == "offered":
        service.offered("ann")
    elif touch == "begin":
        with pytest.raises(Refused, match="passed"):
            service.begin("ann", "exam-a")
    else:
        assert (service.close_overdue(), service.close_overdue()) == (1, 0)
    result = service.result("ann", view.id)
    assert (result.state, result.handed_in, result.points) == ("out_of_time", START + HOUR, 4)


def test_the_wait_counts_from_the_end_of_the_time(service: AssessmentService, house: House) -> None:
    """Who failed by the clock waits from then, however late the sitting was closed."""
    service.begin("ann", "exam-a")
    house.clock.on(days=1)
    with pytest.raises(Refused) as refused:
        service.begin("ann", "exam-a")
    assert (refused.value.code, refused.value.not_before) == ("not_yet", START + HOUR + timedelta(days=2))


def with_rule(house: House, rule: TimeUp, policy: Policy | None = None) -> AssessmentService:
    """The service with another rule for exam A."""
    changed = (policy or house.policies["part_a"]).model_copy(update={"time_up": rule, "questions": 4})
    house.policies = {**house.policies, "part_a": changed}
    return house.again()


def test_a_grace_period_to_hand_in(house: House) -> None:
    """As in Moodle: after time is up nothing can be changed, and it can still be handed in for a while."""
    rule = moodle_like(grace=timedelta(minutes=5)).time_up
    service = with_rule(house, rule)
    ann, ben = service.begin("ann", "exam-a"), service.begin("ben", "exam-a")
    for who, view in (("ann", ann), ("ben", ben)):
        for item in view.items:
            service.save(who, view.id, item.id, packet(1))
    for since in (timedelta(seconds=2, milliseconds=1), timedelta(minutes=4)):
        house.clock.now = START + HOUR + since
        with pytest.raises(Refused) as refused:
            service.save("ann", ann.id, ann.items[0].id, packet(2, "a"))
        assert refused.value.code == "out_of_time"
    handed_in = service.hand_in("ann", ann.id)
    assert (handed_in.state, handed_in.points, handed_in.handed_in) == ("handed_in", 4, START + HOUR)
    house.clock.on(minutes=2)
    late = service.hand_in("ben", ben.id)
    assert (late.state, late.points, late.passed) == ("out_of_time", 0, False)


def test_nothing_counts_that_was_not_handed_in(house: House) -> None:
    """The strictest rule: who does not hand in has nothing."""
    service = with_rule(house, TimeUp(then="nothing"))
    view = service.begin("ann", "exam-a")
    answer_all(service, view)
    house.clock.on(hours=2)
    assert service.hand_in("ann", view.id).points == 0


def test_a_test_that_closes_ends_its_sittings(house: House) -> None:
    """A sitting ends when the test closes, where that is earlier than its own time."""
    closing = house.policies["part_a"].model_copy(update={"closes": START + timedelta(minutes=20)})
    house.policies = {**house.policies, "part_a": closing}
    service = house.again()
    assert service.begin("ann", "exam-a").seconds_left == 20 * 60
    house.clock.on(minutes=20)
    with pytest.raises(Refused) as refused:
        service.begin("ben", "exam-a")
    assert (refused.value.code, refused.value.not_before) == ("no_attempts", None)


def test_a_test_without_a_clock_never_ends_by_itself(service: AssessmentService, house: House) -> None:
    """A module test may be finished next year."""
    view = service.begin("ann", "m01-test")
    house.clock.on(days=400)
    assert (view.seconds_left, service.close_overdue()) == (None, 0)
    service.save("ann", view.id, view.items[0].id, packet(1))
    assert service.hand_in("ann", view.id).state == "handed_in"
