"""Reads nbgrader's gradebook in a few queries, whatever the number of learners, without loading nbgrader itself.

nbgrader takes seconds to import and asks the database once for every cell. Its tables have kept their form through
all of its 0.8 and 0.9; the test that reads what the real `nbgrader autograde` wrote guards this.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType

from pydantic import ValidationError
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from csm_autograder.cohort.rows import Cohort, Learner, Mark, State, Task, Work
from csm_course.exercises.written import WrittenQuestion
from csm_course.lookup import MODULE_FILE, ModuleFile, read_module_file

ASSIGNMENTS = "select name, duedate from assignment order by name"
LEARNERS = "select id, first_name, last_name from student"
CELLS = """
select base_cell.name, notebook.name, coalesce(grade_cells.max_score, task_cells.max_score)
from base_cell join notebook on notebook.id = base_cell.notebook_id
join assignment on assignment.id = notebook.assignment_id
left join grade_cells on grade_cells.id = base_cell.id left join task_cells on task_cells.id = base_cell.id
where assignment.name = :assignment and coalesce(grade_cells.max_score, task_cells.max_score) is not null
"""
WORKS = """
select submitted_assignment.student_id, submitted_assignment.timestamp, notebook.name,
  submitted_notebook.late_submission_penalty, submitted_notebook.id
from submitted_assignment join assignment on assignment.id = submitted_assignment.assignment_id
left join submitted_notebook on submitted_notebook.assignment_id = submitted_assignment.id
left join notebook on notebook.id = submitted_notebook.notebook_id
where assignment.name = :assignment
"""
GRADES = """
select submitted_assignment.student_id, base_cell.name, grade.auto_score, grade.manual_score, grade.extra_credit,
  grade.needs_manual_grade
from grade join base_cell on base_cell.id = grade.cell_id
join submitted_notebook on submitted_notebook.id = grade.notebook_id
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
join assignment on assignment.id = submitted_assignment.assignment_id
where assignment.name = :assignment
"""


class NoGradebook(Exception):
    """The gradebook cannot be read; the text says why and what to do."""


class GradebookReader:
    """One connection for as long as it is used as a context. Raises `NoGradebook`."""

    def __init__(self, address: str) -> None:
        file = address.removeprefix("sqlite:///")
        if file != address and not Path(file).is_file():
            raise NoGradebook(f"There is no gradebook {file} yet. Release a module first: csm release m01")
        try:
            self._engine = create_engine(address)
            self._connection: Connection = self._engine.connect()
        except (SQLAlchemyError, ImportError) as error:
            raise NoGradebook(f"The gradebook cannot be opened: {_first_line(error)}") from error

    def __enter__(self) -> "GradebookReader":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._connection.close()
        self._engine.dispose()

    def assignments(self) -> dict[str, datetime | None]:
        """The modules the gradebook knows, and when each is due."""
        return {str(name): _moment(due) for name, due in self._rows(ASSIGNMENTS)}

    def cohort(self, assignment: str, modules: Path) -> Cohort:
        """Everybody's work in one module; titles and the order of exercises are those of `modules`."""
        learners = {
            str(id): Learner(str(id), str(first or ""), str(last or "")) for id, first, last in self._rows(LEARNERS)
        }
        cells = self._rows(CELLS, assignment)
        maxima = {str(name): (str(notebook), _number(most)) for name, notebook, most in cells}
        tasks = _tasks(maxima, _module_file(modules / assignment))
        works = self._works(assignment, learners)
        absent = tuple(one for id, one in sorted(learners.items()) if id not in works)
        ordered = tuple(works[id] for id in sorted(works))
        return Cohort(assignment, _title(assignment), tasks, ordered, absent, self.assignments().get(assignment))

    def _works(self, assignment: str, learners: Mapping[str, Learner]) -> dict[str, Work]:
        submitted: dict[str, datetime | None] = {}
        penalties: dict[str, dict[str, float]] = defaultdict(dict)
        marks: dict[str, dict[str, Mark]] = defaultdict(dict)
        places: dict[str, dict[str, str]] = defaultdict(dict)
        for student, at, notebook, penalty, place in self._rows(WORKS, assignment):
            submitted[str(student)] = _moment(at)
            if notebook is not None:
                penalties[str(student)][str(notebook)] = _number(penalty)
                places[str(student)][str(notebook)] = str(place)
        for student, cell, *scores in self._rows(GRADES, assignment):
            marks[str(student)][str(cell)] = _mark(*scores)
        return {
            id: Work(learners.get(id, Learner(id)), at, marks[id], penalties[id], places[id])
            for id, at in submitted.items()
        }

    def _rows(self, query: str, assignment: str = "") -> list[tuple[object, ...]]:
        try:
            return [tuple(row) for row in self._connection.execute(text(query), {"assignment": assignment})]
        except SQLAlchemyError as error:
            raise NoGradebook(f"The gradebook is not as nbgrader makes it: {_first_line(error)}") from error


def _mark(auto: object, manual: object, extra: object, needs_person: object) -> Mark:
    """As nbgrader counts: a person's points stand in place of the machine's; extra credit is added."""
    given = manual if manual is not None else auto
    points = None if given is None else _number(given) + _number(extra)
    state: State = "needs a person" if needs_person else "auto" if manual is None else "decided"
    return Mark(points, state)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _moment(value: object) -> datetime | None:
    """SQLite hands a moment over as text, PostgreSQL as a moment."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    try:
        return datetime.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def _tasks(maxima: Mapping[str, tuple[str, float]], module: ModuleFile | None) -> tuple[Task, ...]:
    """In the order of the module's pages; what only the gradebook knows comes last, under its id."""
    questions = {question.id: question for question in module.questions} if module else {}
    known = [id for ids in module.documents.values() for id in ids] if module else []
    order = [*(id for id in known if id in maxima), *sorted(maxima.keys() - set(known))]
    return tuple(
        Task(
            id,
            questions[id].title if id in questions else id,
            maxima[id][0],
            maxima[id][1],
            isinstance(questions.get(id), WrittenQuestion),
        )
        for id in order
    )


def _module_file(folder: Path) -> ModuleFile | None:
    try:
        return read_module_file(folder / MODULE_FILE)
    except (OSError, ValidationError):
        return None


def _title(assignment: str) -> str:
    """`Module 1: Customer success fundamentals` from the folder's name."""
    number, _, words = assignment.partition("-")
    if number[:1] == "m" and number[1:].isdigit():
        return f"Module {int(number[1:])}: {words.replace('-', ' ').capitalize()}"
    return assignment


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
