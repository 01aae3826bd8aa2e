"""`csm grade`: a class is graded in one go, with a bar that says how far it is and, at the end, what needs a look."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError
from tqdm import tqdm

from csm_autograder.batch.course import Course, NoCourse, open_course
from csm_autograder.batch.lock import Busy
from csm_autograder.batch.making import NotReady
from csm_autograder.batch.run import Place, Report, Trouble, grade, workers
from csm_course.problems import ContentError, did_you_mean


def run(options: argparse.Namespace, folder: Path) -> int:
    """Grade what the options name, in the course that lies in `folder`; 1 where something could not be graded."""
    try:
        course = open_course(folder)
        modules = modules_asked_for(course, options.module)
    except (NoCourse, NotReady) as error:
        print(error, file=sys.stderr)
        return 1
    if not modules:
        print("Nothing to grade: no submission lies in the course's folder. Collect first: csm collect")
    students = [one.strip() for one in options.students.split(",")] if options.students else None
    return max((_grade(course, module, students, options) for module in modules), default=0)


def modules_asked_for(course: Course, wanted: str | None) -> list[str]:
    """The modules asked for, `m01` being enough of a name. Raises `NotReady`."""
    handed_in = course.assignments()
    if wanted is None:
        return handed_in
    if found := [name for name in handed_in if wanted in (name, name[:3])]:
        return found
    if not handed_in:
        raise NotReady(f"Nobody's work for {wanted!r} lies in the course's folder. Collect first: csm collect")
    raise NotReady(f"Nobody handed in a module {wanted!r}; {did_you_mean(wanted, handed_in)}")


def _grade(course: Course, module: str, students: list[str] | None, options: argparse.Namespace) -> int:
    try:
        with tqdm(desc=module, unit=" submissions", disable=None) as bar:
            report = grade(
                course, module, students,
                place=place_asked_for(options), dry=options.dry_run, force=options.force, watch=moving(bar),
            )  # fmt: skip
    except (NotReady, Busy, ContentError) as error:
        print(error, file=sys.stderr)
        return 1
    except SQLAlchemyError as error:
        print(
            f"The gradebook {make_url(course.db_url)!r} cannot be used: {getattr(error, 'orig', error)}",
            file=sys.stderr,
        )
        return 1
    print(_told(report, options.dry_run))
    return 1 if report.failed else 0


def place_asked_for(options: argparse.Namespace) -> Place:
    """Where marking is done."""
    if options.cluster:
        from csm_autograder.batch.cluster import cluster

        return cluster(options.cluster)
    return workers(options.workers)


def moving(bar: "tqdm[Any]") -> Callable[[int, int, int], None]:
    """Moves the bar to where a run is; rate and time left are those of the work that this run has to do."""

    def move(done: int, total: int, unchanged: int) -> None:
        bar.total = total
        if not bar.disable:  # one that is not shown keeps no count of these
            passed = unchanged - bar.initial
            bar.initial += passed
            bar.n += passed
            bar.last_print_n += passed  # else they would count in the rate since the bar was drawn last
        bar.update(done - bar.n)

    return move


def _told(report: Report, is_dry: bool) -> str:
    """What was done, and of each submission with something wrong what is wrong and what to tell the learner."""
    verb = "would be graded" if is_dry else "graded"
    lines = [f"{report.assignment}: {report.graded} {verb}, {report.skipped} unchanged, {report.failed} not graded."]
    lines += [f"  {one.student}: {one.points:g} of {one.maximum:g} points" for one in report.points]
    if report.troubles:
        lines.append("Need a look:")
        lines += [line for trouble in report.troubles for line in trouble_lines(trouble)]
    return "\n".join(lines)


def trouble_lines(trouble: Trouble) -> list[str]:
    """One submission with something wrong: what, and what to tell the learner."""
    lines = [f"  {trouble.student}{'' if trouble.is_graded else ' (not graded)'}"]
    for remark in trouble.remarks:
        lines += [f"    What is wrong: {remark.instructor.rstrip('.')}.", f"    Tell the learner: {remark.learner}"]
    return lines
