"""The service on the course's own banks, blueprints and policies."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from tests.autograder.assessment.sittings.stand_in import Clock, Shown, bank_ids

from csm_autograder.assessment.forms.catalogue import Catalogue
from csm_autograder.assessment.forms.log import AssemblyLog
from csm_autograder.assessment.receipts import Receipt, Signer, verify
from csm_autograder.assessment.sittings import AssessmentService, Refused, Storage
from csm_autograder.assessment.sittings.frozen import freeze, thaw
from csm_autograder.assessment.sittings.lessons import BuiltLessons
from csm_autograder.assessment.sittings.practice import practices
from csm_autograder.assessment.views import Packet
from csm_course.exercises.quiz import Item
from csm_course.items import GeneratedItem, generate, read_bank
from csm_course.items.asked import SingleResponse
from csm_course.items.asking import asked
from csm_course.places import content_folder, modules_folder

MODULE = content_folder() / "m01-customer-success-fundamentals"


@pytest.fixture
def clock() -> Clock:
    """A clock set by hand."""
    return Clock()


@pytest.fixture
def signer(tmp_path: Path) -> Signer:
    """The service's signer."""
    return Signer.open(tmp_path / "keys", "a-service")


@pytest.fixture
def service(tmp_path: Path, clock: Clock, signer: Signer) -> Iterator[AssessmentService]:
    """The service as it is opened for a learner, but for the clock."""
    storage = Storage.open(f"sqlite:///{tmp_path}/sittings.sqlite3")
    yield AssessmentService(Catalogue(), storage, signer, clock)
    storage.close()


def test_the_log_of_a_form_is_kept(service: AssessmentService, tmp_path: Path) -> None:
    """As JSON beside the form: what was wanted, what was reached, and with which seed."""
    view = service.begin("ann", "exam-a")
    with closing(sqlite3.connect(tmp_path / "sittings.sqlite3")) as database:
        query = "select seed, log from forms where sitting = ?"
        seed, log = database.execute(query, (view.id,)).fetchone()
    told = AssemblyLog.model_validate_json(log)
    assert (told.seed, told.counts[0].reached) == (seed, 50)


def test_three_fails_of_exam_a(service: AssessmentService, clock: Clock) -> None:
    """The waits are the course's, no question comes twice, and no reason of the bank is in anything told."""
    told, met, waits = [], [], []
    for _ in range(3):
        view = service.begin("ann", "exam-a")
        told.append(view.model_dump_json())
        met += bank_ids(service, view)
        result = service.hand_in("ann", view.id)
        told.append(result.model_dump_json())
        assert (result.maximum, result.pass_points, result.passed) == (50, 38, False)
        assert result.standing.not_before is not None
        waits.append((result.standing.not_before - clock.now).days)
        clock.now = result.standing.not_before
    assert waits == [2, 2, 14]
    assert len(set(met)) == 150
    names = {entry.item.id for entry in read_bank(MODULE).entries}
    for text in told:
        assert not [reason for reason in reasons() if reason in text]
        assert not [name for name in names if f'"{name}"' in text or f'"{name}-' in text], "nor is any id of the bank"


def reasons() -> set[str]:
    """The beginnings of all rationales in the bank that hold no drawn number."""
    found = set()
    for entry in read_bank(MODULE).entries:
        options = entry.item.options if isinstance(entry.item, Item) else ()
        found |= {option.reason[:40] for option in options}
    assert len(found) > 400
    return found


def test_a_passed_module_test(service: AssessmentService, clock: Clock, signer: Signer) -> None:
    """Reviews are complete, lessons lead to pages that are there, and the receipt is good."""
    first = service.begin("ann", "m01-test")
    failed = service.hand_in("ann", first.id)
    assert all((modules_folder() / one.address).is_file() for one in failed.revisit)
    view = service.begin("ann", "m01-test")
    asked_now = bank_ids(service, view)
    assert not set(bank_ids(service, first)) & set(asked_now)
    bank = {entry.item.id: entry.item for entry in read_bank(MODULE).entries}
    for name, shown in zip(asked_now, view.items, strict=True):
        item = bank.get(name) or made(bank, name)
        if isinstance(item, Item):
            packet = Packet(packet=1, response=SingleResponse(choice=item.key))
            service.save("ann", view.id, shown.id, packet)
    result = service.hand_in("ann", view.id)
    assert result.passed is True
    assert len(result.reviews) == 15
    assert all(review.reasons for review in result.reviews)
    assert {review.topic for review in result.reviews} == {bar.title for bar in result.topics}
    found = verify(result.receipt, [signer.public_keys()], "ann", "m01-test", MODULE.name, clock.now)
    assert isinstance(found, Receipt)
    assert (found.points, found.maximum) == (result.points, 15)


def made(bank: Mapping[str, object], variant: str) -> object:
    """The variant of a generator."""
    name, _, seed = variant.rpartition("-")
    generator = bank[name]
    assert isinstance(generator, GeneratedItem)
    return generate(generator, int(seed))


def test_every_item_is_kept_whole() -> None:
    """Freezing and thawing gives back every item of the bank, key, reasons and the order shown included."""
    shown = []
    for entry in read_bank(MODULE).entries:
        item = generate(entry.item, 7) if isinstance(entry.item, GeneratedItem) else entry.item
        shown.append(Shown(item, asked(item, "seed"), counts=item.status != "pilot"))  # type: ignore[arg-type]
    thawed = thaw(freeze(shown))
    assert [(one.item, one.counts) for one in thawed.items] == [(one.item, one.counts) for one in shown]
    assert [one.asked for one in thawed.items] == [
        one.asked.model_copy(update={"id": f"q{place}"}) for place, one in enumerate(shown, 1)
    ]


def test_stories_have_names_of_the_sitting_too(service: AssessmentService) -> None:
    """Exam B: its questions are `q1` to `q8`, its stories `s1` to `s3`, in the order in which they come."""
    view = service.begin("ann", "exam-b")
    assert [item.id for item in view.items] == [f"q{place}" for place in range(1, 9)]
    told = [item.story.id for item in view.items if item.story]
    assert list(dict.fromkeys(told)) == ["s1", "s2", "s3"]
    assert len(told) == 8


def test_practice_of_module_1(service: AssessmentService) -> None:
    """There is practice for the module, and checking a question gives a reason for every option."""
    assert "practice-m01" in practices()
    view = service.begin("ann", "practice-m01")
    assert len(view.items) == 10
    assert all(one.reason for one in service.check("ann", view.id, view.items[0].id).reasons)


def test_lessons_that_are_not_known(tmp_path: Path) -> None:
    """Where the course is not built, a lesson is called by its id and leads nowhere."""
    lesson = BuiltLessons(tmp_path).lesson("L-1.3")
    assert (lesson.title, lesson.address, lesson.module) == ("L-1.3", "", "")
    assert BuiltLessons().lesson("SUP-1.12").address.endswith("12-customer-success-metrics-and-accounting-terms.ipynb")


def test_an_exam_without_questions(service: AssessmentService) -> None:
    """What cannot be put together yet is refused in words, or begins; nothing in between."""
    for name in ("exam-a", "exam-b", "m01-test"):
        try:
            found = "begun" if service.begin("cleo", name).items else "empty"
        except Refused as refused:
            found = refused.code
        assert found in ("begun", "no_form")
