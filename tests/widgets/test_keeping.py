"""The learner's store beside the answer files: kept twice, brought back once, and never in anybody's way."""

import json
import shutil
from pathlib import Path

import pytest

from csm_course.store import LearnerStore, store_file
from csm_widgets import exercise, grade
from csm_widgets.ledger import Ledger, read_answer
from csm_widgets.panel import ExercisePanel

from .kit import page
from .test_panel import FULL

BLANK: dict[str, dict[str, object]] = {"single": {"choice": None}, "numeric": {"text": ""}}


def file(folder: Path, kind: str) -> Path:
    """The answer file of a kit exercise."""
    return folder / "answers" / f"m01-x-{kind}.json"


def test_an_answer_is_in_its_file_and_in_the_store_alike(folder: Path) -> None:
    """A save keeps the same document in both places, and is no attempt."""
    with page(folder, "single") as shown:
        shown.ask("save", answer={"choice": "b"})
    store = LearnerStore()
    assert store.answer("m01-x-single") == file(folder, "single").read_text(encoding="utf-8")
    assert store.attempts() == ()


@pytest.mark.parametrize("kind", sorted(FULL))
def test_a_check_is_an_attempt(folder: Path, kind: str) -> None:
    """What was answered, the points, and for a test whether it was passed are remembered with each check."""
    with page(folder, kind) as shown:
        judged = shown.ask("check", answer=FULL[kind])["judged"]
        shown.ask("check", answer=FULL[kind])
    first, second = LearnerStore().attempts(f"m01-x-{kind}")
    assert (first.points, first.maximum) == (judged["points"], judged["maximum"])
    assert first.passed is (True if kind == "test" else None)
    assert first.answer == second.answer == json.loads(file(folder, kind).read_text(encoding="utf-8"))["answer"]


@pytest.mark.parametrize("kind", sorted(BLANK))
def test_a_blank_answer_is_no_attempt(folder: Path, kind: str) -> None:
    """Checking nothing is not trying."""
    with page(folder, kind) as shown:
        shown.ask("check", answer=BLANK[kind])
    assert LearnerStore().attempts() == ()


@pytest.mark.parametrize("kind", sorted(FULL))
def test_an_answer_comes_back_into_a_new_copy_of_the_course(folder: Path, kind: str) -> None:
    """Where the folder has no answer, the store's is put back into the file, unchanged, and the page says so."""
    with page(folder, kind) as shown:
        shown.ask("save", answer=FULL[kind])
    before = file(folder, kind).read_bytes()
    shutil.rmtree(folder / "answers")
    with page(folder, kind) as again:
        assert again.panel.opening["answer"] == json.loads(before)["answer"]
        assert "was brought back from your records" in again.panel.opening["remark"]
        assert again.panel.opening["saved"]
    assert file(folder, kind).read_bytes() == before
    with page(folder, kind) as third:
        assert third.panel.opening["remark"] == ""


def test_a_file_that_is_there_is_never_overwritten(folder: Path) -> None:
    """The file beside the page counts, whatever the store has."""
    with page(folder, "single") as shown:
        shown.ask("save", answer={"choice": "a"})
    earlier = file(folder, "single").read_text(encoding="utf-8").replace('"a"', '"b"').replace("2026", "2020")
    file(folder, "single").write_text(earlier, encoding="utf-8")
    with page(folder, "single") as again:
        assert again.panel.opening["answer"] == {"choice": "b"}
        assert again.panel.opening["remark"] == ""
    assert file(folder, "single").read_text(encoding="utf-8") == earlier


def test_a_damaged_file_is_replaced_by_the_kept_answer(folder: Path) -> None:
    """The damaged file is set aside as before, and the learner has the work back."""
    with page(folder, "single") as shown:
        shown.ask("save", answer={"choice": "a"})
    file(folder, "single").write_text("{", encoding="utf-8")
    with page(folder, "single") as again:
        assert again.panel.opening["answer"] == {"choice": "a"}
        assert "m01-x-single.json.bad" in again.panel.opening["remark"]
        assert "There was no answer" not in again.panel.opening["remark"]
        assert "was brought back" in again.panel.opening["remark"]


@pytest.mark.parametrize("answer", [{"choice": None}, {"colour": "red"}])
def test_what_is_blank_or_does_not_fit_any_more_is_not_brought_back(folder: Path, answer: dict[str, object]) -> None:
    """A blank answer is none, and one to a former version of the exercise is left in the store."""
    document = {"schema": 1, "exercise": "m01-x-single", "saved": "2026-11-01T10:00:00+00:00", "answer": answer}
    LearnerStore().keep_answer("m01-x-single", json.dumps(document))
    with page(folder, "single") as shown:
        assert shown.panel.opening["answer"] is None
        assert shown.panel.opening["remark"] == ""
    assert not file(folder, "single").exists()


