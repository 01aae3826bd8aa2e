"""Rows of the gradebook: what graders gave stays, and a person decides what a person is to decide."""

import sqlite3
from contextlib import closing

import pytest

from csm_autograder.batch.course import Course
from csm_autograder.batch.run import grade
from tests.autograder.batch.conftest import Submit
from tests.pipeline.classroom import MODULE, Classroom
from tests.pipeline.cohort import gradebook

BY_HAND = """
update grade set manual_score = 1.5, extra_credit = 0.5, needs_manual_grade = 0;
update comment set manual_comment = 'Read aloud, and it is twice as good.';
update submitted_notebook set flagged = 1;
"""


def change(room: Classroom, script: str) -> None:
    """Change the gradebook as a person does through nbgrader's pages."""
    with closing(sqlite3.connect(room.course / "build" / "gradebook.db")) as book:
        book.executescript(script)


def test_what_a_person_gave_survives_a_regrade_and_is_looked_at_again(
    course: Course, room: Classroom, submit: Submit
) -> None:
    """The same rows as after `nbgrader autograde --force`, to every column."""
    submit("ana")
    submit("bo", "full")
    grade(course, MODULE)
    change(room, BY_HAND)
    grade(course, MODULE, force=True)
    ours = gradebook(room)
    assert all(row.count(1.5) == 1 for row in ours["grade"])
    assert all("Read aloud, and it is twice as good." in row for row in ours["comment"])
    change(room, BY_HAND)
    for book in (room.course / "modules" / MODULE).glob("*.ipynb"):
        for learner in ("ana", "bo"):
            (room.course / "build" / "submitted" / learner / MODULE / book.name).write_bytes(book.read_bytes())
    room.must("autograde", MODULE, "--force")
    assert gradebook(room) == ours


def test_a_task_scored_zero_for_a_missing_notebook_waits_for_a_person_again(
    course: Course, room: Classroom, submit: Submit
) -> None:
    """nbgrader gives 0 and asks nobody, and would leave it at that when the notebook has come."""
    submit("ana")
    grade(course, MODULE)
    expected = gradebook(room)
    change(room, "update grade set auto_score = 0, needs_manual_grade = 0")
    grade(course, MODULE, force=True)
    assert gradebook(room) == expected


def test_rows_without_their_notebooks_are_completed(course: Course, room: Classroom, submit: Submit) -> None:
    """As after an `nbgrader autograde` that was killed."""
    submit("ana")
    grade(course, MODULE)
    expected = gradebook(room)
    change(room, "delete from grade; delete from comment; delete from submitted_notebook; delete from csm_graded")
    grade(course, MODULE)
    assert gradebook(room) == expected


def test_students_are_not_added_where_nbgrader_is_told_not_to(
    course: Course, room: Classroom, submit: Submit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The submission is told of, and nothing of it is written."""
    submit("ana")
    monkeypatch.setattr(course, "creates_students", False)
    report = grade(course, MODULE)
    assert report.failed == 1
    assert "nbgrader db student add" in report.troubles[0].remarks[0].instructor
    assert gradebook(room)["student"] == []
    assert not course.autograded("ana", MODULE).exists()
