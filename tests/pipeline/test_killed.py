"""`csm grade` is killed at random moments and goes on: nothing is lost, and nothing is graded twice.

Three kills; `CSM_KILLS=50` makes it fifty. kill -9 gives a process no chance to tidy up, and
its workers are left to find out for themselves.
"""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.pipeline.classroom import MODULE, Classroom, open_classroom
from tests.pipeline.cohort import files, gradebook
from tests.pipeline.submissions import submission

pytestmark = pytest.mark.pipeline
KILLS = int(os.environ.get("CSM_KILLS", "3"))
LEARNERS = 40 + 8 * KILLS
AT_MOST = 7
"""Learners graded between two kills, so that work is left for all of them."""
WITHIN = 300.0
"""Seconds for what takes one on a machine that does nothing else."""


@dataclass(frozen=True)
class Trace:
    """What tells one grading of a learner from another: the ledger's time, the folder, when its pages were written."""

    when: str
    folder: int | None
    pages: tuple[int, ...]


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """The class handed in; graded undisturbed below, after `room` was copied from it."""
    room = open_classroom(tmp_path_factory.mktemp("calm"))
    room.must("generate_assignment", MODULE)
    samples = [submission(room, name, sample) for name, sample in (("z0", "full"), ("z1", "partial"), ("z2", "wrong"))]
    for number in range(LEARNERS - len(samples)):
        answers = samples[number % len(samples)] / "answers"
        place = room.course / "build" / "submitted" / f"a{number:03}" / MODULE
        shutil.copytree(answers, place / "answers")
        (place / "timestamp.txt").write_text(f"2026-10-{1 + number % 28:02} 12:00:00.000000 UTC")
    return room


@pytest.fixture(scope="module")
def room(calm: Classroom, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """The same class, to be graded with interruptions."""
    folder = tmp_path_factory.mktemp("killed")
    shutil.copytree(calm.course, folder / "course")
    return Classroom(folder / "course", folder / "homes", folder / "exchange")


def grading(room: Classroom) -> "subprocess.Popen[bytes]":
    """`csm grade` with two workers, in a process group of its own."""
    environment = {**os.environ, "CSM_MODULES": str(room.course / "modules")}
    return subprocess.Popen(
        [sys.executable, "-m", "csm_app.cli", "grade", MODULE, "--workers", "2"],
        cwd=room.course, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def ledger(room: Classroom) -> dict[str, str]:
    """Who is graded, and when that was."""
    with closing(sqlite3.connect(room.course / "build" / "gradebook.db", timeout=60)) as book:
        if not book.execute("select 1 from sqlite_master where name = 'csm_graded'").fetchone():
            return {}
        return dict(book.execute("select student, graded from csm_graded").fetchall())


def traces(room: Classroom) -> dict[str, Trace]:
    """What each grading so far left behind."""
    return {student: Trace(when, *_folder(room, student)) for student, when in ledger(room).items()}


def _folder(room: Classroom, student: str) -> tuple[int | None, tuple[int, ...]]:
    place = room.course / "build" / "autograded" / student / MODULE
    if not place.is_dir():
        return None, ()
    return place.stat().st_ino, tuple(page.stat().st_mtime_ns for page in sorted(place.glob("*.ipynb")))


def killed_at_random(room: Classroom, chance: random.Random) -> None:
    """Kill the grading after some more learners and a little while; now and then while it is still starting."""
    before, more = len(ledger(room)), chance.randrange(AT_MOST)
    process = grading(room)
    if chance.random() < 0.1:
        sleep(chance.uniform(0, 3))
    else:
        until = monotonic() + WITHIN
        while process.poll() is None and len(ledger(room)) <= before + more and monotonic() < until:
            sleep(0.001)
        sleep(chance.uniform(0, 0.03))
    assert process.poll() is None, "the run had ended before it was killed"
    process.send_signal(signal.SIGKILL)
    process.wait()
    _wait_for_workers_to_end(process.pid)


def _wait_for_workers_to_end(group: int) -> None:
    """Nobody told them; a worker that stays would be a leak."""
    until = monotonic() + WITHIN
    while monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        sleep(0.01)
    raise AssertionError("workers of a killed run are still there")


def check_gradebook(room: Classroom) -> None:
    """The database is sound, and everybody in it has all rows or none."""
    with closing(sqlite3.connect(room.course / "build" / "gradebook.db", timeout=60)) as book:
        assert book.execute("pragma integrity_check").fetchone() == ("ok",)
        assert book.execute("pragma foreign_key_check").fetchall() == []
        parts = book.execute(
            "select count(distinct submitted_notebook.id), count(grade.id) from submitted_assignment "
            "left join submitted_notebook on submitted_notebook.assignment_id = submitted_assignment.id "
            "left join grade on grade.notebook_id = submitted_notebook.id group by submitted_assignment.id"
        ).fetchall()
        assert len(set(parts)) <= 1, "somebody has some rows only"
        (submitted,) = book.execute("select count(*) from submitted_assignment").fetchone()
    assert submitted == len(ledger(room)), "rows and ledger differ"


def test_killing_it_loses_nothing_and_grades_nobody_twice(calm: Classroom, room: Classroom) -> None:
    """After the last kill one more run; then all is as if nothing had happened, and each grading happened once."""
    chance = random.Random(f"{KILLS} kills")
    seen: dict[str, Trace] = {}
    for _ in range(KILLS):
        killed_at_random(room, chance)
        check_gradebook(room)
        for student, trace in traces(room).items():
            _is_the_same_grading(seen.get(student), trace, student)
            seen[student] = trace
    assert 0 < len(seen) < LEARNERS, "no kill came while learners were being graded"
    for one in (room, calm):
        assert grading(one).wait(WITHIN) == 0
    check_gradebook(room)
    last = traces(room)
    assert len(last) == LEARNERS
    for student, trace in seen.items():
        _is_the_same_grading(trace, last[student], student)
    _is_as_undisturbed(room, calm)


def _is_the_same_grading(before: Trace | None, after: Trace, student: str) -> None:
    """The ledger's moment stays; so does the folder, once it is in its place."""
    if before is None:
        return
    assert after.when == before.when, f"{student} was graded twice"
    if before.folder is not None:
        assert (after.folder, after.pages) == (before.folder, before.pages), f"{student} was written twice"


def _is_as_undisturbed(room: Classroom, calm: Classroom) -> None:
    assert gradebook(room) == gradebook(calm)
    ours, theirs = (files(one.course / "build" / "autograded") for one in (room, calm))
    assert [name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)] == []
    assert not [left for left in Path(room.course / "build").rglob(".csm-staged*") if any(left.iterdir())]
