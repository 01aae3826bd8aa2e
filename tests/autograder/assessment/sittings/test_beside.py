"""While an exam's clock runs, no result of another sitting tells more than points: reasons could help in the exam."""

from datetime import timedelta

from tests.autograder.assessment.sittings.stand_in import SECRET, House, answer_all, fail

from csm_autograder.assessment.policy.model import TimeUp
from csm_autograder.assessment.sittings import AssessmentService
from csm_autograder.assessment.views import ResultView

HELD_BACK = "You are taking Exam A, whose clock is running."


def passed(service: AssessmentService, assessment: str = "m01-test") -> ResultView:
    """Ann passes it."""
    view = service.begin("ann", assessment)
    answer_all(service, view)
    return service.hand_in("ann", view.id)


def tells_points_alone(result: ResultView) -> bool:
    """Whether it tells points, passed or not and the receipt, why there is no more, and nothing else."""
    assert SECRET not in result.model_dump_json()
    return not (result.reviews or result.topics or result.revisit) and result.held_back.startswith(HELD_BACK)


def test_a_test_that_is_passed_during_an_exam(service: AssessmentService) -> None:
    """It gives points and receipt at once, and every reason once the exam is handed in."""
    exam = service.begin("ann", "exam-a")
    result = passed(service)
    assert tells_points_alone(result)
    assert (result.passed, result.points, result.percent) == (True, 4, 100.0)
    assert result.receipt
    service.hand_in("ann", exam.id)
    after = service.result("ann", result.sitting)
    assert (len(after.reviews), after.held_back, after.receipt) == (4, "", result.receipt)


def test_a_test_that_was_passed_before(service: AssessmentService, house: House) -> None:
    """It has shown its reasons, shows none during the exam, and shows them again when the exam's time is up."""
    before = passed(service)
    assert len(before.reviews) == 4
    exam = service.begin("ann", "exam-a")
    assert tells_points_alone(service.result("ann", before.sitting))
    assert tells_points_alone(service.hand_in("ann", before.sitting))
    assert exam.ends is not None
    house.clock.now = exam.ends
    assert tells_points_alone(service.result("ann", before.sitting))
    house.clock.on(seconds=3)
    assert len(service.result("ann", before.sitting).reviews) == 4
    assert service.result("ann", exam.id).held_back == ""


def test_an_exam_that_may_be_handed_in_later_runs_as_long(house: House) -> None:
    """Where the policy gives a span to hand in after the time, the exam is over at its end."""
    grace = TimeUp(then="grace", span=timedelta(minutes=5))
    house.policies = {**house.policies, "part_a": house.policies["part_a"].model_copy(update={"time_up": grace})}
    service = house.again()
    before = passed(service)
    exam = service.begin("ann", "exam-a")
    assert exam.ends is not None
    house.clock.now = exam.ends + timedelta(minutes=4)
    assert tells_points_alone(service.result("ann", before.sitting))
    house.clock.on(minutes=2)
    assert service.result("ann", before.sitting).reviews


def test_a_failed_test_tells_no_more(service: AssessmentService) -> None:
    """Topics and lessons of a fail wait as well: one rule for every result."""
    failed = fail(service, "ann", "m01-test")
    assert service.result("ann", failed.id).revisit
    exam = service.begin("ann", "exam-a")
    assert tells_points_alone(service.result("ann", failed.id))
    service.hand_in("ann", exam.id)
    assert service.result("ann", failed.id).revisit


def test_of_two_exams_the_first_that_is_done(service: AssessmentService) -> None:
    """Exam B, passed while exam A runs, shows its reasons when A is done."""
    exam = service.begin("ann", "exam-a")
    result = passed(service, "exam-b")
    assert tells_points_alone(result)
    service.hand_in("ann", exam.id)
    assert service.result("ann", result.sitting).reviews


def test_what_holds_nothing_back(service: AssessmentService, house: House) -> None:
    """Another learner's exam, a test without a clock, and a rehearsal, which proves nothing."""
    service.begin("ben", "exam-a")
    exam_b = passed(service, "exam-b")
    assert exam_b.reviews
    service.begin("ann", "m01-test")
    assert service.result("ann", exam_b.sitting).reviews
    house.bank.rehearsals = frozenset({"exam-a"})
    house.again().begin("ann", "exam-a")
    assert service.result("ann", exam_b.sitting).reviews
