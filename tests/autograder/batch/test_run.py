"""A run: who is graded, who is skipped, what is said of those with something wrong."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from csm_autograder.batch import run as running
from csm_autograder.batch.course import Course, NoCourse, open_course
from csm_autograder.batch.lock import Busy, alone
from csm_autograder.batch.making import NotReady, make_template
from csm_autograder.batch.marked import Marked
from csm_autograder.batch.run import Report, grade, workers
from tests.autograder.batch.conftest import Submit
from tests.pipeline.classroom import MODULE, Classroom
from tests.pipeline.cohort import files, gradebook
from tests.pipeline.submissions import deserved, scores


def counts(report: Report) -> tuple[int, int, int]:
    """Graded, skipped, failed."""
    return report.graded, report.skipped, report.failed


def test_everybody_is_graded_once_and_again_only_when_something_changed(
    course: Course, room: Classroom, submit: Submit
) -> None:
    """Unchanged submissions are skipped; a newer one, a lost folder and `force` grade again."""
    submit("ana", "full", "2026-11-20 10:00:00 UTC")
    submit("bo", "partial")
    assert counts(grade(course, MODULE)) == (2, 0, 0)
    assert scores(room, "ana") == pytest.approx(deserved("full"))
    assert counts(grade(course, MODULE)) == (0, 2, 0)
    submit("ana", "partial", "2026-11-21 10:00:00 UTC")
    assert counts(grade(course, MODULE)) == (1, 1, 0)
    assert scores(room, "ana") == pytest.approx(deserved("partial"))
    shutil.rmtree(course.autograded("bo", MODULE))
    assert counts(grade(course, MODULE)) == (1, 1, 0)
    assert (course.autograded("bo", MODULE) / "test.ipynb").is_file()
    assert counts(grade(course, MODULE, force=True)) == (2, 0, 0)


def test_only_the_students_asked_for_are_graded(course: Course, room: Classroom, submit: Submit) -> None:
    """A name nobody handed in under is told, and stops nobody."""
    submit("ana")
    submit("bo")
    report = grade(course, MODULE, ["bo", "zoe"])
    assert counts(report) == (1, 0, 1)
    assert [(one.student, one.is_graded) for one in report.troubles] == [("zoe", False)]
    assert "nothing was handed in" in report.troubles[0].remarks[0].instructor
    assert "If you handed it in, do so once more." in report.troubles[0].remarks[0].learner
    assert scores(room, "ana") == {}


def test_a_key_that_changed_grades_again(course: Course, submit: Submit, monkeypatch: pytest.MonkeyPatch) -> None:
    """The template's fingerprint is another one."""
    submit("ana")
    grade(course, MODULE)
    before = make_template(course, MODULE)
    (course.source(MODULE) / "module.json").write_bytes(before.files["module.json"] + b"\n")
    assert make_template(course, MODULE).fingerprint != before.fingerprint
    assert counts(grade(course, MODULE)) == (1, 0, 0)


def test_rules_for_one_learner_grade_that_learner_again(course: Course, room: Classroom, submit: Submit) -> None:
    """An extension counts at once, for whom it was given."""
    rules = "all:\n  time_zone: UTC\n  late: {percent: 50}\nmodules:\n  m01:\n    due: 2026-11-20 09:00\n"
    (room.course / "grading.yaml").write_text(rules)
    for learner in ("ana", "bo"):
        submit(learner, "full", "2026-11-20 10:00:00 UTC")
    grade(course, MODULE)
    assert all(row[-1] for row in gradebook(room)["submitted_notebook"])
    (room.course / "grading.yaml").write_text(f"{rules}    extensions: {{ana: 1 day}}\n")
    assert counts(grade(course, MODULE)) == (1, 1, 0)
    late = [row[-1] for row in gradebook(room)["submitted_notebook"]]
    assert len([penalty for penalty in late if penalty]) == 4


def test_a_dry_run_says_the_points_and_writes_nothing(course: Course, room: Classroom, submit: Submit) -> None:
    """Neither rows nor files, nor a table."""
    submit("ana", "full")
    before = files(room.course / "build")
    report = grade(course, MODULE, dry=True)
    assert files(room.course / "build") == before
    assert [(one.student, one.points) for one in report.points] == [
        ("ana", pytest.approx(sum(deserved("full").values())))
    ]


