"""Taking a test: what is offered, begun, saved, handed in and told, on SQLite and PostgreSQL."""

from datetime import timedelta

import pytest
from tests.autograder.assessment.sittings.stand_in import SECRET, START, House, answer_all, bank_ids, fail, packet

from csm_autograder.assessment.policy import Allowance
from csm_autograder.assessment.policy.allowance import Granted
from csm_autograder.assessment.receipts import Signer
from csm_autograder.assessment.sittings import AssessmentService, Refused, Storage
from csm_autograder.assessment.sittings.allowing import allow, given, learners
from csm_autograder.assessment.sittings.exposed import ExposureCounts
from csm_autograder.assessment.statistics.sources import answers_in
from csm_course.items.asked import NumericResponse, SingleResponse


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    """The code of a refusal; its sentence is one."""
    assert refused.value.sentence.endswith(".")
    assert refused.value.refusal().code == refused.value.code
    return refused.value.code


def test_a_sitting_from_beginning_to_end(service: AssessmentService, house: House) -> None:
    """Begin, answer three of four rightly, hand in: 3 points, passed with 75 percent, every reason shown."""
    view = service.begin("ann", "exam-a")
    assert (view.state, len(view.items), view.ends) == ("running", 4, START + timedelta(minutes=60))
    for item, choice in zip(view.items, "bbba", strict=True):
        service.save("ann", view.id, item.id, packet(1, choice))
    house.clock.on(minutes=10)
    assert service.sitting("ann", view.id).seconds_left == 3000
    result = service.hand_in("ann", view.id)
    assert (result.points, result.maximum, result.percent, result.pass_points, result.passed) == (3, 4, 75, 3, True)
    assert result.handed_in == START + timedelta(minutes=10)
    assert [sum(reason.chosen and reason.is_key for reason in one.reasons) for one in result.reviews] == [1, 1, 1, 0]
    assert result.revisit == ()
    assert result.receipt.startswith("csm1.")
    assert service.sitting("ann", view.id).seconds_left == 0


def test_nothing_told_before_a_pass_holds_a_key(service: AssessmentService) -> None:
    """Neither the running sitting nor a failed result has a rationale or says which option is right."""
    view = service.begin("ann", "exam-a")
    answer_all(service, view, "a")
    told = [view.model_dump_json(), service.sitting("ann", view.id).model_dump_json()]
    told += [one.model_dump_json() for one in service.offered("ann")]
    result = service.hand_in("ann", view.id)
    told.append(result.model_dump_json())
    assert result.passed is False
    assert not any(SECRET in text or "is_key" in text for text in told)
    assert [(one.lesson, one.missed) for one in result.revisit] == [("L-1.1", None), ("L-1.2", None), ("L-1.3", None)]
    assert result.topics == ()


def test_what_is_offered(service: AssessmentService) -> None:
    """Each test with its rules, what runs, and what is over, newest first."""
    first = fail(service, "ann", "m01-test")
    second = fail(service, "ann", "m01-test")
    running = service.begin("ann", "exam-a")
    offers = {one.id: one for one in service.offered("ann")}
    assert [past.sitting for past in offers["m01-test"].finished] == [second.id, first.id]
    assert (offers["m01-test"].minutes, offers["m01-test"].pass_points) == (None, 3)
    assert (offers["exam-a"].running, offers["exam-a"].minutes) == (running.id, 60)
    assert all(one.standing.may_begin for one in offers.values())
    assert service.offered("ben")[0].finished == ()


def test_begin_again_gives_the_running_one(service: AssessmentService) -> None:
    """Reloading the page, or pressing begin twice, begins nothing anew."""
    view = service.begin("ann", "exam-a")
    service.save("ann", view.id, view.items[0].id, packet(1))
    again = service.begin("ann", "exam-a")
    assert (again.id, again.items) == (view.id, view.items)
    assert again.answers[view.items[0].id].response == SingleResponse(choice="b")


def test_others_and_strangers(service: AssessmentService) -> None:
    """A sitting is its learner's; what is not there is unknown."""
    view = service.begin("ann", "exam-a")
    item = view.items[0].id
    for ask in (
        lambda who, id: service.sitting(who, id),
        lambda who, id: service.save(who, id, item, packet(1)),
        lambda who, id: service.hand_in(who, id),
        lambda who, id: service.result(who, id),
        lambda who, id: service.check(who, id, item),
    ):
        with pytest.raises(Refused) as refused:
            ask("ben", view.id)
        assert code(refused) == "not_yours"
        with pytest.raises(Refused) as refused:
            ask("ann", "0" * 32)
        assert code(refused) == "unknown"
    for wrong in ("exam-c", "", "practice-m01"):
        with pytest.raises(Refused) as refused:
            service.begin("ann", wrong)
        assert code(refused) == "unknown"
    for name in ("", "  ", "n" * 129, "a\x00b"):
        with pytest.raises(Refused) as refused:
            service.begin(name, "exam-a")
        assert code(refused) == "unknown"
    assert service.sitting("ann", view.id).state == "running"


