"""Answer files: written whole or not at all, read without trust, set aside when damaged."""

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.answers import AnswerFolder, NotKept
from csm_course.exercises.numeric import NumericAnswer
from csm_course.exercises.written import WrittenAnswer

ID = "m01-w1-x"
ENVELOPE = {"schema": 1, "exercise": ID, "saved": "2026-11-22T10:00:00+00:00", "answer": {"text": "kept"}}


@pytest.fixture
def folder(tmp_path: Path) -> AnswerFolder:
    """An answers folder that does not exist yet."""
    return AnswerFolder(tmp_path / "answers")


def put(folder: AnswerFolder, content: bytes | str) -> Path:
    """Lay an answer file down by hand."""
    folder.path.mkdir(exist_ok=True)
    file = folder.path / f"{ID}.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_what_is_kept_is_read_again(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Emoji, right-to-left text, quotes and line ends survive."""
    folder = AnswerFolder(tmp_path_factory.mktemp("a") / "answers")
    folder.keep(ID, WrittenAnswer(text=text))
    assert AnswerFolder(folder.path).read(ID, "written").answer == WrittenAnswer(text=text)


def test_nothing_saved_reads_as_nothing(folder: AnswerFolder) -> None:
    """A fresh exercise has no answer and no trouble."""
    reading = folder.read(ID, "written")
    assert (reading.answer, reading.trouble) == (None, "")


