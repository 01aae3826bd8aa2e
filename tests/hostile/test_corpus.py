"""Every case of the corpus in one batch beside honest learners, graded by the real commands."""

import re
import shutil
from pathlib import Path

import pytest

from csm_course.answers import AnswerFolder
from tests.hostile.case import EVERYTHING, WORKBOOK, Case
from tests.hostile.cases import CASES
from tests.hostile.deserved import MEMORY, ONLY, SECONDS, WAIT, ended_and_graded_the_honest, got_what_it_deserves
from tests.hostile.room import Ran, Room, due, learner, open_room
from tests.pipeline.classroom import MODULE

pytestmark = pytest.mark.pipeline
ENOUGH = 60


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """All cases, and honest learners before, between and after them in the order of names."""
    return open_room(tmp_path_factory.mktemp("corpus"), CASES, only=ONLY)


@pytest.fixture(scope="module")
def batch(room: Room) -> Ran:
    """One `nbgrader autograde` of everybody, within limits."""
    return room.autograde(SECONDS, MEMORY, WAIT)


def test_there_are_enough_cases_each_with_its_name_and_what_it_deserves() -> None:
    """At least sixty, told apart, with exercises that exist."""
    assert len(CASES) >= ENOUGH
    assert len({learner(case) for case in CASES}) == len(CASES)
    assert all(set(case.lost) <= {*due("full", WORKBOOK), EVERYTHING} for case in CASES)


def test_the_batch_ends_well_within_its_limits_and_grades_the_honest(room: Room, batch: Ran) -> None:
    """It needs no more time and memory than it may have, and nobody's work suffers from their neighbours'."""
    ended_and_graded_the_honest(room, batch)


@pytest.mark.parametrize("case", CASES, ids=learner)
def test_a_case_gets_what_it_deserves(room: Room, batch: Ran, case: Case) -> None:
    """The points of its answers, a clear message, nothing of the system's or the authors' files, no code run."""
    got_what_it_deserves(room, case)
    assert case.log in said_of(learner(case), batch.said)


def test_nothing_is_lost_of_what_was_set_aside(room: Room, batch: Ran) -> None:
    """It is kept under the learner's name, with the reason beside it."""
    assert batch.code == 0
    kept = room.classroom.course / "build" / "set-aside" / MODULE
    film = kept / "large-extra-file" / "holiday.mp4"
    assert film.stat().st_size == 100_000_000
    assert "set aside" in (film.parent / "why.txt").read_text()
    assert (kept / "pipe" / "m01-w1-gain.json").is_fifo()
    assert (kept / "link-to-the-keys" / "m01-w1-gain.json").is_symlink()


def test_grading_again_gives_the_same_points_and_says_the_same(room: Room, batch: Ran) -> None:
    """What stands in place of an answer that was set aside is judged, and told of, as the answer was."""
    again = {learner(case): case for case in CASES if re.match("100|link|no ", case.name)}
    before = {name: (room.seen(name).points, room.seen(name).page) for name in again}
    said = "".join(
        room.classroom.must("autograde", MODULE, "--student", which, "--force") for which in ("100-*", "[ln]*-*")
    )
    assert {name: (room.seen(name).points, room.seen(name).page) for name in again} == before
    told = [name for name, case in again.items() if case.kind == "answer" and case.log]
    assert [name for name in told if again[name].log not in said_of(name, said)] == []


def said_of(name: str, log: str) -> str:
    """The lines of the log that name the learner."""
    return "\n".join(line for line in log.splitlines() if f"'{name}'" in line)


def test_hand_ins_without_any_notebook_are_told_of_when_they_are_the_only_ones(room: Room, tmp_path: Path) -> None:
    """nbgrader finds a submission by its notebooks; alone, one without any is refused in words and nothing is lost."""
    alone = open_room(tmp_path, (), ("alone",), only=WORKBOOK)
    folder = alone.scene(alone.honest[0]).folder
    for book in folder.glob("*.ipynb"):
        book.unlink()
    done = alone.autograde(SECONDS, MEMORY, WAIT)
    assert done.code != 0
    assert "No notebooks were matched" in done.said
    assert AnswerFolder(folder / "answers").path.is_dir()
    shutil.rmtree(tmp_path)
