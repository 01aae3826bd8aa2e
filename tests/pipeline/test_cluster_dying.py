"""A part of the cluster dies while `csm grade` is at work: nobody loses a grade, and what to do is said."""

import os
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest
from sqlalchemy import create_engine, text

from tests.pipeline.classroom import MODULE, open_classroom
from tests.pipeline.dask_cluster import WITHIN, Cluster, cluster
from tests.pipeline.submissions import deserved, submission
from tests.pipeline.test_cluster import Room

pytestmark = pytest.mark.pipeline
SLOW = """
import time
from pathlib import Path
from csm_autograder.batch import marking

quick = marking.quick = getattr(marking, "quick", marking.mark)  # Dask loads this file twice

def mark(template, submission, used=None):
    while submission.student >= "n10" and not Path({gate!r}).exists():
        time.sleep(0.05)
    if submission.student == {deep!r}:
        return mark(template, submission, used)
    return quick(template, submission, used)

marking.mark = mark
"""
"""From the eleventh learner on workers wait for the gate: they are at work when a part of the cluster dies.

Marking the learner `deep` calls itself for ever, which is an error too large to be sent.
"""


def test_a_worker_that_dies_costs_nobody_the_grade(tmp_path: Path) -> None:
    """Its submissions go to the other one; the points are the deserved ones. Nor does an error Dask cannot send."""
    room = forty(tmp_path)
    gate = tmp_path / "gate"
    with cluster(made(tmp_path / "cluster"), preload=slow(tmp_path, gate, "n20")) as dask:
        process = begun(room, dask)
        dask.workers.pop().kill()
        gate.touch()
        said, errors = process.communicate(timeout=600)
    assert f"{MODULE}: 39 graded, 0 unchanged, 1 not graded" in said, errors
    assert "n20 (not graded)" in said
    assert "marking it failed (RecursionError: maximum recursion depth exceeded" in said
    assert total(room) == pytest.approx(39 * sum(deserved("full").values()))


def test_a_scheduler_that_dies_is_told_and_a_further_run_finishes(tmp_path: Path) -> None:
    """In a sentence, without a traceback; what was graded stays, is not graded twice, and nothing is half done."""
    room = forty(tmp_path)
    with cluster(made(tmp_path / "first"), preload=slow(tmp_path, tmp_path / "gate")) as dying:
        process = begun(room, dying, CSM_CLUSTER_PATIENCE="10")
        dying.scheduler.kill()
        _, said = process.communicate(timeout=600)
    assert process.returncode == 1
    assert "does not answer" in said
    assert "What was graded is kept: the same command goes on from there." in said
    assert "Traceback" not in said
    kept = len(graded_folders(room))
    assert 3 <= kept < 40
    with cluster(made(tmp_path / "second")) as another:
        done = room.csm("grade", MODULE, "--cluster", another.address)
    assert f"{MODULE}: {40 - kept} graded, {kept} unchanged, 0 not graded" in done.stdout, done.stderr
    assert total(room) == pytest.approx(40 * sum(deserved("full").values()))
    assert len(graded_folders(room)) == 40
    assert not (room.classroom.course / "build" / "autograded" / ".csm-staged").exists()


def slow(folder: Path, gate: Path, deep: str = "") -> str:
    """The file that has workers wait for the gate."""
    file = folder / "slow_workers.py"
    file.write_text(SLOW.format(gate=str(gate), deep=deep))
    return str(file)


def made(folder: Path) -> Path:
    """The folder, which was not there before."""
    folder.mkdir()
    return folder


def forty(folder: Path) -> Room:
    """A released module that forty learners handed in alike, each with a receipt of their own."""
    room = Room(open_classroom(folder), f"sqlite:///{folder / 'gradebook.db'}")
    room.must("-m", "nbgrader", "generate_assignment", MODULE)
    for number in range(40):
        submission(room.classroom, f"n{number:02}", "full")
    return room


def begun(room: Room, dask: Cluster, **settings: str) -> "subprocess.Popen[str]":
    """`csm grade` on the cluster, of which the first few are graded."""
    places = {"CSM_GRADEBOOK": room.gradebook, "CSM_MODULES": str(room.classroom.course / "modules")}
    process = subprocess.Popen(
        [sys.executable, "-m", "csm_app.cli", "grade", MODULE, "--cluster", dask.address],
        cwd=room.classroom.course,
        env={**os.environ, **places, **settings},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    until = monotonic() + WITHIN
    while process.poll() is None and len(graded_folders(room)) < 3:
        assert monotonic() < until
        sleep(0.05)
    return process


def graded_folders(room: Room) -> list[Path]:
    """Who has graded work."""
    return list((room.classroom.course / "build" / "autograded").glob(f"[!.]*/{MODULE}"))


def total(room: Room) -> float:
    """All points of the gradebook."""
    with create_engine(room.gradebook).connect() as book:
        return float(book.execute(text("select sum(auto_score) from grade")).scalar_one())
