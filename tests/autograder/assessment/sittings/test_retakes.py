"""A learner's calendar, played: three fails, 2 days, 2 days, 14 days, a new cycle; never the same question twice."""

from datetime import timedelta

import pytest
from tests.autograder.assessment.sittings.stand_in import Bank, House, answer_all, bank_ids, fail

from csm_autograder.assessment.policy import Allowance, read_policies
from csm_autograder.assessment.sittings import AssessmentService, Refused
from csm_autograder.assessment.views import Standing

DAY, TICK = timedelta(days=1), timedelta(microseconds=1)


def refused_until(service: AssessmentService, house: House) -> timedelta:
    """How long Ann is kept from exam A; refused to the last microsecond."""
    with pytest.raises(Refused) as refused:
        service.begin("ann", "exam-a")
    not_before = refused.value.not_before
    assert (refused.value.code, not_before is None) == ("not_yet", False)
    assert not_before is not None
    wait = not_before - house.clock.now
    house.clock.now = not_before - TICK
    with pytest.raises(Refused):
        service.begin("ann", "exam-a")
    house.clock.on(microseconds=1)
    return wait


def test_the_waits_of_exam_a(house: House) -> None:
    """With 50 questions and a bank for six attempts: the waits are exact, and no question comes twice."""
    house.bank = Bank(size=300, questions={"exam-a": 50, "exam-b": 8})
    house.policies = read_policies()
    service, waits, met = house.again(), [], []
    for _ in range(6):
        view = fail(service, "ann", "exam-a")
        met += bank_ids(service, view)
        waits.append(refused_until(service, house) / DAY)
    assert waits == [2, 2, 14, 2, 2, 14]
    assert len(met) == len(set(met)) == 300
    last = service.begin("ann", "exam-a")
    answer_all(service, last)
    result = service.hand_in("ann", last.id)
    assert (result.passed, result.standing.may_begin, result.standing.attempts_used) == (True, False, 7)
    with pytest.raises(Refused) as refused:
        service.begin("ann", "exam-a")
    assert refused.value.code == "no_attempts"


def test_parts_and_learners_wait_apart(service: AssessmentService) -> None:
    """A fail of exam A keeps nobody from exam B, and nobody else from exam A."""
    fail(service, "ann", "exam-a")
    assert service.begin("ann", "exam-b").state == "running"
    assert service.begin("ben", "exam-a").state == "running"
    with pytest.raises(Refused):
        service.begin("ann", "exam-a")


def test_a_waived_wait(service: AssessmentService, house: House) -> None:
    """Lifted for the fail before it, not for the next one."""
    fail(service, "ann", "exam-a")
    house.clock.on(hours=1)
    service.allow("teacher", "ann", "exam-a", Allowance(waived_wait=True))
    house.clock.on(hours=1)
    fail(service, "ann", "exam-a")
    assert refused_until(service, house) == 2 * DAY


def test_questions_met_anywhere_count_as_met(service: AssessmentService) -> None:
    """What a module test has asked, the exam does not ask while there is anything else."""
    first, second = fail(service, "ann", "m01-test"), fail(service, "ann", "m01-test")
    sat = first, second, service.begin("ann", "exam-a")
    assert len({name for view in sat for name in bank_ids(service, view)}) == 12


def test_a_clock_set_back_or_forward_between_runs(house: House) -> None:
    """A clock set back before a restart gives no wait back: service time goes on from what is stored."""
    service = house.again()
    fail(service, "ann", "exam-a")
    house.clock.on(days=1, hours=23)
    service.allow("teacher", "ben", "exam-a", Allowance())  # something is written at this moment
    house.clock.on(days=-30)
    service = house.again()
    house.clock.on(minutes=59)
    with pytest.raises(Refused):
        service.begin("ann", "exam-a")
    house.clock.on(minutes=1)
    assert service.begin("ann", "exam-a").state == "running"


def test_a_clock_set_back_while_it_runs(service: AssessmentService, house: House) -> None:
    """An exam of 60 minutes lasts 60 minutes, though the clock is set back by a day after 10."""
    view = service.begin("ann", "exam-a")
    house.clock.on(minutes=10)
    assert service.sitting("ann", view.id).seconds_left == 3000
    house.clock.on(days=-1)
    assert service.sitting("ann", view.id).seconds_left == 3000
    house.clock.on(minutes=40)
    assert service.sitting("ann", view.id).seconds_left == 600
    house.clock.on(minutes=11)
    assert service.sitting("ann", view.id).state == "out_of_time"


def test_a_day_after_every_third_fail_of_a_module_test(house: House, service: AssessmentService) -> None:
    """As often as one likes, three times a day: keys cannot be tried out in an afternoon."""
    for _ in range(2):
        for _ in range(2):
            fail(service, "ann", "m01-test")
            assert standing_of_the_test(service).may_begin
        fail(service, "ann", "m01-test")
        found = standing_of_the_test(service)
        assert (found.may_begin, found.not_before) == (False, house.clock.now + timedelta(days=1))
        assert found.why.endswith("fails of this test, the wait is 1 day. Use it to revise.")
        house.clock.on(days=1)
    assert standing_of_the_test(service).may_begin


def standing_of_the_test(service: AssessmentService) -> Standing:
    """Where Ann stands with the test of module 1."""
    return next(one.standing for one in service.offered("ann") if one.id == "m01-test")
