"""Where marking is done: bounded in flight, and no submission's failure is another's."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from csm_autograder.batch.executors import Desk, Here, NotMarked, marked
from csm_autograder.batch.marked import Marked
from csm_autograder.batch.submission import Submission


def submission(student: str) -> Submission:
    """A blank submission."""
    return Submission(student, "m01-x", None, {}, (), student, {})


class Untold(Exception):
    """No pickle makes it anew: it wants two words, and is given one."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def blank(submission: Submission) -> Marked:
    """Marks nothing; some learners' answers are fatal."""
    if submission.student.startswith("deadly"):
        os._exit(9)
    if submission.student.startswith("bad"):
        raise MemoryError
    if submission.student.startswith("odd"):
        raise Untold("not to ", "be sent")
    return Marked(submission.student, submission.assignment, None, (), {}, {}, (), submission.fingerprint)


def outcomes(desk: Desk, *students: str) -> dict[str, str]:
    """Per learner what became of the submission: empty, or the reason."""
    found = {}
    for one in marked(desk, map(submission, students)):
        if isinstance(one, NotMarked):
            found[one.submission.student] = one.reason
        else:
            found[one.student] = ""
    return found


def test_what_marking_raises_is_the_submissions_own_trouble() -> None:
    """Whatever it is."""
    found = outcomes(Desk(Here(), blank, (), 1), "ana", "bad", "cem")
    assert found == {"ana": "", "bad": "marking it failed (MemoryError)", "cem": ""}


def test_no_more_submissions_are_read_than_are_under_way() -> None:
    """Memory does not grow with the class."""
    read = 0

    def many() -> Iterator[Submission]:
        nonlocal read
        for number in range(50):
            read += 1
            yield submission(f"l{number}")

    for done, _ in enumerate(marked(Desk(Here(), blank, (), 3), many()), start=1):
        assert read <= done + 3
    assert read == 50


def pool() -> ProcessPoolExecutor:
    """Two workers of their own."""
    return ProcessPoolExecutor(2, get_context("forkserver"))


def test_a_submission_that_kills_its_worker_is_found_and_the_others_are_marked() -> None:
    """Everybody under way is tried once more, alone."""
    desk = Desk(pool(), blank, (), 8, again=pool)
    try:
        found = outcomes(desk, "ana", "bo", "deadly", "cem", "dee", "eve", "fay", "deadly2", "gil", "hal", "ida")
    finally:
        desk.executor.shutdown()
    assert len(found) == 11
    assert {name for name, reason in found.items() if reason} == {"deadly", "deadly2"}
    assert "the process that marked it died" in found["deadly"]


def test_an_error_that_cannot_travel_is_the_submissions_own_trouble() -> None:
    """The workers stay, and it is told by its name."""
    desk = Desk(pool(), blank, (), 8)
    with desk.executor:
        found = outcomes(desk, "ana", "odd", "cem")
    assert found == {"ana": "", "odd": "marking it failed (Untold: not to be sent)", "cem": ""}


def test_without_new_workers_the_dead_ones_submissions_are_told() -> None:
    """Nothing hangs, and nothing is left out."""
    desk = Desk(pool(), blank, (), 8)
    found = outcomes(desk, "ana", "deadly", "cem")
    assert found.keys() == {"ana", "deadly", "cem"}
    assert found["deadly"]
