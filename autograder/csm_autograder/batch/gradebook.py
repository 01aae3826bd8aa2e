"""The one writer: nbgrader's own rows, exactly as `nbgrader autograde` writes them, one transaction each submission.

nbgrader opens its gradebook nine times for a submission and commits after every cell. Here one engine stays open, and
the rows of a submission come into being together with its entry in the ledger, or not at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any

from nbgrader import api
from sqlalchemy import Connection, bindparam, case, create_engine, func, insert, inspect, null, select, update
from sqlalchemy.engine import Engine

from csm_autograder.assessment.receipts import seen
from csm_autograder.batch import ledger
from csm_autograder.batch.course import Course
from csm_autograder.batch.late import LateRule
from csm_autograder.batch.ledger import Entry
from csm_autograder.batch.marked import Marked
from csm_autograder.batch.template import Template
from csm_autograder.receipt_check import moment_of

STUDENT, SUBMISSION = api.Student.__table__, api.SubmittedAssignment.__table__
NOTEBOOK, GRADE, COMMENT = api.SubmittedNotebook.__table__, api.Grade.__table__, api.Comment.__table__
# Statements are made once: making one takes longer than running it.
FIND_STUDENT = select(STUDENT.c.id).where(STUDENT.c.id == bindparam("student"))
MINE = (SUBMISSION.c.assignment_id == bindparam("module")) & (SUBMISSION.c.student_id == bindparam("student"))
FIND_SUBMISSION = select(SUBMISSION.c.id, SUBMISSION.c.timestamp, SUBMISSION.c.extension).where(MINE)
FIND_NOTEBOOKS = select(NOTEBOOK.c.notebook_id, NOTEBOOK.c.id).where(NOTEBOOK.c.assignment_id == bindparam("of"))
SCORE = select(func.coalesce(func.sum(api.Grade.score), 0.0)).where(GRADE.c.notebook_id == bindparam("of"))
SET_POINTS = (
    update(GRADE)
    .where((GRADE.c.notebook_id == bindparam("of_notebook")) & (GRADE.c.cell_id == bindparam("of_cell")))
    .values(
        auto_score=bindparam("points"),
        needs_manual_grade=case((GRADE.c.manual_score.is_not(null()), True), else_=bindparam("waits")),
    )
)
SET_TASK = (
    update(GRADE)
    .where((GRADE.c.notebook_id == bindparam("of_notebook")) & (GRADE.c.cell_id == bindparam("of_cell")))
    .where(GRADE.c.auto_score.is_not(null()) & GRADE.c.manual_score.is_(null()))
    .values(auto_score=null(), needs_manual_grade=True)
)
SET_COMMENT = (
    update(COMMENT)
    .where((COMMENT.c.notebook_id == bindparam("of_notebook")) & (COMMENT.c.cell_id == bindparam("of_cell")))
    .values(auto_comment=bindparam("comment"))
)
SET_PENALTY = (
    update(NOTEBOOK).where(NOTEBOOK.c.id == bindparam("of_row")).values(late_submission_penalty=bindparam("penalty"))
)
BUSY = 60
"""Seconds to wait while somebody else, such as the formgrader, writes to an SQLite gradebook."""


class UnknownStudent(LookupError):
    """nbgrader is told not to add students, and this one is not in the gradebook."""


@dataclass(frozen=True)
class _Place:
    """Where a notebook's rows hang: its id, and the ids of its cells that have a grade or a comment, by name."""

    notebook: str
    grades: Mapping[str, str]
    comments: Mapping[str, str]


