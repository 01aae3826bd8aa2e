"""What markers gave: their picks of the rubric, and where two read an answer, the marks of both and the decision."""

import json
from typing import Literal, Self

from sqlalchemy import ColumnElement, Table, delete, select
from sqlalchemy.orm import Session

from csm_autograder.markers.tables import rubric_marks, second_marks
from csm_course.model import Model

Turn = Literal["first", "second", "decision"]
Picks = tuple[float | None, ...]
"""The points of each criterion, in the order of the rubric; None where nothing was picked yet."""

UNNAMED = "a marker whose name was not recorded"
"""Whoever gave points before the answer was to be read twice."""


class Work(Model):
    """What is marked: an exercise as one learner handed it in. Handed in anew, it is marked anew."""

    assignment: str
    student: str
    exercise: str
    handed_in: str


class Mark(Model):
    """What one marker gave."""

    turn: Turn
    marker: str
    points: float
    criteria: Picks = ()
    note: str = ""


class Marks(Model):
    """All that two markers gave for one piece of work."""

    first: Mark | None = None
    second: Mark | None = None
    decision: Mark | None = None

    @property
    def both(self) -> tuple[float, float] | None:
        """The points of the two, where both have marked."""
        return (self.first.points, self.second.points) if self.first and self.second else None

    def with_unnamed(self, points: float | None) -> Self:
        """With a first mark for points that stand in the gradebook already, whoever gave them."""
        if self.first or points is None:
            return self
        return self.model_copy(update={"first": Mark(turn="first", marker=UNNAMED, points=points)})


class MarkedWork(Model):
    """A piece of work in the sample, the notebook it stands in, and its marks."""

    work: Work
    notebook: str
    marks: Marks


def marks_of(session: Session, work: Work) -> Marks:
    """The marks of one piece of work."""
    rows = session.execute(select(second_marks).where(*_is(second_marks, work)))
    return Marks(**{row.turn: _mark(row) for row in rows})


def all_marks(session: Session, assignment: str | None = None) -> tuple[MarkedWork, ...]:
    """Everything in the sample that somebody has marked, of one assignment or of all."""
    table = second_marks.c
    found: dict[Work, MarkedWork] = {}
    query = select(second_marks).order_by(table.assignment, table.exercise, table.student, table.handed_in)
    for row in session.execute(query if assignment is None else query.where(table.assignment == assignment)):
        work = Work(assignment=row.assignment, student=row.student, exercise=row.exercise, handed_in=row.handed_in)
        before = found.get(work) or MarkedWork(work=work, notebook=row.notebook, marks=Marks())
        marks = before.marks.model_copy(update={row.turn: _mark(row)})
        found[work] = before.model_copy(update={"marks": marks})
    return tuple(found.values())


def keep_mark(session: Session, work: Work, notebook: str, mark: Mark) -> None:
    """Put the mark in the place of an earlier one of the same turn; whoever calls commits."""
    drop_mark(session, work, mark.turn)
    values = {**mark.model_dump(), "criteria": json.dumps(mark.criteria)}
    session.execute(second_marks.insert().values(notebook=notebook, **work.model_dump(), **values))


def drop_mark(session: Session, work: Work, turn: Turn) -> None:
    """As if nobody had marked in that turn; whoever calls commits."""
    session.execute(delete(second_marks).where(*_is(second_marks, work), second_marks.c.turn == turn))


def picks_of(session: Session, work: Work) -> Picks:
    """What was picked in the rubric."""
    text = session.execute(select(rubric_marks.c.criteria).where(*_is(rubric_marks, work))).scalar_one_or_none()
    return tuple(json.loads(text)) if text else ()


def keep_picks(session: Session, work: Work, picks: Picks) -> None:
    """Keep what was picked, in the place of what was picked before; commits."""
    session.execute(delete(rubric_marks).where(*_is(rubric_marks, work)))
    session.execute(rubric_marks.insert().values(criteria=json.dumps(picks), **work.model_dump()))
    session.commit()


def _is(table: Table, work: Work) -> list[ColumnElement[bool]]:
    return [table.c[name] == value for name, value in work.model_dump().items()]


def _mark(row: object) -> Mark:
    values = {name: getattr(row, name) for name in ("turn", "marker", "points", "note")}
    return Mark(criteria=tuple(json.loads(getattr(row, "criteria"))), **values)  # noqa: B009 - a row has no type