def test_marking_that_fails_costs_nobody_else_their_grade(
    course: Course, room: Classroom, submit: Submit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told with the reason; nothing is written of it, so the next run tries again."""
    for learner in ("ana", "bo", "cem"):
        submit(learner)
    good = running.marked

    def marked(desk: running.Desk, submissions: object) -> object:
        task = desk.task
        desk.task = lambda template, one: _fail(one.student) or task(template, one)  # type: ignore[func-returns-value]
        return good(desk, submissions)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(running, "marked", marked)
        report = grade(course, MODULE)
    assert counts(report) == (2, 0, 1)
    (trouble,) = report.troubles
    assert (trouble.student, trouble.is_graded) == ("bo", False)
    assert "marking it failed (RecursionError: too deep)" in trouble.remarks[0].instructor
    assert "instructor looks after it" in trouble.remarks[0].learner
    assert not course.autograded("bo", MODULE).exists()
    assert counts(grade(course, MODULE)) == (1, 2, 0)


def _fail(student: str) -> None:
    if student == "bo":
        raise RecursionError("too deep")


def test_a_failing_disk_costs_nobody_else_their_grade(
    course: Course, submit: Submit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows of that submission are not there either."""
    submit("ana")
    submit("bo")
    write = running.Gradebook.write

    def failing(gradebook: running.Gradebook, marked: Marked) -> None:
        if marked.student == "ana":
            raise OSError(28, "No space left on device")
        write(gradebook, marked)

    monkeypatch.setattr(running.Gradebook, "write", failing)
    report = grade(course, MODULE)
    assert counts(report) == (1, 0, 1)
    assert "No space left on device" in report.troubles[0].remarks[0].instructor
    assert not course.staging().exists()


def test_a_damaged_answer_is_graded_and_told(course: Course, room: Classroom, submit: Submit) -> None:
    """It needs a look, and the ledger keeps why."""
    (submit("ana", "full") / "answers" / "m01-test.json").write_text("{")
    os.mkfifo(submit("bo", "blank") / "timestamp.txt")
    report = grade(course, MODULE)
    assert counts(report) == (2, 0, 0)
    assert [(one.student, one.is_graded) for one in report.troubles] == [("ana", True), ("bo", True)]
    with closing(sqlite3.connect(room.course / "build" / "gradebook.db")) as book:
        kept = dict(book.execute("select student, trouble from csm_graded"))
    assert "m01-test earned nothing" in kept["ana"]


def test_a_learner_whose_folder_is_a_link_is_not_graded(course: Course, submit: Submit) -> None:
    """Somebody else's work would count as theirs."""
    folder = submit("ana").parent
    (folder.parent / "bo").symlink_to(folder)
    report = grade(course, MODULE)
    assert counts(report) == (1, 0, 1)
    assert "link" in report.troubles[0].remarks[0].instructor


def test_the_watcher_hears_of_everybody(course: Course, submit: Submit) -> None:
    """Graded, skipped and failed alike; the one who was skipped is told apart."""
    for learner in ("ana", "bo"):
        submit(learner)
    grade(course, MODULE, ["ana"])
    heard: list[tuple[int, int, int]] = []
    grade(course, MODULE, ["ana", "bo", "zoe"], watch=lambda *told: heard.append(told))
    assert heard == [(1, 3, 1), (2, 3, 1), (3, 3, 1)]


def test_several_processes_write_the_same(course: Course, room: Classroom, submit: Submit) -> None:
    """Rows and files do not depend on where marking was done."""
    for number in range(6):
        submit(f"l{number}", ("full", "partial", "blank")[number % 3])
    grade(course, MODULE)
    before = gradebook(room), files(room.course / "build" / "autograded")
    assert counts(grade(course, MODULE, force=True, place=workers(2))) == (6, 0, 0)
    assert (gradebook(room), files(room.course / "build" / "autograded")) == before


def test_two_runs_at_once_are_refused(course: Course, submit: Submit) -> None:
    """They would stage and swap the same folders; looking is allowed."""
    submit("ana")
    with alone(course, dry=False):
        with pytest.raises(Busy, match="Wait until it is done"):
            grade(course, MODULE)
        assert grade(course, MODULE, dry=True).graded == 1
    assert grade(course, MODULE).graded == 1


def test_what_is_not_a_released_module_is_told_in_words(course: Course, tmp_path: Path) -> None:
    """Each with its way out."""
    with pytest.raises(NoCourse, match=r"no nbgrader_config\.py"):
        open_course(tmp_path / "nowhere")
    with pytest.raises(NotReady, match="Run: csm build"):
        make_template(course, "m77-nothing")
    shutil.copytree(course.source(MODULE), course.source("m02-more"))
    with pytest.raises(NotReady, match="Run: csm release m02-more"):
        make_template(course, "m02-more")
    (course.source(MODULE) / "test.ipynb").unlink()
    with pytest.raises(NotReady, match=r"\(test is missing\)"):
        make_template(course, MODULE)


def test_steps_the_batch_does_not_know_are_refused(room: Classroom) -> None:
    """Otherwise it would give other grades than nbgrader."""
    config = room.course / "nbgrader_config.py"
    text = config.read_text() + "\nfrom nbgrader.preprocessors import LimitOutput\n"
    config.write_text(text + "c.Autograde.autograde_preprocessors.append(LimitOutput)\n")
    with pytest.raises(NotReady, match="LimitOutput"):
        make_template(open_course(room.course), MODULE)
