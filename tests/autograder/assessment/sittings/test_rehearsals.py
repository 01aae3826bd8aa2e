"""An exam on the modules written so far is a rehearsal: it proves nothing, and uses nothing of the exam up."""

from tests.autograder.assessment.sittings.stand_in import House

from csm_autograder.assessment.policy import wording
from csm_autograder.assessment.sittings import AssessmentService
from csm_autograder.assessment.statistics.columns import from_answers
from csm_autograder.assessment.statistics.sources import answers_in
from csm_autograder.assessment.views import Offer, Packet, ResultView
from csm_course.items.asked import SingleResponse


def taken(service: AssessmentService, choice: str) -> ResultView:
    """Exam B with one choice throughout; the stand-in's key is `b`."""
    view = service.begin("ann", "exam-b")
    for item in view.items:
        service.save("ann", view.id, item.id, Packet(packet=1, response=SingleResponse(choice=choice)))
    return service.hand_in("ann", view.id)


def offer(service: AssessmentService) -> Offer:
    """How exam B stands for Ann."""
    return next(one for one in service.offered("ann") if one.id == "exam-b")


def test_it_is_called_one_and_gives_no_receipt(house: House) -> None:
    """Nobody can hand a rehearsal in for the exam, nor take its result for the exam's."""
    house.bank.rehearsals = frozenset({"exam-b"})
    service = house.again()
    result = taken(service, "b")
    assert (result.title, result.passed, result.receipt) == ("Exam B (rehearsal)", True, "")
    assert service.result("ann", result.sitting).receipt == ""
    assert result.standing.why == wording.REHEARSED


def test_a_passed_rehearsal_ends_no_exam(house: House) -> None:
    """Once all modules are written the exam begins with no attempt used, and its result is signed."""
    house.bank.rehearsals = frozenset({"exam-b"})
    rehearsing = house.again()
    rehearsed = taken(rehearsing, "b")
    assert offer(rehearsing).passed
    house.bank.rehearsals = frozenset()
    service = house.again()
    before = offer(service)
    assert (before.standing.may_begin, before.standing.attempts_used) == (True, 0)
    assert ([one.rehearsal for one in before.finished], before.counting, before.passed) == ([True], None, False)
    result = taken(service, "b")
    assert (result.title, result.passed) == ("Exam B", True)
    assert result.receipt
    assert offer(service).counts == result.sitting
    assert {one.sitting for one in offer(service).finished} == {rehearsed.sitting, result.sitting}


def test_a_failed_rehearsal_waits_like_the_exam_and_leaves_no_wait_behind(house: House) -> None:
    """It keeps to the exam's rules; the exam itself does not wait for a rehearsal."""
    house.bank.rehearsals = frozenset({"exam-b"})
    service = house.again()
    assert taken(service, "a").standing.not_before is not None
    house.bank.rehearsals = frozenset()
    assert offer(house.again()).standing.may_begin


def test_statistics_never_mix_a_rehearsal_with_the_exam(house: House) -> None:
    """Each is counted under a name of its own, although both are sittings of one assessment."""
    house.bank.rehearsals = frozenset({"exam-b"})
    rehearsed = taken(house.again(), "b")
    house.bank.rehearsals = frozenset()
    service = house.again()
    result = taken(service, "b")
    counted = {(row.assessment, row.sitting) for row in answers_in(house.url, ("exam-b",))}
    assert counted == {("exam-b-rehearsal", rehearsed.sitting), ("exam-b", result.sitting)}
    found = from_answers(answers_in(house.url, ("exam-b",)))
    assert {name: one.sittings for name, one in found.items()} == {"exam-b": 1, "exam-b-rehearsal": 1}