DAMAGED = {
    "empty": "",
    "truncated": json.dumps(ENVELOPE)[:-9],
    "not json": "hello",
    "not a document": "[1, 2]",
    "no envelope": "{}",
    "other schema": json.dumps({**ENVELOPE, "schema": 7}),
    "other exercise": json.dumps({**ENVELOPE, "exercise": "m01-w1-y"}),
    "extra field": json.dumps({**ENVELOPE, "points": 100}),
    "wrong answer": json.dumps({**ENVELOPE, "answer": {"choice": "a"}}),
    "answer not an object": json.dumps({**ENVELOPE, "answer": "text"}),
    "schema true": json.dumps({**ENVELOPE, "schema": True}),
    "schema in quotes": json.dumps({**ENVELOPE, "schema": "1"}),
    "no time zone": json.dumps({**ENVELOPE, "saved": "2026-11-22T10:00:00"}),
    "not a date": json.dumps({**ENVELOPE, "saved": "yesterday"}),
    "NaN": json.dumps(ENVELOPE).replace('"kept"', "NaN"),
    "infinity": json.dumps(ENVELOPE).replace('"kept"', "1e999"),
    "same key twice": json.dumps(ENVELOPE).replace('"schema": 1', '"schema": 1, "schema": 1'),
    "deeply nested": '{"a":' * 200_000 + "1" + "}" * 200_000,
    "10 MB": '{"a": "' + "x" * 10_000_000 + '"}',
    "invalid UTF-8": b'{"schema": "\xff\xfe"}',
    "NUL": b"\x00\x00\x00",
    "huge number": '{"a": ' + "9" * 100_000 + "}",
    "5,000 digits": json.dumps(ENVELOPE).replace('"kept"', "9" * 5_000),
    "400 digits": json.dumps(ENVELOPE).replace('"kept"', "-" + "9" * 400),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_file_is_set_aside_and_work_goes_on(folder: AnswerFolder, case: str) -> None:
    """Kept byte for byte as .bad, the learner told in words, a new answer saved."""
    content = DAMAGED[case]
    put(folder, content)
    reading = folder.read(ID, "written")
    assert reading.answer is None
    assert "could not be read" in reading.trouble
    assert f"{ID}.json.bad" in reading.trouble
    assert "sys." not in reading.trouble
    bad = folder.path / f"{ID}.json.bad"
    assert bad.read_bytes() == (content if isinstance(content, bytes) else content.encode())
    folder.keep(ID, WrittenAnswer(text="new"))
    assert folder.read(ID, "written").answer == WrittenAnswer(text="new")


@pytest.mark.parametrize("case", ["5,000 digits", "400 digits", "huge number"])
def test_too_many_digits_are_named_as_that(folder: AnswerFolder, case: str) -> None:
    """A number nothing can be calculated with is refused in the course's own words."""
    put(folder, DAMAGED[case])
    assert "a number too large" in folder.look(ID, "written").trouble


def test_a_byte_order_mark_is_no_damage(folder: AnswerFolder) -> None:
    """A file that an editor saved with a byte order mark reads as it did before."""
    put(folder, json.dumps(ENVELOPE).encode("utf-8-sig"))
    reading = folder.read(ID, "written")
    assert (reading.answer, reading.trouble) == (WrittenAnswer(text="kept"), "")


@pytest.mark.parametrize("case", DAMAGED)
def test_grading_only_looks(folder: AnswerFolder, case: str) -> None:
    """The grader reports the trouble and leaves the file where it is."""
    file = put(folder, DAMAGED[case])
    assert folder.look(ID, "written").trouble
    assert file.exists()
    assert not list(folder.path.glob("*.bad*"))


def test_a_second_damaged_file_does_not_replace_the_first(folder: AnswerFolder) -> None:
    """Nothing that was set aside is lost."""
    put(folder, "first")
    folder.read(ID, "written")
    put(folder, "second")
    folder.read(ID, "written")
    assert {file.read_text() for file in folder.path.glob("*.bad*")} == {"first", "second"}


def test_a_link_a_pipe_and_a_folder_are_not_followed(folder: AnswerFolder, tmp_path: Path) -> None:
    """No answer file leads out of the folder or blocks the reader."""
    secret = tmp_path / "secret.json"
    secret.write_text(json.dumps(ENVELOPE))
    folder.path.mkdir()
    file = folder.path / f"{ID}.json"
    file.symlink_to(secret)
    assert folder.look(ID, "written").answer is None
    file.unlink()
    os.mkfifo(file)
    assert folder.look(ID, "written").trouble
    file.unlink()
    file.mkdir()
    assert folder.look(ID, "written").trouble


def test_the_other_window_is_noticed(folder: AnswerFolder) -> None:
    """Two windows on one exercise: the last write wins, and the one that replaced it is told."""
    other = AnswerFolder(folder.path)
    folder.read(ID, "written")
    other.read(ID, "written")
    assert not other.keep(ID, WrittenAnswer(text="from the other")).replaced_other
    assert folder.keep(ID, WrittenAnswer(text="from this one")).replaced_other
    assert not folder.keep(ID, WrittenAnswer(text="again")).replaced_other
    assert other.read(ID, "written").answer == WrittenAnswer(text="again")


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "cannot be written"), (errno.EACCES, "cannot be written")],
)
def test_a_failed_write_says_why_and_keeps_the_old_answer(
    folder: AnswerFolder, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    """The disk fills up in the middle of a save: the old file is whole and no scraps are left."""
    folder.keep(ID, WrittenAnswer(text="old"))

    def full(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(NotKept, match=words):
            folder.keep(ID, WrittenAnswer(text="new"))
    assert folder.read(ID, "written").answer == WrittenAnswer(text="old")
    assert [file.name for file in folder.path.iterdir()] == [f"{ID}.json"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Works for every user, root included: a file stands where the folder should be."""
    (tmp_path / "answers").write_text("in the way")
    folder = AnswerFolder(tmp_path / "answers")
    assert folder.read(ID, "written").trouble == ""
    with pytest.raises(NotKept, match="Not saved") as refused:
        folder.keep(ID, WrittenAnswer(text="x"))
    assert str(refused.value).endswith("(File exists)")
    assert "still on this page" in str(refused.value)


def test_nothing_is_written_while_grading(folder: AnswerFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The grader's run must not touch what was handed in."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    with pytest.raises(NotKept, match="graded"):
        folder.keep(ID, NumericAnswer(text="5"))
    assert not folder.path.exists()
