"""What the first of two markers gave, taken out of what nbgrader tells the second: points, comments, and sums."""

from collections.abc import Iterable
from typing import Any

from nbgrader.api import MissingEntry

from csm_app.grading.desk import Desk, handed_in
from csm_autograder.markers.marks import MarkedWork, all_marks
from csm_autograder.markers.sample import is_read_twice
from csm_autograder.markers.stage import is_hidden

SUMS = ("score", "task_score")
"""Where nbgrader adds the points of written answers up; it calls them tasks."""


def less_hidden(told: object, desk: Desk, assignment: str | None) -> object:
    """nbgrader's answer as this marker may see it. `assignment`: the one it is about, if about one."""
    rows = told if isinstance(told, list) else [told]
    marks = hidden_marks(desk, assignment) if any(_is_sum(row) for row in rows) else ()
    seen = [_seen(row, desk, marks) for row in rows]
    return seen if isinstance(told, list) else seen[0]


def hidden_marks(desk: Desk, assignment: str | None) -> tuple[MarkedWork, ...]:
    """The marks of others for work that waits for a second marker."""
    return tuple(
        one
        for one in all_marks(desk.session, assignment)
        if is_hidden(one.marks, desk.marker, _is_twice(desk, one)) and _is_current(desk, one)
    )


def _is_twice(desk: Desk, one: MarkedWork) -> bool:
    return is_read_twice(desk.rules.second_marking(one.work.assignment), one.work.student, one.work.exercise)


def _is_current(desk: Desk, one: MarkedWork) -> bool:
    """False where the learner has handed in anew since."""
    try:
        submitted = desk.gradebook.find_submission(one.work.assignment, one.work.student)
    except MissingEntry:
        return False
    return handed_in(submitted.timestamp) == one.work.handed_in


def _seen(row: Any, desk: Desk, marks: tuple[MarkedWork, ...]) -> Any:
    if not isinstance(row, dict):
        return row
    if "manual_score" in row:
        return _grade(row, desk)
    if "manual_comment" in row:
        return _comment(row, desk)
    return _sums(row, marks) if _is_sum(row) else row


def _grade(row: dict[str, Any], desk: Desk) -> dict[str, Any]:
    grade = grade_of(desk.gradebook, row)
    if grade is None or not desk.reading(grade).is_hidden:
        return row
    blank = {"manual_score": None, "extra_credit": None, "score": row["auto_score"] or 0.0}
    return {**row, **blank, "needs_manual_grade": True}


def _comment(row: dict[str, Any], desk: Desk) -> dict[str, Any]:
    grade = grade_of(desk.gradebook, row)
    if grade is None or not desk.reading(grade).is_hidden:
        return row
    return {**row, "manual_comment": None, "comment": row["auto_comment"]}


def grade_of(gradebook: Any, row: dict[str, Any]) -> Any:
    """nbgrader's grade of the cell that its grade or comment `row` is about; None for a cell without points."""
    try:
        return gradebook.find_grade(row["name"], row["notebook"], row["assignment"], row["student"])
    except MissingEntry:
        return None


def _is_sum(row: object) -> bool:
    """True for a submission, a notebook of one, or a learner."""
    return isinstance(row, dict) and "score" in row and ("student" in row or "email" in row) and "max_score" in row


def _sums(row: dict[str, Any], marks: Iterable[MarkedWork]) -> dict[str, Any]:
    mine = [one for one in marks if _is_about(row, one)]
    if not mine:
        return row
    points = sum(one.marks.first.points for one in mine if one.marks.first)
    less = {name: row[name] - points for name in SUMS if isinstance(row.get(name), int | float)}
    return {**row, **less, **({"needs_manual_grade": True} if "needs_manual_grade" in row else {})}


def _is_about(row: dict[str, Any], one: MarkedWork) -> bool:
    if "email" in row:
        return bool(row["id"] == one.work.student)
    return row["student"] == one.work.student and row["name"] in (one.work.assignment, one.notebook)
