"""One marker at the desk, with the gradebook: what lies there, what may be seen of it, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from csm_app.grading.rules import MarkingRules
from csm_autograder.markers.marks import Mark, Marks, Picks, Turn, Work, drop_mark, keep_mark, marks_of
from csm_autograder.markers.sample import SecondMarking, is_read_twice, wants_decision
from csm_autograder.markers.stage import Stage, is_hidden, stage


class NotNow(Exception):
    """What was asked for cannot be done at this stage; the text is for the marker."""


NAME_FIRST = "This answer is read by two people. Say who you are on its page, then mark it."
NOT_YOURS = (
    "Somebody else has marked this answer already. Mark it with the rubric on its page; the points that are in the "
    "gradebook stay hidden from you until then."
)
SETTLED = "Two people have marked this answer. Its points can only be changed by a decision, on its page."
NOT_SECOND = "This answer does not wait for a second marker any more. Reload the page."
NOT_BOTH = "There is nothing to decide yet: the answer has not been marked by two people."
OUT_OF_RANGE = "Give a number of points from 0 to {maximum:g}."


@dataclass(frozen=True)
class Reading:
    """One graded cell of one submission in front of one marker."""

    work: Work
    notebook: str
    maximum: float
    marker: str
    marks: Marks
    rule: SecondMarking
    grade: Any
    by_person: bool = True

    @property
    def is_twice(self) -> bool:
        """True where two people read this answer."""
        return self.by_person and is_read_twice(self.rule, self.work.student, self.work.exercise)

    @property
    def stage(self) -> Stage:
        """What the page is for this marker."""
        return stage(self.marks, self.marker, self.is_twice)

    @property
    def is_hidden(self) -> bool:
        """True where points and comment of the first marker must not be seen."""
        return is_hidden(self.marks, self.marker, self.is_twice)

    @property
    def wants_decision(self) -> bool:
        """True where two differ too far and nobody has decided."""
        both = self.marks.both
        return both is not None and self.marks.decision is None and wants_decision(self.rule, *both)


@dataclass(frozen=True)
class Desk:
    """`gradebook` is nbgrader's; changes are committed at once."""

    gradebook: Any
    rules: MarkingRules
    marker: str

    @property
    def session(self) -> Session:
        """The gradebook's session."""
        session: Session = self.gradebook.db
        return session

    def readings(self, submission: Any) -> tuple[Reading, ...]:
        """Every graded cell of a submitted notebook."""
        return tuple(self.reading(grade) for grade in submission.grades)

    def reading(self, grade: Any) -> Reading:
        """One graded cell; `grade` is nbgrader's."""
        submitted = grade.notebook.assignment
        assignment = str(submitted.assignment.name)
        work = Work(
            assignment=assignment,
            student=str(submitted.student.id),
            exercise=str(grade.name),
            handed_in=handed_in(submitted.timestamp),
        )
        by_person = str(grade.cell.type) == "TaskCell"
        marks = marks_of(self.session, work) if by_person else Marks()
        rule = self.rules.second_marking(assignment)
        found = Reading(
            work, str(grade.notebook.name), float(grade.max_score), self.marker, marks, rule, grade, by_person
        )
        return _with_points_given(found, self._points(grade)) if found.is_twice else found

    def may_set(self, reading: Reading) -> None:
        """Points and comment in nbgrader's fields are changed by whoever reads alone or first. Raises `NotNow`."""
        refusals = {"unnamed": NAME_FIRST, "second": NOT_YOURS, "both": SETTLED}
        if refusal := refusals.get(reading.stage):
            raise NotNow(refusal)

    def first_was_set(self, reading: Reading) -> None:
        """nbgrader has saved the points of the first marker; they are kept with the name."""
        points = self._points(reading.grade)
        if points is None:
            drop_mark(self.session, reading.work, "first")
        else:
            self._keep(reading, "first", points)
        self.session.commit()

    def mark_second(self, reading: Reading, picks: Picks, note: str) -> None:
        """The second marker's points, independent of the first's. Raises `NotNow`."""
        if reading.stage != "second" or reading.marks.first is None:
            raise NotNow(NAME_FIRST if reading.stage == "unnamed" else NOT_SECOND)
        points = sum(pick or 0 for pick in picks)
        keep_mark(self.session, reading.work, reading.notebook, reading.marks.first)
        self._keep(reading, "second", self._in_range(reading, points), picks, note)
        if wants_decision(reading.rule, reading.marks.first.points, points):
            reading.grade.needs_manual_grade = True  # nbgrader's own sign that somebody has to look
        self.session.commit()

    def decide(self, reading: Reading, points: float, note: str) -> None:
        """The points that count, whatever the two gave. Raises `NotNow`."""
        if reading.stage != "both":
            raise NotNow(NOT_BOTH)
        if not self.marker:
            raise NotNow(NAME_FIRST)
        self._keep(reading, "decision", self._in_range(reading, points), note=note)
        reading.grade.manual_score = points
        reading.grade.needs_manual_grade = False
        self.session.commit()

    def _keep(self, reading: Reading, turn: Turn, points: float, picks: Picks = (), note: str = "") -> None:
        mark = Mark(turn=turn, marker=self.marker, points=points, criteria=picks, note=note)
        keep_mark(self.session, reading.work, reading.notebook, mark)

    def _in_range(self, reading: Reading, points: float) -> float:
        if not 0 <= points <= reading.maximum:
            raise NotNow(OUT_OF_RANGE.format(maximum=reading.maximum))
        return points

    def _points(self, grade: Any) -> float | None:
        """The points a person gave, as they are in the database now."""
        column = type(grade)
        points: float | None = self.session.execute(
            select(column.manual_score).where(column.id == grade.id)
        ).scalar_one_or_none()
        return points


def handed_in(moment: datetime | None) -> str:
    """When the work was handed in, as a mark names it."""
    return moment.isoformat() if moment else ""


def valid(picks: Sequence[float | None], limits: Sequence[float]) -> bool:
    """True for points within each criterion."""
    return len(picks) == len(limits) and all(
        pick is None or 0 <= pick <= limit for pick, limit in zip(picks, limits, strict=True)
    )


def _with_points_given(reading: Reading, points: float | None) -> Reading:
    """Points without a first marker were given before second marking began: by somebody, so they are not shown."""
    marks = reading.marks.with_unnamed(points)
    return reading if marks is reading.marks else Reading(**{**reading.__dict__, "marks": marks})