@pytest.mark.parametrize("kind", sorted(FULL))
def test_a_verdict_is_shown_again_until_the_answer_changes(folder: Path, kind: str) -> None:
    """The page opens with the result of the last check, and with the solution open to it."""
    with page(folder, kind) as shown:
        judged = shown.ask("check", answer=FULL[kind])["judged"]
    with page(folder, kind) as again:
        assert again.panel.opening["judged"] == judged
        assert kind == "test" or "Check your answer first" not in again.ask("solution")["solution"]
        if kind == "single":
            again.ask("save", answer={"choice": "b"})
    with page(folder, kind) as third:
        assert (third.panel.opening["judged"] is None) == (kind == "single")


def test_the_verdict_shown_again_is_that_of_the_last_check(folder: Path) -> None:
    """An answer that was checked once and then given up for another is not shown as checked when it returns."""
    with page(folder, "single") as shown:
        shown.ask("check", answer={"choice": "a"})
        shown.ask("check", answer={"choice": "b"})
    with page(folder, "single") as again:
        assert again.panel.opening["judged"] is not None
        again.ask("save", answer={"choice": "a"})
    with page(folder, "single") as third:
        assert third.panel.opening["judged"] is None


def test_no_verdict_without_a_key_or_a_check(folder: Path) -> None:
    """A saved answer alone shows no result; nor does a checked one where the key is no longer at hand."""
    with page(folder, "single") as shown:
        shown.ask("save", answer={"choice": "a"})
    with page(folder, "single") as again:
        assert again.panel.opening["judged"] is None
        again.ask("check", answer={"choice": "a"})
    (folder / "practice.json").unlink()
    with page(folder, "single") as last:
        assert last.panel.opening["judged"] is None


def test_grading_neither_reads_nor_writes_the_store(grading: Path) -> None:
    """While nbgrader grades, the records of whoever runs it are no business of the pages."""
    document = {
        "schema": 1,
        "exercise": "m01-x-single",
        "saved": "2026-11-01T10:00:00+00:00",
        "answer": {"choice": "a"},
    }
    LearnerStore().keep_answer("m01-x-single", json.dumps(document))
    before = store_file().read_bytes()
    exercise("m01-x-single")
    assert str(grade("m01-x-single")) == "0.0"
    ledger = Ledger("m01-x-single")
    ledger.keep(json.dumps(document).replace('"a"', '"b"'))
    assert ledger.kept() is None
    assert store_file().read_bytes() == before
    assert not (grading / "answers").exists()


def test_a_submission_is_nobodys_records(folder: Path) -> None:
    """An instructor who opens what was handed in sees no answer of their own in it, and leaves none in the store."""
    document = {
        "schema": 1,
        "exercise": "m01-x-single",
        "saved": "2026-11-01T10:00:00+00:00",
        "answer": {"choice": "a"},
    }
    LearnerStore().keep_answer("m01-x-single", json.dumps(document))
    (folder / "timestamp.txt").write_text("2026-11-02 10:00:00 UTC")
    with page(folder, "single") as shown:
        assert shown.panel.opening["answer"] is None
        assert not (folder / "answers").exists()
        assert shown.ask("check", answer={"choice": "b"})["judged"]
    assert LearnerStore().answer("m01-x-single") == json.dumps(document)
    assert LearnerStore().attempts() == ()


@pytest.mark.parametrize("trouble", ["newer", "no place"])
def test_a_store_in_trouble_is_in_nobodys_way(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, trouble: str
) -> None:
    """The page opens, saves and judges; the trouble is in the log once."""
    if trouble == "newer":
        LearnerStore().opened("L-1.1")
        monkeypatch.setattr("csm_course.store.schema.VERSION", 0)
    else:
        (folder / "a file").write_text("")
        monkeypatch.setenv("CSM_STORE", str(folder / "a file" / "s.sqlite3"))
    with page(folder, "single") as shown:
        for _ in range(3):
            assert shown.ask("check", answer={"choice": "a"})["saving"]["saved"]
    panel = exercise("m01-x-single")
    assert isinstance(panel, ExercisePanel)
    assert panel.opening["answer"] == {"choice": "a"}
    panel.close()
    assert sum("learner's store" in line.getMessage() for line in caplog.records) in (1, 2)


def test_nothing_is_brought_back_into_a_folder_that_cannot_be_written(folder: Path) -> None:
    """An answer that cannot be put on disk is not shown as saved."""
    with page(folder, "single") as shown:
        shown.ask("save", answer={"choice": "a"})
        answers, question = shown.panel._sitting.answers, shown.panel._sitting.question
    shutil.rmtree(folder / "answers")
    (folder / "answers").write_text("in the way")
    assert read_answer(question, answers, Ledger(question.id)).answer is None
