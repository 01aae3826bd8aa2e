"""What the gradebook says of many learners at once: three queries for each group of them, whatever the class's size.

nbgrader asks six times for each cell; what it gives are the same numbers.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session


@dataclass(frozen=True)
class CellPoints:
    """One graded cell. `waiting`: a person has to read it first; `by_person`: a person gave the points."""

    score: float
    maximum: float
    waiting: bool
    by_person: bool


@dataclass
class NotebookPoints:
    """One notebook of one learner, as the gradebook has it."""

    maximum: float
    late_penalty: float
    cells: dict[str, CellPoints] = field(default_factory=dict)
    comments: dict[str, str | None] = field(default_factory=dict)

    def about(self, name: str) -> dict[str, object]:
        """What a page says of the notebook as a whole."""
        earned = sum(cell.score for cell in self.cells.values())
        about = {"notebook": name, "score": earned - self.late_penalty, "max_score": self.maximum}
        return {**about, "late_penalty": self.late_penalty, "waiting": any(c.waiting for c in self.cells.values())}


StudentPoints = Mapping[str, NotebookPoints]


def read_points(session: Session, module: str, students: Iterable[str]) -> dict[str, dict[str, NotebookPoints]]:
    """Student -> notebook -> points. Learners without a row in the gradebook are not in it."""
    chosen = and_(Assignment.name == module, SubmittedAssignment.student_id.in_(tuple(students)))
    notebooks: dict[str, NotebookPoints] = {}
    found: dict[str, dict[str, NotebookPoints]] = defaultdict(dict)
    for key, student, name, maximum, late in session.execute(_notebooks().where(chosen)):
        notebooks[key] = found[student][name] = NotebookPoints(maximum, late or 0)
    for key, name, score, most, automatic, manual in session.execute(_grades().where(chosen)):
        notebooks[key].cells[name] = _cell(score, most, automatic, manual)
    for key, name, comment in session.execute(_comments().where(chosen)):
        notebooks[key].comments[name] = comment
    return dict(found)


def _cell(score: float, maximum: float, automatic: float | None, manual: float | None) -> CellPoints:
    return CellPoints(score, maximum, automatic is None and manual is None, manual is not None)


def _notebooks() -> Select[Any]:
    columns = (SubmittedNotebook.id, SubmittedAssignment.student_id, Notebook.name, Notebook.max_score)
    return (
        select(*columns, SubmittedNotebook.late_submission_penalty)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
    )


def _grades() -> Select[Any]:
    columns = (Grade.notebook_id, BaseCell.name, Grade.score, Grade.max_score, Grade.auto_score, Grade.manual_score)
    return (
        select(*columns)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
    )


def _comments() -> Select[Any]:
    return (
        select(Comment.notebook_id, BaseCell.name, Comment.comment)
        .join(BaseCell, Comment.cell_id == BaseCell.id)
        .join(SubmittedNotebook, Comment.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
    )
