"""One run at a time: two would stage and swap the same folders."""

from collections.abc import Iterator
from contextlib import contextmanager

from csm_autograder.batch import wording
from csm_autograder.batch.course import Course


class Busy(Exception):
    """Another run is under way; the text says what to do."""


@contextmanager
def alone(course: Course, dry: bool) -> Iterator[None]:
    """Hold the lock of grading, which the system gives back when a run is killed; a dry run needs none."""
    try:
        import fcntl
    except ImportError:  # Windows: nobody is kept out
        yield
        return
    if dry:
        yield
        return
    lock = course.staging().parent.with_name(".csm-grade.lock")  # never removed: who waits for it has it open
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(wording.BUSY) from None
        yield
