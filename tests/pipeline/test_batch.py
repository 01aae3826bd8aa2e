"""`csm grade` against the real `nbgrader autograde`: the same points, rows, notebooks, files and feedback."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from csm_course.places import content_folder
from tests.pipeline.classroom import MODULE, Classroom, open_classroom
from tests.pipeline.cohort import RULES, Learner, cohort, files, gradebook, seat, write_answers
from tests.pipeline.submissions import deserved, scores, submission
from tests.pipeline.test_traps import STOCK

pytestmark = pytest.mark.pipeline
SECRET = "submission_secret.txt"


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
def released(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """A released module with rules about lateness, nobody graded."""
    room = open_classroom(tmp_path_factory.mktemp("released"))
    room.must("generate_assignment", MODULE)
    shutil.copytree(content_folder() / MODULE, room.course / "keys" / MODULE)  # cases of the corpus are after them
    (room.course / "grading.yaml").write_text(RULES, encoding="utf-8")
    return room


@pytest.fixture(scope="module")
def rooms(
    released: Classroom, learners: tuple[Learner, ...], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Classroom, Classroom]:
    """The same class twice: graded by nbgrader, and by us; feedback is made from both by nbgrader."""
    answers = tmp_path_factory.mktemp("answers")
    write_answers(answers, learners)
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


def test_points_are_those_of_stock_nbgrader_with_a_kernel(tmp_path: Path) -> None:
    """Two honest learners; the notebooks run in a real kernel there."""
    room = open_classroom(tmp_path)
    room.must("generate_assignment", MODULE)
    for learner, sample in (("ana", "full"), ("bo", "partial")):
        submission(room, learner, sample)
    graded(room)
    ours = {learner: scores(room, learner) for learner in ("ana", "bo")}
    config = room.course / "nbgrader_config.py"
    config.write_text(config.read_text() + STOCK)
    room.must("autograde", MODULE)
    assert {learner: scores(room, learner) for learner in ("ana", "bo")} == ours
    assert ours["ana"] == pytest.approx(deserved("full"))
    assert ours["bo"] == pytest.approx(deserved("partial"))
