"""What must hold of a room after either command has graded it, however it did so."""

import pytest

from tests.hostile.case import FULL_SIZE, WORKBOOK, Case
from tests.hostile.room import Ran, Room, due, expected, learner

ONLY = "*" if FULL_SIZE else WORKBOOK
"""The notebooks the module has in these tests."""

SECONDS, MEMORY = 300, 2_000
"""A batch of ours may use this much CPU time, and this much address space in MB."""

WAIT = 1_800
"""Seconds to wait for it: a busy machine gives it the CPU a little at a time."""

UNREAD, REMEDY = "saved answer could not be read", "save your answer again, and hand the module in once more"


def ended_and_graded_the_honest(room: Room, batch: Ran) -> None:
    """It needed no more time and memory than it may have, and nobody's work suffers from their neighbours'."""
    assert batch.code == 0, batch.said[-3000:]
    for name in room.honest:
        assert room.seen(name).points == pytest.approx(due("full", ONLY))


def got_what_it_deserves(room: Room, case: Case) -> None:
    """The points of its answers, words for the learner, nothing of the system's or the authors' files, no code run."""
    seen = room.seen(learner(case))
    assert seen.points == pytest.approx(expected(case, ONLY))
    assert not seen.ran_code
    assert not seen.leaked
    assert case.page in seen.page
    assert (UNREAD in seen.page) == (REMEDY in seen.page), "who is told what was wrong is told what to do"
