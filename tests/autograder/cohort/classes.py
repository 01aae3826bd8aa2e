"""Whole classes on disk, of any size, as nbgrader would have graded them: rows in its gradebook, answers in folders.

The tables are nbgrader's own, made by its `generate_assignment`; the rows are written in one go, since grading
thousands is not what is tested.
"""

import json
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from csm_autograder import judge
from csm_autograder.samples import sample_answer
from csm_course.exercises import AnyExercise
from csm_course.exercises.written import WrittenExercise
from tests.pipeline.classroom import MODULE, REPOSITORY, Classroom, authored, graded_exercises, open_classroom
from tests.receipts import ISSUER

KINDS = ("full", "partial", "wrong", "blank")
Row = tuple[object, ...]


def open_school(folder: Path) -> Classroom:
    """A course whose module is ready to be handed in, with the instructor's notebook."""
    room = open_classroom(folder)
    shutil.copytree(REPOSITORY / "instructor", room.course / "instructor", ignore=shutil.ignore_patterns(".*"))
    room.must("generate_assignment", MODULE)
    return room


def fill(
    room: Classroom,
    size: int,
    absent: int = 0,
    names: dict[int, tuple[str, str]] | None = None,
    kinds: Sequence[str] = KINDS,
) -> None:
    """In place of whoever is there: so many learners, in turn good, middling, bad and silent, unless `kinds` says
    otherwise; the last `absent` without work. `names`: first and last name of some."""
    shutil.rmtree(room.course / "build" / "autograded", ignore_errors=True)
    with closing(sqlite3.connect(room.course / "build" / "gradebook.db")) as gradebook:
        for table in ("grade", "submitted_notebook", "submitted_assignment", "student"):
            gradebook.execute(f"delete from {table}")
        cells = _cells(gradebook)
        documents = {kind: _documents(kind) for kind in KINDS}
        for number in range(size + absent):
            first, last = (names or {}).get(number, (f"First{number:04}", f"Last{number:04}"))
            student = f"learner-{number:04}"
            gradebook.execute(
                "insert into student (id, first_name, last_name) values (?, ?, ?)", (student, first, last)
            )
            if number < size:
                kind = kinds[number % len(kinds)]
                _write(gradebook, room.course, student, number, cells, documents[kind])
        gradebook.commit()


def _write(
    gradebook: sqlite3.Connection,
    course: Path,
    student: str,
    number: int,
    cells: dict[str, tuple[str, str]],
    documents: dict[str, tuple[str, float | None]],
) -> None:
    submitted, at = uuid4().hex, datetime.now(UTC).replace(tzinfo=None) - timedelta(days=number % 40, hours=1)
    (assignment,) = next(gradebook.execute("select id from assignment"))
    gradebook.execute(
        "insert into submitted_assignment (id, assignment_id, student_id, timestamp) values (?, ?, ?, ?)",
        (submitted, assignment, student, at.isoformat(sep=" ")),
    )
    pages = {}
    for notebook in {one for _, one in cells.values()}:
        pages[notebook] = uuid4().hex
        penalty = 1.5 if number % 5 == 4 else None
        gradebook.execute(
            "insert into submitted_notebook (id, assignment_id, notebook_id, late_submission_penalty) values (?,?,?,?)",
            (pages[notebook], submitted, notebook, penalty),
        )
    folder = course / "build" / "autograded" / student / MODULE / "answers"
    folder.mkdir(parents=True)
    for name, (cell, notebook) in cells.items():
        text, points = documents[name]
        if text:
            (folder / f"{name}.json").write_text(text.replace("SAVED", at.isoformat() + "+00:00"), encoding="utf-8")
        gradebook.execute(
            "insert into grade (id, cell_id, notebook_id, auto_score, needs_manual_grade) values (?, ?, ?, ?, ?)",
            (uuid4().hex, cell, pages[notebook], points, points is None),
        )


def _cells(gradebook: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Ids of the cell and of its notebook, by exercise."""
    counted = {one.id for one in graded_exercises(authored())}
    rows = gradebook.execute("select name, id, notebook_id from base_cell")
    return {name: (cell, notebook) for name, cell, notebook in rows if name in counted}


def _documents(kind: str) -> dict[str, tuple[str, float | None]]:
    """The document of each exercise, and its points; no points where a person gives them."""
    return {one.id: _document(one, kind) for one in graded_exercises(authored())}


def _document(exercise: AnyExercise, kind: str) -> tuple[str, float | None]:
    by_name = {one.name: one for one in exercise.samples}
    answer = sample_answer(exercise, by_name.get(kind, by_name["wrong"]), ISSUER)  # type: ignore[call-overload]
    data = None if answer is None else answer.model_dump(mode="json")
    text = "" if data is None else json.dumps({"schema": 1, "exercise": exercise.id, "saved": "SAVED", "answer": data})
    return text, None if isinstance(exercise, WrittenExercise) else judge(exercise, answer, check=ISSUER.check()).points