class Gradebook:
    """One engine, open for one run; use as a context. `writes=False` for a dry run, which changes nothing."""

    def __init__(self, course: Course, template: Template, writes: bool = True) -> None:
        self._course, self._template, self._writes = course, template, writes
        self._late = LateRule(course, template.assignment)

    def __enter__(self) -> "Gradebook":
        self._engine = engine_of(self._course.db_url)
        if self._writes:
            ledger.GRADED.metadata.create_all(self._engine)
            seen.METADATA.create_all(self._engine)
        with self._engine.connect() as connection:
            self._assignment, self._due = _assignment(connection, self._template.assignment)
            self._places = _places(connection, self._assignment)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._engine.dispose()

    def terms(self, student: str) -> str:
        """The rules for one learner that go beyond the template."""
        return self._late.terms(student)

    def entries(self) -> Mapping[str, Entry]:
        """What was graded already: per student the fingerprints of submission and template."""
        with self._engine.connect() as connection:
            return ledger.entries(connection, self._template.assignment)

    def write(self, marked: Marked) -> None:
        """All rows of one submission, and its entry in the ledger, or none of them. Raises `UnknownStudent`."""
        trouble = "\n".join(remark.instructor for remark in marked.remarks)
        entry = Entry(marked.fingerprint, self._template.fingerprint)
        with self._engine.begin() as connection:
            self._add_student(connection, marked.student)
            submission, late = self._submission(connection, marked)
            rows = self._notebooks(connection, submission)
            self._save_points(connection, rows, marked)
            self._save_comments(connection, rows)
            self._penalize(connection, rows, marked.student, late)
            for one in marked.presented:
                seen.note(
                    connection, one.service, one.sitting, marked.student, marked.assignment, moment_of(marked.timestamp)
                )
            ledger.enter(connection, marked.student, marked.assignment, entry, trouble)

    def used(self, marked: Marked) -> dict[str, str]:
        """By exercise, why a receipt that was accepted counts for somebody or something else already."""
        if not marked.presented:
            return {}
        with self._engine.connect() as connection:
            if not inspect(connection).has_table(seen.seen.name):
                return {}
            found = {
                one.exercise: seen.objection(connection, one.service, one.sitting, marked.student, marked.assignment)
                for one in marked.presented
            }
        return {exercise: rejected.reason for exercise, rejected in found.items() if rejected}

    def _add_student(self, connection: Connection, student: str) -> None:
        if connection.execute(FIND_STUDENT, {"student": student}).first():
            return
        if not self._course.creates_students:
            raise UnknownStudent(f"no student {student!r} is in the gradebook; add one with nbgrader db student add")
        connection.execute(insert(STUDENT), {"id": student})

    def _submission(self, connection: Connection, marked: Marked) -> tuple[str, float]:
        """The id of the submission's row, which is there afterwards, and how many seconds late it is."""
        mine = {"module": self._assignment, "student": marked.student}
        found = connection.execute(FIND_SUBMISSION, mine).first()
        handed_in = marked.timestamp or (found.timestamp if found else None)
        due, extension = self._late.due(marked.student, self._due, found.extension if found else None)
        values = {"timestamp": handed_in, "extension": extension}
        id: str = found.id if found else api.new_uuid()
        if found is None:
            keys = {"id": id, "assignment_id": self._assignment, "student_id": marked.student}
            connection.execute(insert(SUBMISSION), {**keys, **values})
        elif tuple(found)[1:] != tuple(values.values()):
            connection.execute(update(SUBMISSION).where(MINE).values(**values), mine)
        self._tell_due(connection, due)
        return id, _seconds_late(handed_in, due, extension)

    def _tell_due(self, connection: Connection, due: datetime | None) -> None:
        """The module's due time in the gradebook is the one of the course's rules, once these have one."""
        if due != self._due:
            here = api.Assignment.id == self._assignment
            connection.execute(update(api.Assignment).where(here).values(duedate=due))
            self._due = due

    def _notebooks(self, connection: Connection, submission: str) -> Mapping[str, str]:
        """The ids of the submission's notebooks, by name; all rows that hang on them are there afterwards."""
        found = connection.execute(FIND_NOTEBOOKS, {"of": submission})
        known: dict[str, str] = {row.notebook_id: row.id for row in found}
        rows = {name: known.get(place.notebook) or api.new_uuid() for name, place in self._places.items()}
        new = {name: place for name, place in self._places.items() if place.notebook not in known}
        if new:
            _insert(connection, NOTEBOOK, [
                {"id": rows[name], "assignment_id": submission, "notebook_id": place.notebook, "flagged": False}
                for name, place in new.items()
            ])  # fmt: skip
            cells = [(rows[name], cell) for name, place in new.items() for cell in place.grades.values()]
            _insert(connection, GRADE, [_row(*one) | {"needs_manual_grade": True} for one in cells])
            cells = [(rows[name], cell) for name, place in new.items() for cell in place.comments.values()]
            _insert(connection, COMMENT, [_row(*one) for one in cells])
        return rows

    def _save_points(self, connection: Connection, rows: Mapping[str, str], marked: Marked) -> None:
        """What a person gave stays, and is to be looked at again, as with nbgrader."""
        known = {one.name: {cell.id: cell for cell in one.cells} for one in self._template.notebooks}
        points, tasks = [], []
        for notebook in marked.notebooks:
            for cell in notebook.cells:
                row = {"of_notebook": rows[notebook.name], "of_cell": self._places[notebook.name].grades[cell.id]}
                if known[notebook.name][cell.id].is_task:
                    tasks.append(row)
                else:
                    points.append(row | {"points": cell.points, "waits": cell.points is None})
        _change(connection, SET_POINTS, points)
        # A task that nbgrader scored 0 because its notebook was missing: a person decides after all.
        _change(connection, SET_TASK, tasks)

    def _save_comments(self, connection: Connection, rows: Mapping[str, str]) -> None:
        changes = [
            {"of_notebook": rows[one.name], "of_cell": self._places[one.name].comments[cell], "comment": comment}
            for one in self._template.notebooks
            for cell, comment in one.comments.items()
        ]
        _change(connection, SET_COMMENT, changes)

    def _penalize(self, connection: Connection, rows: Mapping[str, str], student: str, late: float) -> None:
        """What the course's rule takes away of each notebook, from nothing to all it has."""
        penalties = []
        for name, row in sorted(rows.items()):
            penalty = None
            if late > 0:
                score = float(connection.execute(SCORE, {"of": row}).scalar_one())
                penalty = self._late.penalty(connection, student, name, score, late)
            penalties.append({"of_row": row, "penalty": penalty})
        connection.execute(SET_PENALTY, penalties)


