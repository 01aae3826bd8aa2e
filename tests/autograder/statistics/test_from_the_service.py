"""From real sittings in the service's database to a report: nothing is lost on the way."""

import csv
from pathlib import Path

import pytest

from csm_app.cli import main
from csm_autograder.assessment.forms.catalogue import Catalogue
from csm_autograder.assessment.forms.variants import any_variant
from csm_autograder.assessment.receipts import Signer
from csm_autograder.assessment.sittings import AssessmentService, Storage
from csm_autograder.assessment.statistics.choices import marks
from csm_autograder.assessment.statistics.columns import from_answers
from csm_autograder.assessment.statistics.export import items_csv, sheets, text_of, workbook
from csm_autograder.assessment.statistics.items import FEWEST
from csm_autograder.assessment.statistics.report import report
from csm_autograder.assessment.statistics.rows import Answer
from csm_autograder.assessment.statistics.sources import SHORT, Bank, answers_in
from csm_autograder.assessment.views import Packet
from csm_course.exercises.quiz import Item
from csm_course.items import MatchItem, OrderItem, read_bank
from csm_course.items.asked import AskedOrder, AskedSingle, MatchResponse, OrderResponse, SingleResponse
from csm_course.items.asking import asked, veiled
from csm_course.places import content_folder

LEARNERS = ("ann", "ben", "cy")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Three learners hand the test of module 1 in, each with the first option of every single choice; one is at it."""
    folder = tmp_path_factory.mktemp("service")
    url = f"sqlite:///{folder / 'sittings.sqlite3'}"
    storage = Storage.open(url)
    service = AssessmentService(Catalogue(), storage, Signer.open(folder / "keys", "a-service"))
    for learner in LEARNERS:
        view = service.begin(learner, "m01-test")
        for item in view.items:
            if isinstance(item, AskedSingle):
                chosen = SingleResponse(choice=item.options[0].id)
                service.save(learner, view.id, item.id, Packet(response=chosen, packet=1))
        service.hand_in(learner, view.id)
    service.begin("dan", "m01-test")
    storage.close()
    return url


def test_every_finished_sitting_is_there(database: str) -> None:
    """Three sittings of 15 questions; points as the service gave them; options known from the bank."""
    found = from_answers(answers_in(database, ("m01-test", "exam-a")))
    assert list(found) == ["m01-test"]
    responses, bank = found["m01-test"], Bank(content_folder())
    whole = report(responses, bank.pass_mark("m01-test"), bank.options)
    assert (whole.sittings, whole.learners, whole.questions) == (3, 3, 15)
    assert whole.deciding is not None
    assert whole.deciding.cut == 11
    single = [item for item in whole.items if item.kind == "single" and bank.texts(item.id) is not None]
    assert single
    assert all(len(bank.options(item.id)) >= 3 for item in single), "options nobody chose are there as well"


def test_pairs_and_orders_are_told_in_words() -> None:
    """Answers name texts by ids made of them; the page has the texts, and of steps their right places."""
    bank, module = Bank(content_folder()), read_bank(content_folder() / "m01-customer-success-fundamentals")
    order = next(one for one in module.fixed if isinstance(one, OrderItem))
    shown = asked(order, "any seed")
    assert isinstance(shown, AskedOrder)
    (chosen,) = marks(OrderResponse(order=tuple(step.id for step in shown.options)).model_dump_json())
    texts = bank.texts(order.id)
    assert texts
    right = [step.text for step in order.steps]
    assert texts.said(chosen) == f"steps {', '.join(str(right.index(step.text) + 1) for step in shown.options)}"
    pairs = next(one for one in module.fixed if isinstance(one, MatchItem))
    left, match = veiled(pairs.pairs[0].text), veiled(pairs.pairs[1].match)
    (chosen,) = marks(MatchResponse(matched={left: match}).model_dump_json())
    texts = bank.texts(pairs.id)
    assert texts
    assert texts.said(chosen) == f"{pairs.pairs[0].text} → {pairs.pairs[1].match}"
    assert [texts.said(one) for one in ("no answer", "12, 5", "x1 → x2", "")] == ["", "", "", ""]


def test_the_export_names_choices_in_words() -> None:
    """Options by letter and words, pairs and orders by words alone: a machine's id stands nowhere."""
    module = read_bank(next(content_folder().glob("m01-*")))
    order = next(one for one in module.fixed if isinstance(one, OrderItem))
    pairs = next(one for one in module.fixed if isinstance(one, MatchItem))
    ordered = OrderResponse(order=tuple(veiled(step.text) for step in order.steps))
    matched = MatchResponse(matched={veiled(pair.text): veiled(pair.match) for pair in pairs.pairs})
    answers = [
        Answer(f"l{number}", f"s{number}", "m01-test", "f", item, 1, response.model_dump_json(), float(number % 2))
        for number in range(40)
        for item, response in ((order.id, ordered), (pairs.id, matched))
    ]
    bank = Bank(content_folder())
    whole = report(from_answers(answers)["m01-test"])
    found = next(sheet for sheet in sheets(whole, bank.texts) if sheet.title == "Choices")
    said = {(row[0], row[2], row[3]) for row in found.rows}
    assert (order.id, "", f"steps {', '.join(str(place + 1) for place in range(len(order.steps)))}") in said
    assert {(pairs.id, "", f"{pair.text} → {pair.match}") for pair in pairs.pairs} <= said
    assert not any(veiled(step.text) in str(row) for row in found.rows for step in order.steps)
    assert len(workbook(whole, bank.texts)) > 500


