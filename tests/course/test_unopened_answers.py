"""Answer files that cannot be opened now, or cannot be moved aside: never renamed unseen, never overwritten."""

import errno
import json
import os
from pathlib import Path

import pytest

from csm_course.answers import AnswerFolder, NotKept
from csm_course.exercises.written import WrittenAnswer

ID = "m01-w1-x"
EARLIER = json.dumps(
    {"schema": 1, "exercise": ID, "saved": "2026-11-22T10:00:00+00:00", "answer": {"text": "the earlier one"}}
)
NEW = WrittenAnswer(text="the new one")


@pytest.fixture
def folder(tmp_path: Path) -> AnswerFolder:
    """An answers folder with a good answer in it."""
    path = tmp_path / "answers"
    path.mkdir()
    (path / f"{ID}.json").write_text(EARLIER, encoding="utf-8")
    return AnswerFolder(path)


def lock(patch: pytest.MonkeyPatch, number: int) -> None:
    """Let every opening of a file fail with this error of the system."""

    def fail(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    patch.setattr("csm_course.strict_json.os.open", fail)


def bar(patch: pytest.MonkeyPatch) -> None:
    """Let every renaming fail, as in a folder that cannot be written to."""

    def fail(*_: object) -> Path:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    patch.setattr(Path, "rename", fail)


def names(folder: AnswerFolder) -> list[str]:
    """What lies in the folder."""
    return sorted(file.name for file in folder.path.iterdir())


@pytest.mark.parametrize("number", [errno.EACCES, errno.EMFILE, errno.ENFILE, errno.EIO, errno.ESTALE])
def test_a_file_that_cannot_be_opened_now_stays_where_it_is(folder: AnswerFolder, number: int) -> None:
    """The learner is told, nothing is renamed, and a later reading brings the answer back."""
    with pytest.MonkeyPatch.context() as patch:
        lock(patch, number)
        for trouble in (folder.look(ID, "written").trouble, folder.read(ID, "written").trouble):
            assert trouble.startswith("The saved answer cannot be opened at the moment: ")
            assert f"({os.strerror(number)})" in trouble
    assert names(folder) == [f"{ID}.json"]
    reading = folder.read(ID, "written")
    assert (reading.answer, reading.trouble) == (WrittenAnswer(text="the earlier one"), "")
    folder.keep(ID, NEW)
    assert names(folder) == [f"{ID}.json"]


def test_a_disk_that_fails_while_reading_is_no_damage(folder: AnswerFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that comes after opening leaves the file in place as well."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("csm_course.strict_json.os.fdopen", fail)
    assert "cannot be opened at the moment" in folder.read(ID, "written").trouble
    assert names(folder) == [f"{ID}.json"]


def test_a_new_answer_moves_the_unopened_one_aside_first(folder: AnswerFolder) -> None:
    """What nobody could read is kept byte for byte when a new answer takes its place."""
    with pytest.MonkeyPatch.context() as patch:
        lock(patch, errno.EMFILE)
        folder.read(ID, "written")
    assert not folder.keep(ID, NEW).replaced_other
    assert (folder.path / f"{ID}.json.bad").read_text(encoding="utf-8") == EARLIER
    folder.keep(ID, WrittenAnswer(text="and another"))
    assert names(folder) == [f"{ID}.json", f"{ID}.json.bad"]


@pytest.mark.parametrize("damaged", [True, False])
def test_what_cannot_be_moved_aside_is_never_overwritten(folder: AnswerFolder, damaged: bool) -> None:
    """Keeping is refused in plain words while the old file cannot be moved, and works once it can."""
    file = folder.path / f"{ID}.json"
    if damaged:
        file.write_text("{broken", encoding="utf-8")
    before = file.read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        bar(patch)
        if not damaged:
            lock(patch, errno.EACCES)
        trouble = folder.read(ID, "written").trouble
        assert "replace" not in trouble
        for _ in range(2):
            with pytest.raises(NotKept, match="could not be moved aside") as refused:
                folder.keep(ID, NEW)
        assert str(refused.value).startswith("Not saved: ")
        assert "still on this page" in str(refused.value)
        assert file.read_bytes() == before
    folder.keep(ID, NEW)
    assert (folder.path / f"{ID}.json.bad").read_bytes() == before
    assert folder.read(ID, "written").answer == NEW


def test_what_another_window_has_dealt_with_is_in_nobodys_way(folder: AnswerFolder) -> None:
    """A readable answer that has come in its place is replaced as usual, and said to be."""
    with pytest.MonkeyPatch.context() as patch:
        lock(patch, errno.EMFILE)
        folder.read(ID, "written")
    AnswerFolder(folder.path).keep(ID, WrittenAnswer(text="from another window"))
    assert folder.keep(ID, NEW).replaced_other
    assert names(folder) == [f"{ID}.json"]


def test_a_file_that_is_gone_by_then_is_in_nobodys_way(folder: AnswerFolder) -> None:
    """Someone removed the file in the meantime: the new answer is simply saved."""
    with pytest.MonkeyPatch.context() as patch:
        lock(patch, errno.EMFILE)
        folder.read(ID, "written")
    (folder.path / f"{ID}.json").unlink()
    folder.keep(ID, NEW)
    assert names(folder) == [f"{ID}.json"]


def test_a_link_that_is_refused_is_set_aside_all_the_same(folder: AnswerFolder, tmp_path: Path) -> None:
    """A link cannot be opened, today or tomorrow: it is no ordinary file, and is moved out of the way."""
    file = folder.path / f"{ID}.json"
    file.rename(tmp_path / "elsewhere.json")
    file.symlink_to(tmp_path / "elsewhere.json")
    assert "not an ordinary file" in folder.read(ID, "written").trouble
    assert names(folder) == [f"{ID}.json.bad"]
    assert (tmp_path / "elsewhere.json").read_text(encoding="utf-8") == EARLIER
