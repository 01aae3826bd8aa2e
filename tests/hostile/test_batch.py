"""The same corpus by `csm grade`: the same points, whoever lost any named at the end, nobody else hurt."""

import sys

import pytest

from tests.hostile.case import EVERYTHING, Case
from tests.hostile.cases import CASES
from tests.hostile.deserved import MEMORY, ONLY, SECONDS, WAIT, ended_and_graded_the_honest, got_what_it_deserves
from tests.hostile.room import Ran, Room, learner, open_room

pytestmark = pytest.mark.pipeline
LEFT_OUT = {"no answers"}
"""What is no sign of trouble: whoever answers nothing earns nothing."""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """All cases beside honest learners."""
    return open_room(tmp_path_factory.mktemp("batch"), CASES, only=ONLY)


@pytest.fixture(scope="module")
def batch(room: Room) -> Ran:
    """One `csm grade` of everybody, within limits."""
    return room.run([sys.executable, "-m", "csm_app.cli", "grade", "m01"], SECONDS, MEMORY, WAIT)


def test_the_batch_ends_well_within_its_limits_and_grades_the_honest(room: Room, batch: Ran) -> None:
    """One bad submission never stops the batch."""
    ended_and_graded_the_honest(room, batch)


@pytest.mark.parametrize("case", CASES, ids=learner)
def test_a_case_gets_what_it_deserves(room: Room, batch: Ran, case: Case) -> None:
    """The points of its answers; whoever lost any is named, with what is wrong; no code ran, nothing leaked."""
    got_what_it_deserves(room, case)
    if (case.page or case.lost) and case.name not in LEFT_OUT and room.seen(learner(case)).points != {}:
        assert is_named(case, batch) or case.page.startswith("0 of") or not case.page


def is_named(case: Case, batch: Ran) -> bool:
    """True where the end of the command tells the instructor, and what the learner should be told."""
    _, _, end = batch.said.partition("Need a look:")
    lines = end.splitlines()
    names = [number for number, line in enumerate(lines) if line.strip().split(" ")[0] == learner(case)]
    return bool(names) and "What is wrong" in lines[names[0] + 1] and "Tell the learner" in lines[names[0] + 2]


def test_a_link_or_a_file_for_the_answers_is_told(batch: Ran, room: Room) -> None:
    """Nothing was taken, and both sides hear of it."""
    told = [case for case in CASES if EVERYTHING in case.lost and case.name not in LEFT_OUT]
    assert [case.name for case in told if not is_named(case, batch)] == []