def test_answers_that_do_not_fit(service: AssessmentService) -> None:
    """Another question, another kind of answer, or a choice that was not offered is refused and not kept."""
    view = service.begin("ann", "exam-a")
    item = view.items[0].id
    wrong = packet(1).model_copy(update={"response": NumericResponse(number="4")})
    for name, sent in (("question-59", packet(1)), (item, wrong), (item, packet(1, "e"))):
        with pytest.raises(Refused) as refused:
            service.save("ann", view.id, name, sent)
        assert code(refused) == "bad_answer"
    assert service.sitting("ann", view.id).answers == {}
    with pytest.raises(Refused) as refused:
        service.check("ann", view.id, item)
    assert code(refused) == "not_finished"
    with pytest.raises(Refused) as refused:
        service.result("ann", view.id)
    assert code(refused) == "not_finished"


def test_flags_and_empty_answers(service: AssessmentService) -> None:
    """A flag is kept with the answer, and an answer can be taken back."""
    view = service.begin("ann", "m01-test")
    item = view.items[0].id
    service.save("ann", view.id, item, packet(1, flagged=True))
    kept = service.sitting("ann", view.id).answers[item]
    assert (kept.flagged, kept.packet) == (True, 1)
    service.save("ann", view.id, item, packet(2, None))
    assert service.sitting("ann", view.id).answers[item].response is None
    assert service.hand_in("ann", view.id).points == 0


def test_a_pilot_question_earns_nothing(service: AssessmentService, house: House) -> None:
    """It is asked; points, maximum and pass mark go without it."""
    house.bank.uncounted = frozenset({"question-1"})
    view = service.begin("ann", "m01-test")
    answer_all(service, view)
    result = service.hand_in("ann", view.id)
    assert (len(view.items), result.points, result.maximum, result.pass_points) == (4, 3, 3, 3)


def test_a_change_of_bank_and_policy_touches_no_sitting(service: AssessmentService, house: House) -> None:
    """What was begun under one set of rules and words is finished under it, also after a restart."""
    view = service.begin("ann", "exam-a")
    answer_all(service, view)
    house.bank.size = 0
    house.policies = {
        name: policy.model_copy(update={"minutes": 1, "pass_percent": 100, "title": "Other"})
        for name, policy in house.policies.items()
    }
    service = house.again()
    house.clock.on(minutes=59)
    assert service.sitting("ann", view.id).items == view.items
    result = service.hand_in("ann", view.id)
    assert (result.points, result.pass_percent, result.state) == (4, 75, "handed_in")


def test_extra_time_and_extra_attempts(service: AssessmentService, house: House) -> None:
    """An allowance stretches the next sitting and the running one, and is kept with who and when."""
    view = service.begin("ann", "exam-a")
    service.allow("teacher", "ann", "exam-a", Allowance(factor=1.25, note="reads slowly"))
    assert service.sitting("ann", view.id).ends == START + timedelta(minutes=75)
    service.allow("teacher", "ann", "exam-a", Allowance())
    assert service.sitting("ann", view.id).ends == START + timedelta(minutes=75)
    house.clock.on(minutes=70)
    assert service.save("ann", view.id, view.items[0].id, packet(1)).seconds_left == 300
    service.allow("teacher", "ben", "exam-a", Allowance(extra_minutes=30))
    assert service.begin("ben", "exam-a").seconds_left == 90 * 60
    granted = service.allowances("ben")["exam-a"]
    assert (granted.by, granted.at, granted.allowance.extra_minutes) == ("teacher", house.clock.now, 30)
    offer = next(one for one in service.offered("ben") if one.id == "exam-a")
    assert (offer.minutes, offer.extra_minutes) == (90, 30)
    assert service.allowances("cleo") == {}


