"""Killed at any step of a grading, the next run finishes it or does it again: nothing twice, nothing lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from csm_autograder.batch import folders
from csm_autograder.batch import run as running
from csm_autograder.batch.course import Course
from csm_autograder.batch.gradebook import Gradebook
from csm_autograder.batch.making import make_template
from csm_autograder.batch.marked import Marked
from csm_autograder.batch.run import grade
from tests.autograder.batch.conftest import Submit
from tests.pipeline.classroom import MODULE, Classroom
from tests.pipeline.cohort import files, gradebook


class Killed(BaseException):
    """The process ends here; nothing tidies up."""


def kill_at(patch: pytest.MonkeyPatch, step: int, after: bool) -> None:
    """End at the nth of the steps that change anything for good: a rename, or the commit of the rows."""
    taken = [0]

    def ending(do: Callable[..., object]) -> Callable[..., object]:
        def one(*arguments: object) -> object:
            taken[0] += 1
            if taken[0] == step and not after:
                raise Killed
            done = do(*arguments)
            if taken[0] == step:
                raise Killed
            return done

        return one

    patch.setattr(Path, "rename", ending(Path.rename))
    patch.setattr(Gradebook, "write", ending(Gradebook.write))


STEPS = ("made ready", "rows committed", "old folder away", "new folder in place")


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_step_loses_nothing_and_repeats_nothing(
    course: Course, room: Classroom, submit: Submit, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    """A graded submission is replaced by a newer one; afterwards everything is as if nobody had been killed."""
    newer = {"sample": "full", "stamp": "2026-11-21 10:00:00 UTC"}
    without_receipt(submit("whole", **newer))
    grade(course, MODULE)
    expected = files(course.autograded("whole", MODULE))
    submit("ana", "blank", "2026-11-20 10:00:00 UTC")
    grade(course, MODULE)
    without_receipt(submit("ana", **newer))
    with monkeypatch.context() as patch:
        kill_at(patch, STEPS.index(step) + 1, after)
        with pytest.raises(Killed):
            grade(course, MODULE)
    committed = STEPS.index(step) > 1 or (step == "rows committed" and after)
    report = grade(course, MODULE)
    assert (report.graded, report.skipped, report.failed) == ((0, 2, 0) if committed else (1, 1, 0))
    assert files(course.autograded("ana", MODULE)) == expected
    assert not course.staging().exists()
    rows = gradebook(room)
    assert _of("ana", rows) == _of("whole", rows)


def without_receipt(folder: Path) -> None:
    """A receipt carries a name; all else is the same for both."""
    (folder / "answers" / "m01-test.json").unlink()


def _of(student: str, rows: dict[str, list[tuple[object, ...]]]) -> list[str]:
    """The rows of one learner, without the name."""
    tables = ("submitted_assignment", "submitted_notebook", "grade", "comment")
    found = (repr(row) for table in tables for row in rows[table] if student in repr(row))
    return sorted(row.replace(student, "-") for row in found)


def test_a_folder_that_was_being_written_is_removed(course: Course, submit: Submit) -> None:
    """It may be half of one."""
    submit("ana")
    part = course.staging() / MODULE / "ana" / "part-0123"
    part.mkdir(parents=True)
    (part / "test.ipynb").write_text("{")
    assert grade(course, MODULE).graded == 1
    assert not course.staging().exists()


def test_a_whole_folder_whose_rows_were_not_committed_is_removed(
    course: Course, submit: Submit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows and folder come together or not at all: both are made again."""
    submit("ana")

    def killed(_: Gradebook, marked: Marked) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(running.Gradebook, "write", killed)
        with pytest.raises(Killed):
            grade(course, MODULE)
    assert list((course.staging() / MODULE / "ana").glob("new-*"))
    assert not course.autograded("ana", MODULE).exists()
    assert grade(course, MODULE).graded == 1


def test_what_lies_under_staging_by_chance_is_removed(course: Course, submit: Submit) -> None:
    """Of learners who are gone, or graded long ago."""
    submit("ana")
    grade(course, MODULE)
    for name in ("gone/new-abc", "ana/new-abc", "ana/old-abc", "ana/part-abc"):
        (course.staging() / MODULE / name).mkdir(parents=True)
    before = files(course.autograded("ana", MODULE))
    assert grade(course, MODULE).skipped == 1
    assert files(course.autograded("ana", MODULE)) == before
    assert not course.staging().exists()


def test_a_dry_run_repairs_nothing(course: Course, submit: Submit) -> None:
    """It only looks."""
    submit("ana")
    part = course.staging() / MODULE / "ana" / "part-0123"
    part.mkdir(parents=True)
    grade(course, MODULE, dry=True)
    assert part.is_dir()


def test_staging_lies_where_nbgrader_looks_for_nobody(course: Course) -> None:
    """Its own search skips names that begin with a dot, and the folder is on the same disk as its place."""
    (course.staging() / MODULE / "ana").mkdir(parents=True)
    assert course.staging().parent == course.autograded("ana", MODULE).parents[1]
    assert course.staging().name.startswith(".")
    assert make_template(course, MODULE).assignment == MODULE
    folders.repair(course, MODULE, dict)