def test_a_question_is_known_by_its_id_and_its_first_words() -> None:
    """Beside each other on the screen, in columns of their own in files; a generator and its variants alike."""
    module = read_bank(next(content_folder().glob("m01-*")))
    single = next(one for one in module.fixed if isinstance(one, Item))
    bank, response = Bank(content_folder()), SingleResponse(choice=single.key).model_dump_json()
    whole = report(from_answers([
        Answer(f"l{number}", f"s{number}", "m01-test", "f", single.id, 1, response, 1.0) for number in range(40)
    ])["m01-test"])  # fmt: skip
    known = bank.texts(single.id)
    assert known
    begins = known.begins()
    assert len(begins) <= SHORT
    assert known.whole.startswith(begins.removesuffix(" …"))
    assert f"**Too easy.** `{single.id}` ({begins}): Nearly everybody" in text_of(whole, bank.texts)
    assert "| Question | First words | Kind |" in text_of(whole, bank.texts)
    assert "| Question | Kind |" in text_of(whole, lambda item: None)
    head, row = list(csv.reader(items_csv(whole, bank.texts).decode("utf-8-sig").splitlines()))
    assert (head[:2], row[:2]) == (["Question", "First words"], [single.id, begins])
    generator = module.generated[0]
    told, variant = bank.texts(generator.id), bank.texts(any_variant(generator, "x").id)
    assert told
    assert variant
    assert told.begins(12) == variant.begins(12)


def test_variants_that_few_answered_are_told_by_one_of_their_kind() -> None:
    """A class of 160 meets 1,600 of them; one that enough answered is told by its own numbers."""
    generator = read_bank(next(content_folder().glob("m01-*"))).generated[0]
    often, once, later = (any_variant(generator, words) for words in "abc")
    assert often
    assert once
    assert later
    bank, response = Bank(content_folder()), SingleResponse(choice="a").model_dump_json()
    asked = [(often.id, 1)] * FEWEST + [(once.id, 1), (later.id, 2), ("nobody-17", 1)]
    answers = [
        Answer(f"l{number}", f"s{number}", "m01-test", "f", item, version, response, 1.0)
        for number, (item, version) in enumerate(asked)
    ]
    names = bank.names(report(from_answers(answers)["m01-test"]))
    assert names(often.id) == bank.texts(often.id)
    alike = names(once.id)
    assert alike is names(f"{later.id} (version 2)")
    assert alike
    assert alike.begins().startswith("Like: ")
    assert names("nobody-17") is None


def test_the_command_reads_it(database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words on the screen, and the answers as a table that is read back."""
    assert main(["statistics", "m01-test", "--database", database]) == 0
    said = capsys.readouterr().out
    assert "3 sittings of 3 learners, 15 questions each" in said
    assert "3 have taken it so far" in said
    table = tmp_path / "answers.csv"
    assert main(["statistics", "m01-test", "--database", database, "--answers-to", str(table)]) == 0
    assert main(["statistics", "--responses", str(table)]) == 0
    assert "3 sittings of 3 learners" in capsys.readouterr().out