def test_time_that_is_up_is_not_lengthened(service: AssessmentService, house: House, url: str) -> None:
    """An allowance that comes too late, written without a key beside the service, wakes no sitting."""
    view = service.begin("ann", "exam-a")
    house.clock.on(minutes=61)
    storage = Storage.open(url)
    late = Granted(allowance=Allowance(extra_minutes=30), by="teacher", at=house.clock.now)
    with storage.write() as connection:
        assert allow(connection, "ann", "exam-a", late) is None
    with storage.read() as connection:
        assert [(one.learner, one.assessment, one.granted) for one in given(connection)] == [("ann", "exam-a", late)]
        assert learners(connection) == ["ann"]
    storage.close()
    assert service.sitting("ann", view.id).state == "out_of_time"


def test_dates_for_a_calendar(service: AssessmentService, house: House) -> None:
    """A running exam gives its end, a wait its end, and otherwise there is nothing to note."""
    with pytest.raises(Refused) as refused:
        service.calendar("ann", "exam-a")
    assert code(refused) == "unknown"
    view = service.begin("ann", "exam-a")
    assert b"DTEND:20261123T100000Z" in service.calendar("ann", "exam-a")
    house.clock.on(minutes=5)
    service.hand_in("ann", view.id)
    assert b"DTSTART:20261125T090500Z" in service.calendar("ann", "exam-a")
    house.clock.on(days=2)
    with pytest.raises(Refused):
        service.calendar("ann", "exam-a")


def test_answers_for_statistics(service: AssessmentService, house: House) -> None:
    """A row per question of each finished sitting, with points, time and what was answered."""
    running = service.begin("ben", "exam-a")
    view = service.begin("ann", "exam-a")
    house.clock.on(seconds=30)
    service.save("ann", view.id, view.items[1].id, packet(1))
    house.clock.on(seconds=12)
    service.save("ann", view.id, view.items[0].id, packet(1, "a"))
    house.clock.on(seconds=8)
    service.save("ann", view.id, view.items[1].id, packet(2, "b"))
    service.hand_in("ann", view.id)
    rows = list(answers_in(house.url, ("exam-a",)))
    assert {row.sitting for row in rows} == {view.id} != {running.id}
    assert [row.points for row in rows] == [0, 1, 0, 0]
    assert [row.seconds for row in rows] == [12, 38, None, None]
    assert [row.response is None for row in rows] == [False, False, True, True]
    assert {(row.learner, row.attempt, row.began, row.version) for row in rows} == {("ann", 1, START, 1)}


def test_a_receipt_of_a_year_ago_is_renewed(service: AssessmentService, house: House) -> None:
    """A result does not expire: whoever looks at it later gets a receipt that is good then, and keeps it."""
    view = service.begin("ann", "exam-a")
    first = service.hand_in("ann", view.id)
    assert service.result("ann", view.id).receipt == first.receipt
    house.clock.on(days=401)
    second = service.result("ann", view.id)
    assert second.receipt != first.receipt
    assert service.result("ann", view.id).receipt == second.receipt
    assert (second.points, second.handed_in) == (first.points, first.handed_in)
    Signer.rotated(house.folder / "keys", "a-service")
    assert house.again().result("ann", view.id).receipt == second.receipt


def test_what_a_form_will_be_made_of(service: AssessmentService, house: House) -> None:
    """It can be made ahead of `begin`: what is told is just what the catalogue is asked for."""
    first = fail(service, "ann", "exam-a")
    assert service.expected("ann", "exam-a") is None
    house.clock.on(days=2)
    told = service.expected("ann", "exam-a")
    assert told is not None
    assert (told.attempt, set(told.seen.times)) == (2, set(bank_ids(service, first)))
    asked: list[object] = []
    form = house.bank.form
    house.bank.form = lambda *words: asked.extend(words) or form(*words)  # type: ignore[method-assign, func-returns-value]
    service.begin("ann", "exam-a")
    assert asked == ["exam-a", "ann", told.attempt, told.seen, told.exposed]
    assert service.expected("ann", "exam-a") is None


def test_exposure_is_counted_once_a_minute(service: AssessmentService, house: House) -> None:
    """The counts are those of the storage, at most a minute old."""
    fail(service, "ann", "exam-a")
    now = [0.0]
    counts = ExposureCounts(house.opened[-1], lambda: now[0])
    assert (counts.of("exam-a").forms, counts.of("exam-a").counts) == (1, {f"question-{n}": 1 for n in range(1, 5)})
    fail(service, "ben", "exam-a")
    assert counts.of("exam-a").forms == 1
    now[0] = 60.0
    assert (counts.of("exam-a").forms, counts.of("exam-a").counts["question-1"]) == (2, 2)
    assert counts.of("exam-b").forms == 0
