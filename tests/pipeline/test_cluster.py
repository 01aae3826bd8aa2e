"""Where one machine is not enough: `csm grade --cluster` on real Dask processes, the gradebook on a real PostgreSQL.

Points, rows and folders are those of one process and SQLite, and nbgrader's own commands go on working.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from tests.pipeline.classroom import MODULE, Classroom, open_classroom
from tests.pipeline.cohort import Learner, cohort, files, seat, write_answers
from tests.pipeline.dask_cluster import Cluster, cluster
from tests.pipeline.postgres import postgres

pytestmark = pytest.mark.pipeline
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}")
Rows = dict[str, list[tuple[object, ...]]]

API = """
import json
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config.loader import PyFileConfigLoader

config = PyFileConfigLoader("nbgrader_config.py", ".").load_config()
api = NbGraderAPI(CourseDirectory(config=config), config=config)
found = api.get_submissions({module!r})
print("FOUND" + json.dumps([[one["student"], one["score"], one["needs_manual_grade"]] for one in found]))
"""
"""What the formgrader's list of submissions asks."""


@dataclass(frozen=True)
class Room:
    """A classroom and the address of its gradebook."""

    classroom: Classroom
    gradebook: str

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a Python module or program in the course's folder, with this gradebook."""
        course = self.classroom.course
        environment = {**os.environ, "CSM_MODULES": str(course / "modules"), "CSM_GRADEBOOK": self.gradebook}
        return subprocess.run(
            [sys.executable, *words],
            cwd=course,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )

    def must(self, *words: str) -> str:
        """The same for a command that has to succeed; gives what it said."""
        done = self.run(*words)
        assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    def csm(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `csm`."""
        return self.run("-m", "csm_app.cli", *words)


NAMED = (
    "select id, name from assignment",
    "select id, name, assignment_id from notebook",
    "select id, name, notebook_id, type from base_cell",
    "select id, student_id, assignment_id from submitted_assignment",
    "select id, notebook_id, assignment_id from submitted_notebook",
)
"""What the random ids stand for; the words of each may be ids of those before."""


def rows(address: str) -> Rows:
    """All rows of nbgrader's tables; ids that are drawn at random are replaced by what they stand for."""
    engine = create_engine(address)
    named: dict[str, str] = {}
    with engine.connect() as book:
        for query in NAMED:
            for id, *words in book.execute(text(query)):
                named[id] = " ".join(named.get(word, word) for word in words)
        tables = [name for name in inspect(engine).get_table_names() if not name.startswith("csm_")]
        made = {table: _rows(book.execute(text(f"select * from {table}")).mappings(), table, named) for table in tables}
    engine.dispose()
    return made


def _rows(found: object, table: str, named: dict[str, str]) -> list[tuple[object, ...]]:
    left_out = {"id"} if table in ("grade", "comment", "source_cell") else set()
    made = [
        tuple(_same(named.get(str(value), value)) for name, value in sorted(row.items()) if name not in left_out)
        for row in found  # type: ignore[attr-defined]
    ]
    return sorted(made, key=repr)


def _same(value: object) -> object:
    """SQLite keeps yes and no as numbers, and moments as text."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str) and MOMENT.fullmatch(value):
        return datetime.fromisoformat(value)
    return value


@pytest.fixture(scope="module")
def learners() -> tuple[Learner, ...]:
    """The class: right, partial, blank, broken and hostile."""
    return cohort()


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two workers."""
    with cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """An empty gradebook on PostgreSQL."""
    with postgres() as address:
        yield address


@pytest.fixture(scope="module")
def released(database: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Room, Room]:
    """The same released module twice: with a gradebook on SQLite, and on PostgreSQL. Nobody is graded."""
    folders = tmp_path_factory.mktemp("small"), tmp_path_factory.mktemp("large")
    small = open_classroom(folders[0])
    shutil.copytree(small.course, folders[1] / "course")
    large = replace(small, course=folders[1] / "course")
    rooms = Room(small, f"sqlite:///{small.course / 'build' / 'gradebook.db'}"), Room(large, database)
    for room in rooms:
        (room.classroom.course / "build").mkdir(exist_ok=True)
        room.must("-m", "nbgrader", "generate_assignment", MODULE)
    return rooms


@pytest.fixture(scope="module")
def graded(
    released: tuple[Room, Room], dask: Cluster, learners: tuple[Learner, ...], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Room, Room]:
    """The same class graded in one process with SQLite, and on the cluster with PostgreSQL."""
    answers = tmp_path_factory.mktemp("answers")
    write_answers(answers, learners)
    small, large = released
    for room in released:
        seat(room.classroom, learners, answers)
    assert "not graded" in small.csm("grade", MODULE).stdout
    done = large.csm("grade", MODULE, "--cluster", dask.address)
    assert f"{MODULE}: {len(learners)} graded" in done.stdout, done.stdout + done.stderr
    return released


def test_the_rows_are_the_same_on_postgresql(graded: tuple[Room, Room]) -> None:
    """Every column of every table of nbgrader's, except ids that are drawn at random."""
    small, large = (rows(room.gradebook) for room in graded)
    assert small["grade"]
    assert small.keys() == large.keys()
    for table in small:
        assert large[table] == small[table], table


def test_the_folders_are_the_same_from_the_cluster(graded: tuple[Room, Room]) -> None:
    """Notebooks and files to the last byte: the workers had neither keys nor learners' files, and no code differed."""
    small, large = (files(room.classroom.course / "build" / "autograded") for room in graded)
    assert small
    assert [name for name in small.keys() | large.keys() if small.get(name) != large.get(name)] == []


def test_what_was_graded_is_not_graded_again_on_postgresql(graded: tuple[Room, Room], dask: Cluster) -> None:
    """The ledger is read from there too."""
    done = graded[1].csm("grade", MODULE, "--cluster", dask.address)
    assert f"{MODULE}: 0 graded" in done.stdout


def test_nbgraders_own_commands_and_the_formgraders_list_read_postgresql(graded: tuple[Room, Room]) -> None:
    """`generate_feedback`, `export`, `autograde --force`, and what the formgrader shows; the same as with SQLite."""
    tables, listed, pages = [], [], []
    for room in graded:
        course = room.classroom.course
        room.must("-m", "nbgrader", "autograde", MODULE, "--force", "--student", "l000")
        room.must("-m", "nbgrader", "generate_feedback", MODULE)
        room.must("-m", "nbgrader", "export")
        tables.append(sorted((course / "grades.csv").read_text().splitlines()))
        said = room.must("-c", API.format(module=MODULE))
        listed.append(sorted(json.loads(said.split("FOUND")[1])))
        pages.append(files(course / "build" / "feedback"))
    assert tables[0] == tables[1]
    assert len(tables[0]) > 10
    assert listed[0] == listed[1]
    assert pages[0] == pages[1]


def test_our_feedback_reads_postgresql(graded: tuple[Room, Room]) -> None:
    """`csm feedback` writes what it writes from SQLite."""
    made = []
    for room in graded:
        shutil.rmtree(room.classroom.course / "build" / "feedback", ignore_errors=True)
        assert room.csm("feedback", MODULE).returncode == 0
        made.append(files(room.classroom.course / "build" / "feedback"))
    assert made[0] == made[1]
    assert made[0]


def test_trouble_with_a_cluster_is_told_in_a_sentence(graded: tuple[Room, Room], tmp_path: Path) -> None:
    """Nobody at the address; a cluster without workers; the package is not installed."""
    course = graded[0]
    wrong = course.csm("grade", MODULE, "--force", "--cluster", "nonsense")
    assert "does not answer" in wrong.stderr
    with cluster(tmp_path, workers=0) as empty:
        alone = course.csm("grade", MODULE, "--force", "--cluster", empty.address)
    assert "has no workers. Start some (dask worker" in alone.stderr
    missing = course.run(
        "-c",
        "import sys; sys.modules['distributed'] = None; from csm_app.cli import main; "
        f"sys.exit(main(['grade', '{MODULE}', '--force', '--cluster', 'tcp://x:1']))",
    )
    assert "needs the package “distributed”" in missing.stderr
    for done in (wrong, alone, missing):
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
