"""Feedback of a module for all its learners: who needs a page, the points in groups, the pages in any process."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from csm_autograder.batch.course import Course, NoCourse
from csm_autograder.feedback.folder import Access, is_current, write
from csm_autograder.feedback.pages import NoPage, pages
from csm_autograder.feedback.places import returned
from csm_autograder.feedback.points import StudentPoints, read_points

GROUP = 100
"""Learners whose points are in memory at one time."""

NOT_GRADED = "the gradebook knows nothing of this submission; grade it first: csm grade"
NO_GRADEBOOK = "The gradebook cannot be read ({reason}). Grade first (csm grade), or see CSM_GRADEBOOK."
UNWRITTEN = "the folder cannot be written ({reason}); make room or change its rights, then run csm feedback again"


@dataclass(frozen=True)
class Job:
    """One learner's folder to be written; a worker needs nothing else."""

    student: str
    graded: Path
    returned: Path
    points: StudentPoints
    access: Access


@dataclass
class Report:
    """Whose feedback was written, whose is up to date, and for whom there is trouble: learner to sentence."""

    written: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    trouble: dict[str, str] = field(default_factory=dict)


def give_feedback(
    course: Course,
    module: str,
    students: Iterable[str],
    workers: int = 1,
    force: bool = False,
    told: Callable[[int], object] = lambda done: None,
) -> Report:
    """Write the pages of the module; `told` hears how many learners more are done. Raises `NoCourse`."""
    report = Report()
    wanted: list[str] = []
    for student in students:
        is_done = not force and is_current(returned(course, student, module), course.autograded(student, module))
        (report.current if is_done else wanted).append(student)
    told(len(report.current))
    with ExitStack() as open_:
        pool = open_.enter_context(_pool(workers)) if workers > 1 else None
        for job, trouble in _done(course, module, wanted, pool):
            if trouble:
                report.trouble[job] = trouble
            else:
                report.written.append(job)
            told(1)
    return report


def _pool(workers: int) -> Executor:
    """Processes that begin anew: a copy of this one would share its connection to the gradebook."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _done(course: Course, module: str, students: list[str], pool: Executor | None) -> Iterator[tuple[str, str]]:
    """Learner and trouble (or nothing), one after the other."""
    engine = create_engine(course.db_url)
    access = Access(0o664 if course.is_groupshared else 0o644, course.is_groupshared, tuple(course.directory.ignore))
    try:
        for group in (students[at : at + GROUP] for at in range(0, len(students), GROUP)):
            points = _points(Session(engine), module, group)
            yield from ((student, NOT_GRADED) for student in group if student not in points)
            jobs = [
                Job(one, course.autograded(one, module), returned(course, one, module), points[one], access)
                for one in group
                if one in points
            ]
            troubles = pool.map(_write, jobs, chunksize=5) if pool else map(_write, jobs)
            yield from zip((job.student for job in jobs), troubles, strict=True)
    finally:
        engine.dispose()


def _points(session: Session, module: str, students: list[str]) -> Mapping[str, StudentPoints]:
    try:
        with session:
            return read_points(session, module, students)
    except OperationalError as error:
        raise NoCourse(NO_GRADEBOOK.format(reason=error.orig)) from error


def _write(job: Job) -> str:
    """What keeps the learner from getting a page; nothing where it was written."""
    try:
        write(job.returned, job.graded, pages(job.graded, job.points), job.access)
    except NoPage as error:
        return str(error)
    except OSError as error:
        return UNWRITTEN.format(reason=error.strerror or error)
    return ""
