"""Practice: reasons at once, certainty, and no question that a test still needs."""

from collections.abc import Iterable

import pytest
from tests.autograder.assessment.sittings.stand_in import SECRET, House, answer_all, bank_ids, fail, packet, question

from csm_autograder.assessment.sittings import AssessmentService, Refused
from csm_autograder.assessment.sittings.practice import Practice, practices
from csm_autograder.assessment.views import SittingView
from csm_course.items.asked import AskedItem


@pytest.fixture
def practised(house: House) -> AssessmentService:
    """The service with practice on the real generators of module 1 and the invented questions."""
    real = practices()["practice-m01"]
    items = {one.id: one for one in (question(number, number % 3 + 1) for number in range(1, 61))}
    house.practice = {"practice-m01": Practice(real.id, real.title, real.generators, items)}
    return house.again()


def fixed(items: Iterable[AskedItem]) -> set[str]:
    """The questions that no generator made, by their names in the sitting."""
    return {item.id for item in items if item.stem.startswith("What is the answer to question")}


def test_without_anything_met_all_are_variants(practised: AssessmentService) -> None:
    """Ten questions, each by another generator; no clock, no pass mark, no receipt; every reason at the end."""
    view = practised.begin("ann", "practice-m01")
    assert (len(view.items), fixed(view.items), view.ends, view.practice, view.asks_certainty) == (
        10, set(), None, True, True,
    )  # fmt: skip
    variants = bank_ids(practised, view)
    assert len({name.rpartition("-")[0] for name in variants}) == 10
    result = practised.hand_in("ann", view.id)
    assert (result.passed, result.pass_points, result.receipt, len(result.reviews)) == (None, None, "", 10)
    assert (result.revisit, result.standing.may_begin) == ((), True)
    second = practised.begin("ann", "practice-m01")
    assert not set(variants) & set(bank_ids(practised, second))


def test_practice_spends_no_question_of_the_exam(practised: AssessmentService, house: House) -> None:
    """However often one practises, the exam asks what it would have asked."""
    for _ in range(3):
        practised.hand_in("ann", practised.begin("ann", "practice-m01").id)
    asked = bank_ids(practised, practised.begin("ann", "exam-a"))
    assert asked == bank_ids(practised, practised.begin("ben", "exam-a"))


def test_questions_of_a_failed_sitting_stay_secret(practised: AssessmentService) -> None:
    """Their keys were withheld, so practice does not hand them out; those of a passed one come back, wrong ones."""
    fail(practised, "ann", "exam-a")
    assert fixed(practised.begin("ann", "practice-m01").items) == set()
    practised.hand_in("ann", practised.begin("ann", "practice-m01").id)
    view = practised.begin("ann", "m01-test")
    for item, choice in zip(view.items, "bbba", strict=True):
        practised.save("ann", view.id, item.id, packet(1, choice))
    assert practised.hand_in("ann", view.id).passed is True
    practice = practised.begin("ann", "practice-m01")
    met = [name for name in bank_ids(practised, practice) if name.startswith("question-")]
    assert met == bank_ids(practised, view)[3:]


def test_reasons_at_once_and_the_answer_stands(practised: AssessmentService) -> None:
    """After `check`, another choice changes nothing, a flag still does; the page is told after a reload."""
    view = passed_then_practising(practised)
    item = next(iter(fixed(view.items)))
    practised.save("ann", view.id, item, packet(1, "a").model_copy(update={"certainty": 3}))
    review = practised.check("ann", view.id, item)
    assert (review.points, [one.is_key for one in review.reasons].count(True)) == (0, 1)
    assert SECRET in review.reasons[0].reason
    saved = practised.save("ann", view.id, item, packet(2, "b", flagged=True))
    assert (saved.kept.checked, saved.kept.flagged) == (True, True)
    assert practised.check("ann", view.id, item) == review
    assert practised.sitting("ann", view.id).answers[item].checked
    result = practised.hand_in("ann", view.id)
    assert (result.points, result.certainty_points) == (0, -6)
    assert practised.check("ann", view.id, item) == review


def test_certainty(practised: AssessmentService) -> None:
    """Sure and right earns three marks; not saying counts as least sure."""
    view = passed_then_practising(practised)
    item = next(iter(fixed(view.items)))
    practised.save("ann", view.id, item, packet(1, "b").model_copy(update={"certainty": 3}))
    result = practised.hand_in("ann", view.id)
    assert (result.points, result.certainty_points) == (1, 3)


def test_a_check_of_what_was_not_answered(practised: AssessmentService) -> None:
    """The reasons may be read without an answer; there is none to give afterwards."""
    view = practised.begin("ann", "practice-m01")
    item = view.items[0].id
    assert practised.check("ann", view.id, item).response is None
    assert practised.sitting("ann", view.id).answers[item].checked
    with pytest.raises(Refused) as refused:
        practised.check("ann", view.id, bank_ids(practised, view)[0])
    assert refused.value.code == "bad_answer"


def test_nothing_to_practise(house: House) -> None:
    """A module without generators, before anything was met."""
    house.practice = {"practice-m09": Practice("practice-m09", "Practice, module 9", (), {})}
    with pytest.raises(Refused) as refused:
        house.again().begin("ann", "practice-m09")
    assert refused.value.code == "no_form"


def passed_then_practising(service: AssessmentService) -> SittingView:
    """A practice sitting with one invented question in it: the one Ann got wrong in a test she passed."""
    view = service.begin("ann", "m01-test")
    answer_all(service, view)
    service.save("ann", view.id, view.items[0].id, packet(2, "c"))
    service.hand_in("ann", view.id)
    return service.begin("ann", "practice-m01")


def test_no_practice_while_a_clock_runs(practised: AssessmentService, house: House) -> None:
    """A sitting of practice is neither begun, checked nor handed in; afterwards it is there as it was."""
    begun = practised.begin("ann", "practice-m01")
    item = begun.items[0].id
    exam = practised.begin("ann", "exam-a")
    offer = {one.id: one for one in practised.offered("ann")}["practice-m01"]
    assert (offer.standing.may_begin, offer.running) == (False, None)
    assert offer.standing.why == "You are taking Exam A, whose clock is running. Finish it first, then practise."
    for ask in (
        lambda: practised.check("ann", begun.id, item),
        lambda: practised.hand_in("ann", begun.id),
    ):
        with pytest.raises(Refused) as refused:
            ask()
        assert (refused.value.code, refused.value.sentence) == ("not_yet", offer.standing.why)
    assert practised.sitting("ann", begun.id).state == "running"
    assert practised.begin("ben", "practice-m01").state == "running"
    practised.hand_in("ann", exam.id)
    assert {one.id: one.running for one in practised.offered("ann")}["practice-m01"] == begun.id
    assert practised.check("ann", begun.id, item).reasons
    assert practised.hand_in("ann", begun.id).reviews
    practised.begin("ann", "exam-b")
    with pytest.raises(Refused) as refused:
        practised.begin("ann", "practice-m01")
    assert refused.value.code == "not_yet"
    assert refused.value.not_before is not None
    house.clock.now = refused.value.not_before
    house.clock.on(seconds=1)
    assert practised.begin("ann", "practice-m01").state == "running"


def test_practice_beside_a_test_without_a_clock(practised: AssessmentService) -> None:
    """The test of a module lies open for days; practice goes on meanwhile."""
    practised.begin("ann", "m01-test")
    view = practised.begin("ann", "practice-m01")
    assert practised.check("ann", view.id, view.items[0].id).reasons
