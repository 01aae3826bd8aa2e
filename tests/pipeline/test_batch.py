"""`csm grade` against the real `nbgrader autograde`: the same points, rows, notebooks, files and feedback."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from csm_course.places import content_folder
from tests.pipeline.classroom import MODULE, Classroom, open_classroom
from tests.pipeline.cohort import RULES, SAMPLES, Learner, cohort, files, gradebook, handed_in, seat, write_answers
from tests.pipeline.submissions import deserved, scores
from tests.pipeline.test_traps import STOCK

pytestmark = pytest.mark.pipeline
SECRET = "submission_secret.txt"
CELLS = """
select submitted_assignment.student_id, notebook.name, base_cell.name, base_cell.type, grade.auto_score,
coalesce(grade_cells.max_score, task_cells.max_score), grade.needs_manual_grade from grade
join base_cell on base_cell.id = grade.cell_id join notebook on notebook.id = base_cell.notebook_id
left join grade_cells on grade_cells.id = base_cell.id left join task_cells on task_cells.id = base_cell.id
join submitted_notebook on submitted_notebook.id = grade.notebook_id
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id order by 1, 2, 3
"""
"""Of every cell that counts: whose, which, the points, the most there are, and whether a person has to look."""


def csm(room: Classroom, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `csm` in the course's folder, as an instructor does."""
    environment = {**os.environ, "CSM_MODULES": str(room.course / "modules")}
    return subprocess.run(
        [sys.executable, "-m", "csm_app.cli", *words],
        cwd=room.course, env=environment, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip


def graded(room: Classroom, *words: str) -> str:
    """Run `csm grade`, which has to succeed; gives what it said."""
    done = csm(room, "grade", MODULE, *words)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def learners() -> tuple[Learner, ...]:
    """The class."""
    return cohort()


@pytest.fixture(scope="module")
def answers(learners: tuple[Learner, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everybody's answers, a folder for each."""
    folder = tmp_path_factory.mktemp("answers")
    write_answers(folder, learners)
    return folder


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """A released module with rules about lateness, nobody graded."""
    room = open_classroom(tmp_path_factory.mktemp("released"))
    room.must("generate_assignment", MODULE)
    shutil.copytree(content_folder() / MODULE, room.course / "keys" / MODULE)  # cases of the corpus are after them
    (room.course / "grading.yaml").write_text(RULES, encoding="utf-8")
    return room


@pytest.fixture(scope="module")
def rooms(
    released: Classroom, learners: tuple[Learner, ...], answers: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Classroom, Classroom]:
    """The same class twice: graded by nbgrader, and by us; feedback is made from both by nbgrader."""
    theirs, ours = (moved(released, tmp_path_factory.mktemp(name)) for name in ("theirs", "ours"))
    for room in (theirs, ours):
        seat(room, learners, answers)
    theirs.must("autograde", MODULE)
    graded(ours)
    for room in (theirs, ours):
        room.must("generate_feedback", MODULE)
    return theirs, ours


def moved(room: Classroom, folder: Path) -> Classroom:
    """A copy of the room, with the same gradebook."""
    shutil.copytree(room.course, folder / "course")
    return Classroom(folder / "course", folder / "homes", folder / "exchange")


def test_the_gradebook_has_the_same_rows(rooms: tuple[Classroom, Classroom]) -> None:
    """Every column of every table of nbgrader's, except ids that are drawn at random."""
    theirs, ours = (gradebook(room) for room in rooms)
    assert theirs.keys() == ours.keys()
    for table in theirs:
        assert ours[table] == theirs[table], table


def test_everybody_has_a_grade_and_lateness_costs_some(
    rooms: tuple[Classroom, Classroom], learners: tuple[Learner, ...]
) -> None:
    """The comparison above is not one of empty tables."""
    rows = gradebook(rooms[1])
    assert len(rows["submitted_assignment"]) == len(learners)
    assert len(rows["submitted_notebook"]) == 4 * len(learners)
    assert any(row[-1] for row in rows["submitted_notebook"])


@pytest.mark.parametrize("step", ["autograded", "feedback"])
def test_the_folders_are_the_same_byte_for_byte(rooms: tuple[Classroom, Classroom], step: str) -> None:
    """Notebooks, answers, the source's files and permissions; and the pages nbgrader makes of them for learners."""
    theirs, ours = (files(room.course / "build" / step) for room in rooms)
    assert ours.keys() == theirs.keys()
    different = [name for name in theirs if ours[name] != theirs[name] and Path(name).name != SECRET]
    assert [name for name in different if not is_archive(rooms, name)] == []


def is_archive(rooms: tuple[Classroom, Classroom], name: str) -> bool:
    """True for an answer that is a zip archive, made for each room with the time of its making in it."""
    return all((room.course / "build" / "submitted" / name).read_bytes()[:2] == b"PK" for room in rooms)


def test_no_code_of_a_learner_ran(rooms: tuple[Classroom, Classroom]) -> None:
    """No canary anywhere."""
    assert [path for room in rooms for path in room.course.parent.glob("canary-*")] == []


@pytest.fixture(scope="module")
def honest(learners: tuple[Learner, ...]) -> tuple[Learner, ...]:
    """Those of the class who did no harm; stock nbgrader runs whatever the others wrote."""
    return tuple(learner for learner in learners if learner.case is None)


@pytest.fixture(scope="module")
def stock(
    released: Classroom, honest: tuple[Learner, ...], answers: Path, tmp_path_factory: pytest.TempPathFactory
) -> Classroom:
    """The honest ones in a room and a gradebook of their own, graded by nbgrader's own steps in real kernels."""
    room = moved(released, tmp_path_factory.mktemp("stock"))
    config = room.course / "nbgrader_config.py"
    config.write_text(config.read_text() + STOCK)
    seat(room, honest, answers)
    room.must("autograde", MODULE)
    return room


def test_every_cell_counts_as_with_stock_nbgrader_and_a_kernel(
    stock: Classroom, rooms: tuple[Classroom, Classroom], honest: tuple[Learner, ...]
) -> None:
    """Points, the most there are and what waits for a person, in two gradebooks of which neither knows the other."""
    names = {learner.name for learner in honest}
    assert stock.rows(CELLS) == [row for row in rooms[1].rows(CELLS) if row[0] in names]
    assert {learner.sample for learner in honest} >= set(SAMPLES)
    for learner in honest:
        if learner.sample in SAMPLES:
            assert scores(stock, learner.name) == pytest.approx(deserved(learner.sample))


def test_stock_nbgrader_ran_every_notebook_in_a_kernel(stock: Classroom, honest: tuple[Learner, ...]) -> None:
    """It wrote all of them, with the kernel's own times in them: the comparison above is not one with ourselves."""
    written = {
        (learner.name, path.name): "iopub.status.busy" in path.read_text()
        for learner in honest
        for path in (stock.course / "build" / "autograded-stock" / learner.name / MODULE).glob("*.ipynb")
    }
    handed = {(one.name, path.name) for one in honest for path in handed_in(stock, one.name).glob("*.ipynb")}
    assert written == dict.fromkeys(handed, True)
    assert len(handed) == 4 * len(honest)
