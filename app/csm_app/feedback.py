"""`csm feedback`: the pages learners get back, for one module or all, written where nbgrader writes them."""

import argparse
import os
import sys
from pathlib import Path

from tqdm import tqdm

from csm_autograder.batch.course import Course, NoCourse, open_course
from csm_autograder.feedback import Report, give_feedback, graded_modules, graded_students
from csm_course.problems import did_you_mean
from csm_course.wording import counted


def feedback(options: argparse.Namespace, folder: Path) -> int:
    """Write the pages and say what happened; 1 where somebody got none."""
    try:
        course = open_course(folder)
        reports = {module: _given(course, module, options) for module in _modules(course, options.module)}
    except NoCourse as error:
        print(error, file=sys.stderr)
        return 1
    for module, report in reports.items():
        _tell(module, report)
    return 1 if any(report.trouble for report in reports.values()) else 0


def _modules(course: Course, asked: str | None) -> list[str]:
    """The module asked for, by its name or its number, or all that were graded. Raises `NoCourse`."""
    graded = graded_modules(course)
    if asked is None:
        if not graded:
            raise NoCourse("Nothing has been graded yet. Run: csm grade")
        return graded
    found = [name for name in graded if asked in (name, name[:3])]
    if not found:
        remedy = did_you_mean(asked, graded) if graded else "run: csm grade"
        raise NoCourse(f"Nothing of a module {asked!r} has been graded; {remedy}")
    return found


def _given(course: Course, module: str, options: argparse.Namespace) -> Report:
    students = _students(graded_students(course, module), options.students, module)
    workers = options.workers or min(os.cpu_count() or 1, 1 + len(students) // 100)
    with tqdm(total=len(students), desc=module, unit="learner", disable=None) as bar:
        return give_feedback(course, module, students, workers, options.force, bar.update)


def _students(graded: list[str], asked: str | None, module: str) -> list[str]:
    """Those asked for, or everybody. Raises `NoCourse`."""
    if asked is None:
        return graded
    names = [name.strip() for name in asked.split(",") if name.strip()]
    for name in names:
        if name not in graded:
            raise NoCourse(f"Nothing of {name!r} has been graded in {module}; {did_you_mean(name, graded)}")
    return names


def _tell(module: str, report: Report) -> None:
    learners = counted(len(report.written), "learner")
    print(f"{module}: feedback written for {learners}, {len(report.trouble)} got none.")
    if report.current:
        print(
            f"{len(report.current)} had theirs already, and nothing on it has changed. All anew: csm feedback --force"
        )
    for student, trouble in report.trouble.items():
        print(f"  {student}: {trouble}", file=sys.stderr)
