"""What instructors see: everybody on pages, what runs now, and what an allowance would change, then does change."""

from datetime import timedelta

import pytest
from sqlalchemy import event
from tests.autograder.assessment.sittings.stand_in import START, House, fail

from csm_autograder.assessment.policy import Allowance
from csm_autograder.assessment.sittings import AssessmentService, Refused
from csm_autograder.assessment.sittings.teaching import A_PAGE
from csm_autograder.assessment.views import Offer


def offer(service: AssessmentService, learner: str, assessment: str = "exam-a") -> Offer:
    """As the learner has it."""
    return next(one for one in service.offered(learner) if one.id == assessment)


def test_everybody_who_sat_or_was_granted_something_by_name(service: AssessmentService) -> None:
    """With what the learners themselves see; a name is found by a part of it, whatever its case."""
    fail(service, "ben", "exam-a")
    service.begin("Ann", "exam-b")
    service.allow("tina", "cléo", "exam-a", Allowance(extra_minutes=15))
    found = service.teaching.found()
    assert [(one.name, one.known) for one in found.learners] == [("Ann", True), ("ben", True), ("cléo", False)]
    for learner in found.learners:
        stands = {one.offer.id: one.offer for one in learner.stands}
        assert stands == {one.id: one for one in service.offered(learner.name) if one.kind != "practice"}
    assert [one.name for one in service.teaching.found("EN").learners] == ["ben"]
    assert [one.name for one in service.teaching.found(" CLÉO ").learners] == ["cléo"]
    assert service.teaching.found("ben").exact
    assert not service.teaching.found("be").exact
    nobody = service.teaching.found("benn")
    assert (nobody.learners, nobody.total, nobody.guess) == ((), 0, "ben")


def test_a_page_takes_the_same_few_queries_however_many_there_are(service: AssessmentService, house: House) -> None:
    """And a page that is not there is the nearest one."""
    asked: list[str] = []
    event.listen(house.opened[-1]._engine, "before_cursor_execute", lambda *told: asked.append(told[2]))

    def queries() -> int:
        asked.clear()
        service.teaching.found()
        return sum(one.lower().startswith("select") for one in asked)

    fail(service, "learner-00", "exam-a")
    few = queries()
    for number in range(1, A_PAGE + 3):
        service.begin(f"learner-{number:02}", "exam-a")
        service.allow("tina", f"learner-{number:02}", "exam-a", Allowance(extra_minutes=5))
    assert queries() == few <= 5
    first, last = service.teaching.found(), service.teaching.found(page=99)
    assert (len(first.learners), first.pages, first.total) == (A_PAGE, 2, A_PAGE + 3)
    assert (last.page, [one.name for one in last.learners]) == (2, ["learner-25", "learner-26", "learner-27"])
    assert service.teaching.found(page=0).page == 1


def test_what_runs_now_the_soonest_end_first(service: AssessmentService, house: House) -> None:
    """Without a time limit last; what is over is none of them, before it is closed."""
    service.begin("ann", "m01-test")
    service.begin("ben", "exam-a")
    house.clock.on(minutes=10)
    service.begin("cleo", "exam-b")
    seen = [(one.learner, one.title, one.seconds_left) for one in service.teaching.under_way()]
    assert seen == [("cleo", "Exam B", 2400), ("ben", "Exam A", 3000), ("ann", "Module 1 test", None)]
    house.clock.on(minutes=45)
    assert [one.learner for one in service.teaching.under_way()] == ["ben", "ann"]
    stands = {one.offer.id: one for one in service.teaching.found("cleo").learners[0].stands}
    assert (stands["exam-b"].running, stands["exam-b"].offer.running is None) == (None, False)
    looked_at = {one.offer.id: one for one in service.teaching.learner("cleo").stands}
    assert looked_at["exam-b"].offer.finished[0].points == 0


@pytest.mark.parametrize(
    "allowance",
    [
        Allowance(), Allowance(extra_minutes=15), Allowance(factor=1.25), Allowance(waived_wait=True),
        Allowance(extra_minutes=5, waived_wait=True, note="ill"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("running", [True, False])
def test_what_is_foreseen_is_what_comes(
    service: AssessmentService, house: House, allowance: Allowance, running: bool
) -> None:
    """To the same offer and the same end; nothing is written before it is granted."""
    fail(service, "ann", "exam-a")
    service.allow("tom", "ann", "exam-a", Allowance(extra_minutes=10))
    house.clock.on(days=2 if running else 1)
    view = service.begin("ann", "exam-a") if running else None
    house.clock.on(minutes=5)
    before = offer(service, "ann")
    seen = service.teaching.foresee("tina", "ann", "exam-a", allowance)
    assert (seen.before.offer, offer(service, "ann")) == (before, before)
    assert service.allowances("ann")["exam-a"].by == "tom"
    service.allow("tina", "ann", "exam-a", allowance)
    assert seen.after.offer == offer(service, "ann")
    assert seen.granted == service.allowances("ann")["exam-a"]
    if view is not None:
        assert seen.ends == service.sitting("ann", view.id).ends
    assert service.teaching.foresee("tina", "ann", "exam-a", allowance).is_nothing


def test_a_second_fail_makes_the_same_words_mean_more(service: AssessmentService, house: House) -> None:
    """A wait that was lifted before stands again after a later fail: to lift it again is not nothing."""
    lifted = Allowance(waived_wait=True)
    for _ in range(2):
        fail(service, "ann", "exam-a")
        seen = service.teaching.foresee("tina", "ann", "exam-a", lifted)
        assert not seen.is_nothing
        assert (seen.before.offer.standing.may_begin, seen.after.offer.standing.may_begin) == (False, True)
        service.allow("tina", "ann", "exam-a", lifted)
        house.clock.on(minutes=1)


def test_somebody_nobody_knows(service: AssessmentService) -> None:
    """May be looked at and granted something; a name that is written alike is told; what is no name is refused."""
    service.begin("ann", "exam-a")
    stranger = service.teaching.learner("anna")
    assert (stranger.known, stranger.guess, stranger.now) == (False, "ann", START)
    assert service.teaching.learner("ann").guess is None
    seen = service.teaching.foresee("tina", "anna", "exam-a", Allowance(extra_minutes=15))
    assert (seen.before.offer.minutes, seen.after.offer.minutes, seen.ends) == (60, 75, None)
    for wrong in ("", " ", "a\x00b", "x" * 129):
        with pytest.raises(Refused):
            service.teaching.learner(wrong)
    with pytest.raises(Refused):
        service.teaching.foresee("tina", "ann", "exam-z", Allowance())


def test_an_end_that_comes_sooner_is_not_moved(service: AssessmentService, house: House) -> None:
    """What was given to a sitting that runs is not taken back from it, and that is foreseen."""
    view = service.begin("ann", "exam-a")
    service.allow("tina", "ann", "exam-a", Allowance(extra_minutes=30))
    seen = service.teaching.foresee("tina", "ann", "exam-a", Allowance())
    assert seen.ends == view.began + timedelta(minutes=90)
    assert (seen.before.offer.minutes, seen.after.offer.minutes) == (90, 60)
