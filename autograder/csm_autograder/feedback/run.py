"""Feedback of a module for all its learners: who needs a page, the points in groups, the pages in any process."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from csm_autograder.batch.course import Course, NoCourse
from csm_autograder.batch.gradebook import engine_of
from csm_autograder.feedback.folder import Access, write
from csm_autograder.feedback.given import Given, all_given, keep, pages_in, shown_by
from csm_autograder.feedback.pages import NoPage, pages
from csm_autograder.feedback.places import returned
from csm_autograder.feedback.points import StudentPoints, read_points

GROUP = 100
"""Learners whose points are in memory at one time."""

NOT_GRADED = "the gradebook knows nothing of this submission; grade it first: csm grade"
NO_GRADEBOOK = "The gradebook cannot be used ({reason}). Grade first (csm grade), or see CSM_GRADEBOOK."
UNWRITTEN = "the folder cannot be written ({reason}); make room or change its rights, then run csm feedback again"


@dataclass(frozen=True)
class Job:
    """One learner's folder to be written; a worker needs nothing else."""

    student: str
    graded: Path
    returned: Path
    points: StudentPoints
    access: Access
    shown: str

    def given(self) -> Given:
        """What the pages show, and the pages that are there now."""
        return Given(self.shown, pages_in(self.returned))


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
    engine = engine_of(course.db_url)
    access = Access(0o664 if course.is_groupshared else 0o644, course.is_groupshared, tuple(course.directory.ignore))
    names = list(students)
    try:
        with ExitStack() as open_:
            pool = open_.enter_context(_pool(workers)) if workers > 1 else None
            known = {} if force else all_given(engine, module)
            for group in (names[at : at + GROUP] for at in range(0, len(names), GROUP)):
                jobs = _jobs(course, module, _points(engine, module, group), access)
                wanted = _wanted(group, jobs, known, report)
                told(len(group) - len(wanted))
                _give(engine, module, wanted, pool, report, told)
    except DBAPIError as error:
        raise NoCourse(NO_GRADEBOOK.format(reason=error.orig)) from error
    finally:
        engine.dispose()
    return report


def _pool(workers: int) -> Executor:
    """Processes that begin anew: a copy of this one would share its connection to the gradebook."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _points(engine: Engine, module: str, students: list[str]) -> Mapping[str, StudentPoints]:
    with Session(engine) as session:
        return read_points(session, module, students)


def _jobs(course: Course, module: str, points: Mapping[str, StudentPoints], access: Access) -> dict[str, Job]:
    jobs = {}
    for student, found in points.items():
        graded = course.autograded(student, module)
        shown = shown_by(found, graded)  # before the pages are made: what is graded meanwhile is seen the next time
        jobs[student] = Job(student, graded, returned(course, student, module), found, access, shown)
    return jobs


def _wanted(group: list[str], jobs: Mapping[str, Job], known: Mapping[str, Given], report: Report) -> list[Job]:
    """Whose pages are to be written; the others are in the report."""
    wanted = []
    for student in group:
        if student not in jobs:
            report.trouble[student] = NOT_GRADED
        elif student in known and known[student] == jobs[student].given():
            report.current.append(student)
        else:
            wanted.append(jobs[student])
    return wanted


def _give(
    engine: Engine, module: str, jobs: list[Job], pool: Executor | None, report: Report, told: Callable[[int], object]
) -> None:
    """Write the pages of a group, then note what they were made of: a kill in between has them written once more."""
    written = {}
    troubles = pool.map(_write, jobs, chunksize=5) if pool else map(_write, jobs)
    for job, trouble in zip(jobs, troubles, strict=True):
        if trouble:
            report.trouble[job.student] = trouble
        else:
            report.written.append(job.student)
            written[job.student] = job.given()
        told(1)
    keep(engine, module, written)


def _write(job: Job) -> str:
    """What keeps the learner from getting a page; nothing where it was written."""
    try:
        write(job.returned, job.graded, pages(job.graded, job.points), job.access)
    except NoPage as error:
        return str(error)
    except OSError as error:
        return UNWRITTEN.format(reason=error.strerror or error)
    return ""
