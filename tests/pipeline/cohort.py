"""A generated class: learners with right, partial, blank, broken and hostile answers, the same in several rooms."""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from csm_course.answers import AnswerFolder
from tests.hostile.case import Case, Scene
from tests.hostile.cases import CASES
from tests.pipeline.classroom import MODULE, Classroom, authored, graded_exercises, hand_in

COHORT = int(os.environ.get("CSM_COHORT", "12"))
"""How many learners; `make test-long` takes 50, of whom a third are honest."""

SAMPLES = ("full", "partial", "blank", "wrong")
LATE_RULES = """
all:
  time_zone: Europe/Berlin
  grace: 10 minutes
  late: {percent: 10, per: day, most: 50}
modules:
  m01:
    due: 2026-10-24 18:00
    extensions:
"""
"""Extensions of a test's learners go at the end."""

RULES = LATE_RULES + "      {l000: 2 days, l003: 1 day}\n"
STAMPS = ("2026-10-24 12:00:00.000000 UTC", "2026-10-26 17:00:00.250000 UTC", "2026-10-25 09:30:00 +0200")


@dataclass(frozen=True)
class Learner:
    """One learner of the class. `sample` is "mixed" for one who answers each exercise otherwise well."""

    name: str
    sample: str
    stamp: str
    case: Case | None


def cohort(size: int = COHORT) -> tuple[Learner, ...]:
    """The class; every third is honest, the others take cases of the corpus, as different ones as fit."""
    hostile = size - (size + 2) // 3
    cases = iter([CASES[number * len(CASES) // hostile % len(CASES)] for number in range(hostile)])
    learners = []
    for number in range(size):
        case = next(cases) if number % 3 else None
        sample = case.sample if case else (*SAMPLES, "mixed")[number // 3 % 5]
        learners.append(Learner(f"l{number:03}", sample, STAMPS[number // 3 % len(STAMPS)], case))
    return tuple(learners)


def write_answers(folder: Path, learners: tuple[Learner, ...]) -> None:
    """Everybody's answer documents, once: they hold the moment they were saved."""
    for learner in learners:
        chance = Random(learner.name)
        for exercise in graded_exercises(authored()):
            sample = chance.choice(SAMPLES) if learner.sample == "mixed" else learner.sample
            hand_in(AnswerFolder(folder / learner.name), exercise, sample)


def seat(room: Classroom, learners: tuple[Learner, ...], answers: Path) -> None:
    """Put everybody's submission where `collect` would, then let the cases happen."""
    for learner in learners:
        place = handed_in(room, learner.name)
        shutil.copytree(room.course / "build" / "release" / MODULE, place)
        if (answers / learner.name).is_dir():
            shutil.copytree(answers / learner.name, place / "answers")
        if learner.case is None or learner.case.kind == "answer":  # the others bring their own, or none
            (place / "timestamp.txt").write_text(learner.stamp)
    for learner in learners:
        if learner.case:
            neighbour = handed_in(room, learners[0].name)
            canary = room.course.parent / f"canary-{learner.name}"
            learner.case.harm(Scene(handed_in(room, learner.name), canary, neighbour, room.course))


def handed_in(room: Classroom, learner: str) -> Path:
    """Where a learner's submission lies."""
    return room.course / "build" / "submitted" / learner / MODULE


def gradebook(room: Classroom) -> dict[str, list[tuple[object, ...]]]:
    """All rows of nbgrader's tables; ids that are drawn at random are replaced by what they stand for."""
    with closing(sqlite3.connect(room.course / "build" / "gradebook.db")) as book:
        submissions = book.execute("select id, assignment_id || student_id from submitted_assignment").fetchall()
        named = dict(submissions)
        notebooks = book.execute("select id, assignment_id, notebook_id from submitted_notebook").fetchall()
        named |= {id: f"{named[submission]} {notebook}" for id, submission, notebook in notebooks}
        tables = book.execute(
            "select name from sqlite_master where type = 'table' and name not like 'csm_%'"
        ).fetchall()
        return {table: _rows(book, table, named) for (table,) in tables}


def _rows(book: sqlite3.Connection, table: str, named: dict[str, str]) -> list[tuple[object, ...]]:
    found = book.execute(f"select * from {table}")
    columns = [column[0] for column in found.description]
    without = {columns.index("id")} if table in ("grade", "comment") else set()
    rows = [tuple(named.get(str(v), v) for at, v in enumerate(row) if at not in without) for row in found]
    return sorted(rows, key=repr)


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Everything in the folder: path, permissions and content; folders have none."""
    found = {}
    for path in sorted(folder.rglob("*")):
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found[str(path.relative_to(folder))] = (path.lstat().st_mode, content)
    return found
