"""What is read of a submitted folder, and what is not."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from csm_autograder.batch import submission as reading
from csm_autograder.batch.submission import TOO_LARGE, CannotRead, Submission, read_submission
from csm_course.strict_json import LIMIT

DOCUMENT = b'{"schema": 1}'


def read(folder: Path, terms: str = "") -> Submission:
    """Read a submission of a module with two exercises."""
    return read_submission(folder, "ana", "m01-x", ("m01-a", "m01-b"), terms)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A submission with one answer."""
    place = tmp_path / "ana" / "m01-x"
    (place / "answers").mkdir(parents=True)
    (place / "answers" / "m01-a.json").write_bytes(DOCUMENT)
    (place / "timestamp.txt").write_text("2026-11-20 10:00:00.123456 UTC\n")
    return place


def test_answers_of_the_modules_exercises_and_the_time_are_read(folder: Path) -> None:
    """Anything else in the folder is not looked at."""
    (folder / "answers" / "m99-other.json").write_text("{}")
    (folder / "answers" / "m01-b.json.bad").write_text("{}")
    found = read(folder)
    assert dict(found.answers) == {"m01-a": DOCUMENT}
    assert found.timestamp == datetime(2026, 11, 20, 10, 0, 0, 123456)
    assert found.remarks == ()


def test_nothing_handed_in_is_no_trouble(tmp_path: Path) -> None:
    """A folder without answers is a blank submission."""
    (tmp_path / "m01-x").mkdir()
    found = read(tmp_path / "m01-x")
    assert (dict(found.answers), found.timestamp, found.remarks) == ({}, None, ())


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "dangling link"])
def test_only_ordinary_files_are_opened(folder: Path, kind: str) -> None:
    """A link to somebody's answer, a pipe that never ends: not taken, and said to be."""
    place = folder / "answers" / "m01-b.json"
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    else:
        place.symlink_to(folder / "answers" / ("m01-a.json" if kind == "link" else "nothing"))
    found = read(folder)
    assert dict(found.answers) == {"m01-a": DOCUMENT}
    (remark,) = found.remarks
    assert remark.about == "m01-b.json"
    assert "not an ordinary file" in remark.instructor
    assert "hand the module in once more" in remark.learner


def test_a_linked_folder_of_answers_is_not_entered(folder: Path, tmp_path: Path) -> None:
    """Somebody else's answers do not count as one's own."""
    (folder / "answers").rename(tmp_path / "elsewhere")
    (folder / "answers").symlink_to(tmp_path / "elsewhere")
    found = read(folder)
    assert dict(found.answers) == {}
    assert [remark.about for remark in found.remarks] == ["answers"]


def test_a_linked_submission_is_not_entered(folder: Path, tmp_path: Path) -> None:
    """Nothing of it is taken, not even its time."""
    (tmp_path / "link").symlink_to(folder)
    found = read(tmp_path / "link")
    assert (dict(found.answers), dict(found.receipts)) == ({}, {})
    assert [remark.about for remark in found.remarks] == ["m01-x"]


def test_an_overlong_answer_costs_no_more_memory_than_is_allowed(folder: Path) -> None:
    """What it holds is not kept; that it is too large is."""
    with (folder / "answers" / "m01-b.json").open("wb") as file:
        file.truncate(100 * LIMIT)
    assert read(folder).answers["m01-b"] == TOO_LARGE


@pytest.mark.parametrize("text", ["yesterday, I think", "2026-13-45", "\x00", "é", "x" * 2_000])
def test_a_time_that_cannot_be_read_is_told_and_costs_nothing(folder: Path, text: str) -> None:
    """It counts as not known."""
    (folder / "timestamp.txt").write_text(text, encoding="utf-8")
    found = read(folder)
    assert found.timestamp is None
    assert found.receipts["timestamp.txt"] == b""
    assert [remark.about for remark in found.remarks] == ["timestamp.txt"]


def test_other_forms_of_time_are_read_as_nbgrader_reads_them(folder: Path) -> None:
    """With an offset, and without a zone."""
    for text in ("2026-11-20 11:00:00+0100", "2026-11-20T10:00:00Z", "2026-11-20 10:00"):
        (folder / "timestamp.txt").write_text(text)
        assert read(folder).timestamp == datetime(2026, 11, 20, 10)


def test_a_time_in_the_future_is_told(folder: Path) -> None:
    """It is kept, for the late rules to decide."""
    (folder / "timestamp.txt").write_text("2999-01-01 00:00:00 UTC")
    found = read(folder)
    assert found.timestamp == datetime(2999, 1, 1)
    assert "has not come yet" in found.remarks[0].instructor


def test_a_secret_that_is_no_file_is_replaced_by_one_nobody_can_guess(folder: Path) -> None:
    """nbgrader's other commands want one; the fingerprint stays the same."""
    (folder / "submission_secret.txt").mkdir()
    first, second = read(folder), read(folder)
    assert len(first.receipts["submission_secret.txt"]) == 32
    assert first.receipts["submission_secret.txt"] != second.receipts["submission_secret.txt"]
    assert first.fingerprint == second.fingerprint


def test_a_file_the_machine_does_not_hand_over_stops_the_judging_of_that_submission(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It might hold a right answer, so it is not judged as blank."""

    def refused(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(reading, "_opened", refused)
    with pytest.raises(CannotRead, match=r"cannot be opened \(Input/output error\)"):
        read(folder)


def test_the_fingerprint_tells_every_change(folder: Path) -> None:
    """Another answer, time or set of rules; the same again is the same."""
    prints = [read(folder).fingerprint, read(folder, terms="late").fingerprint]
    assert read(folder).fingerprint == prints[0]
    (folder / "answers" / "m01-b.json").write_bytes(b"")
    prints.append(read(folder).fingerprint)
    (folder / "timestamp.txt").write_text("2026-11-20 10:00:01 UTC")
    prints.append(read(folder).fingerprint)
    assert len(set(prints)) == 4
