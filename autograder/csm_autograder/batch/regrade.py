"""After a key was changed: everybody who was graded is graded again, and who gained or lost points is told, and why.

The old reasons are read from the graded notebook, before it is replaced. What a person gave stays what it is.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from nbgrader.api import Assignment, BaseCell, Grade, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import create_engine, select

from csm_autograder.batch import ledger
from csm_autograder.batch.course import Course
from csm_autograder.batch.executors import here
from csm_autograder.batch.marked import Marked, MarkedCell
from csm_autograder.batch.run import Place, Report, Watch, grade
from csm_autograder.html import verdict_html

Line = tuple[str, str, str]
"""What was judged, its points in words, and why."""


@dataclass(frozen=True)
class Before:
    """One exercise of one learner, as the gradebook has it: what was given without a person, and by one."""

    automatic: float | None
    by_hand: float | None


@dataclass(frozen=True)
class Change:
    """Points that an exercise gained or lost. `by_hand`: what a person gave, which counts in place of either.

    `is_new_answer`: the learner has handed in again since, so the key may not be the reason. `lines` are pairs of
    what was said and what is said now, where the two differ.
    """

    student: str
    exercise: str
    before: float
    after: float
    maximum: float
    by_hand: float | None
    is_new_answer: bool
    lines: tuple[tuple[Line | None, Line | None], ...]

    @property
    def difference(self) -> float:
        """Points gained, below 0 for points lost."""
        return round(self.after - self.before, 2)


def regrade(
    course: Course,
    assignment: str,
    students: Iterable[str] | None = None,
    *,
    place: Place = here,
    dry: bool = False,
    watch: Watch = lambda done, total, unchanged: None,
) -> tuple[Report, list[Change]]:
    """Grade again what was graded by another key. `dry` only tells what would change. Raises as `grade` does."""
    known = _known(course, assignment)
    chosen = sorted(known if students is None else known.keys() & set(students))
    entries = _fingerprints(course, assignment)
    changes: list[Change] = []

    def compare(marked: Marked) -> None:
        is_new_answer = entries.get(marked.student, marked.fingerprint) != marked.fingerprint
        changes.extend(_changes(course, marked, known[marked.student], is_new_answer))

    report = grade(course, assignment, chosen, place=place, dry=dry, watch=watch, before=compare)
    return report, sorted(changes, key=lambda one: (one.exercise, one.student))


def _known(course: Course, assignment: str) -> Mapping[str, Mapping[str, Before]]:
    """Per learner and exercise what the gradebook says; who was never graded is not in it."""
    wanted = (
        select(SubmittedAssignment.student_id, BaseCell.name, Grade.auto_score, Grade.manual_score)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .where(Assignment.name == assignment)
    )
    found: dict[str, dict[str, Before]] = defaultdict(dict)
    engine = create_engine(course.db_url)
    with engine.connect() as connection:
        for student, cell, automatic, by_hand in connection.execute(wanted):
            found[student][cell] = Before(automatic, by_hand)
    engine.dispose()
    return {student: cells for student, cells in found.items() if course.autograded(student, assignment).is_dir()}


def _fingerprints(course: Course, assignment: str) -> dict[str, str]:
    """Of the submission that each learner was graded by, where the ledger knows it."""
    engine = create_engine(course.db_url)
    with engine.connect() as connection:
        found = {student: entry.submission for student, entry in ledger.entries(connection, assignment).items()}
    engine.dispose()
    return found


def _changes(course: Course, marked: Marked, known: Mapping[str, Before], is_new_answer: bool) -> list[Change]:
    changes = []
    for notebook in marked.notebooks:
        changed = [cell for cell in notebook.cells if _is_changed(cell, known.get(cell.id))]
        if not changed:
            continue
        file = course.autograded(marked.student, marked.assignment) / f"{notebook.name}.ipynb"
        said = _said(file)
        for cell in changed:
            before, now = known[cell.id], _lines(verdict_html(cell.verdict)) if cell.verdict else ()
            points = (before.automatic or 0.0, cell.points or 0.0, cell.maximum, before.by_hand)
            lines = _differing(said.get(cell.id, ()), now)
            changes.append(Change(marked.student, cell.id, *points, is_new_answer, lines))
    return changes


def _is_changed(cell: MarkedCell, before: Before | None) -> bool:
    """Only what was given without a person before and is so now can change."""
    if before is None or before.automatic is None or cell.points is None:
        return False
    return round(before.automatic, 2) != round(cell.points, 2)


def _differing(said: tuple[Line, ...], now: tuple[Line, ...]) -> tuple[tuple[Line | None, Line | None], ...]:
    """Old and new line of what was judged otherwise; None where one of the two has none."""
    labels = dict.fromkeys(line[0] for line in (*said, *now))
    old, new = ({line[0]: line for line in lines} for lines in (said, now))
    return tuple((old.get(label), new.get(label)) for label in labels if old.get(label) != new.get(label))


def _said(file: Path) -> dict[str, tuple[Line, ...]]:
    """Per exercise the lines of the verdict in a graded notebook; nothing where it cannot be read any more."""
    try:
        cells = json.loads(file.read_bytes())["cells"]
        counted = [cell for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade")]
        return {cell["metadata"]["nbgrader"]["grade_id"]: _lines(_shown(cell)) for cell in counted}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def _shown(cell: dict[str, list[dict[str, dict[str, list[str]]]]]) -> str:
    return "".join("".join(output["data"].get("text/html", ())) for output in cell.get("outputs", ()))


def _lines(html: str) -> tuple[Line, ...]:
    reading = _VerdictTable()
    reading.feed(html)
    reading.close()
    return tuple((row[0], row[1], row[2]) for row in reading.rows if len(row) == 3)


class _VerdictTable(HTMLParser):
    """Reads the rows of a verdict's table; the signs before points say again what the points say, and are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._is_in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td") and self.rows and ("scope", "col") not in attrs:
            self.rows[-1].append("")
            self._is_in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            self._is_in_cell = False

    def handle_data(self, data: str) -> None:
        if self._is_in_cell and data.strip() not in ("✓", "◐", "✗"):
            self.rows[-1][-1] = f"{self.rows[-1][-1]}{data}".strip()