def _seconds_late(handed_in: datetime | None, due: datetime | None, extension: timedelta | None) -> float:
    if handed_in is None or due is None:
        return 0.0
    return max(0.0, (handed_in - due - (extension or timedelta())).total_seconds())


def engine_of(url: str) -> Engine:
    """The engine of a gradebook's address; it waits while somebody else writes."""
    waiting = {"timeout": BUSY} if url.startswith("sqlite") else {}
    return create_engine(url, connect_args=waiting)


def _assignment(connection: Connection, name: str) -> tuple[str, datetime | None]:
    wanted = select(api.Assignment.id, api.Assignment.duedate).where(api.Assignment.name == name)
    id, due = connection.execute(wanted).one()
    return id, due


def _places(connection: Connection, assignment: str) -> dict[str, _Place]:
    """The module's notebooks and cells, as `nbgrader generate_assignment` entered them."""
    wanted = select(api.Notebook.name, api.Notebook.id).where(api.Notebook.assignment_id == assignment)
    return {name: _place(connection, id) for name, id in connection.execute(wanted)}


def _place(connection: Connection, notebook: str) -> _Place:
    cells = api.BaseCell.__table__.c
    wanted = select(cells.name, cells.id, cells.type).where(cells.notebook_id == notebook)
    kinds: dict[str, dict[str, str]] = {"GradeCell": {}, "SolutionCell": {}, "TaskCell": {}}
    for name, id, kind in connection.execute(wanted):
        kinds[kind][name] = id
    tasks = kinds["TaskCell"]
    return _Place(notebook, kinds["GradeCell"] | tasks, kinds["SolutionCell"] | tasks)


def _row(notebook: str, cell: str) -> dict[str, Any]:
    return {"id": api.new_uuid(), "notebook_id": notebook, "cell_id": cell}


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _change(connection: Connection, statement: Any, changes: list[dict[str, Any]]) -> None:
    if changes:
        connection.execute(statement, changes)
