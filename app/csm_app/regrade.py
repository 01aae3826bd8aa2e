"""`csm regrade`: after a key was changed, who gained or lost points in which exercise, and why."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from csm_app.grade import modules_asked_for, moving, place_asked_for, trouble_lines
from csm_autograder.batch.course import Course, NoCourse, open_course
from csm_autograder.batch.lock import Busy
from csm_autograder.batch.making import NotReady
from csm_autograder.batch.regrade import Change, Line, regrade
from csm_autograder.batch.run import Report
from csm_autograder.cohort.csv_file import csv_bytes
from csm_autograder.cohort.table import Cell, Table
from csm_course.problems import ContentError

SHOWN = 40
"""Changes that are printed; the report has them all."""

HEADS = (
    "module", "learner", "exercise", "points before", "points now", "difference", "of", "given by hand", "because",
    "reasons before", "reasons now",
)  # fmt: skip
"""The columns of the report."""

Changes = list[tuple[str, Change]]


def run(options: argparse.Namespace, folder: Path) -> int:
    """Grade again what the options name; 1 where something could not be graded or written."""
    try:
        course = open_course(folder)
        modules = modules_asked_for(course, options.module)
        found = {module: _regraded(course, module, options) for module in modules}
    except (NoCourse, NotReady, Busy, ContentError) as error:
        print(error, file=sys.stderr)
        return 1
    changes = [(module, change) for module, (_, of_module) in found.items() for change in of_module]
    for module, (report, of_module) in found.items():
        print(_told(module, report, of_module, options.dry_run))
    if changes:
        print(_table([change for _, change in changes]))
    is_written = options.report is None or _write(options.report, changes)
    return 1 if not is_written or any(report.failed for report, _ in found.values()) else 0


def _regraded(course: Course, module: str, options: argparse.Namespace) -> tuple[Report, list[Change]]:
    students = options.students.split(",") if options.students else None
    with tqdm(desc=module, unit=" submissions", disable=None) as bar:
        place = place_asked_for(options)
        return regrade(course, module, students, place=place, dry=options.dry_run, watch=moving(bar))


def _told(module: str, report: Report, changes: Sequence[Change], is_dry: bool) -> str:
    totals: dict[str, float] = {}
    for change in changes:
        totals[change.student] = totals.get(change.student, 0) + change.difference
    gained, lost = (sum(sign * total > 0 for total in totals.values()) for sign in (1, -1))
    again = f"{report.graded} graded again, {report.skipped} were graded by this key already."
    lines = [f"{module}: " + (f"{report.graded} looked at, nothing was written." if is_dry else again)]
    lines += [f"{gained} gained points, {lost} lost points, {max(0, report.graded - len(totals))} kept theirs."]
    lines += [line for trouble in report.troubles if not trouble.is_graded for line in trouble_lines(trouble)]
    if changes and not is_dry:
        lines.append("Feedback pages follow with: csm feedback")
    return "\n".join(lines)


def _table(changes: Sequence[Change]) -> str:
    """One line for each change, its reasons below."""
    wide = max(len(change.student) for change in changes)
    lines = [line for change in changes[:SHOWN] for line in _change(change, wide)]
    left = len(changes) - SHOWN
    return "\n".join(lines + ([f"and {left} more; --report FILE writes them all"] if left > 0 else []))


def _change(change: Change, wide: int) -> list[str]:
    points = f"{change.before:g} -> {change.after:g} of {change.maximum:g} ({change.difference:+g})"
    hand = "" if change.by_hand is None else f"; {change.by_hand:g} given by hand stay"
    lines = [f"  {change.student:{wide}}  {change.exercise}  {points}{hand}  [{_because(change)}]"]
    for before, now in change.lines:
        lines += [f"      {(before or now or ('', '', ''))[0]}"]
        lines += [f"        before: {_words(before)}", f"        now:    {_words(now)}"]
    return lines


def _because(change: Change) -> str:
    return "a new answer was handed in" if change.is_new_answer else "the key changed"


def _words(line: Line | None) -> str:
    return f"{line[1]}: {line[2]}" if line else "-"


def _write(target: Path, changes: Changes) -> bool:
    rows: tuple[tuple[Cell, ...], ...] = tuple(_row(module, change) for module, change in changes)
    try:
        target.write_bytes(csv_bytes(Table(HEADS, rows)))
    except OSError as error:
        print(f"{target} cannot be written ({error.strerror}); choose another place for --report.", file=sys.stderr)
        return False
    print(f"{target}: {len(changes)} changes.")
    return True


def _row(module: str, change: Change) -> tuple[Cell, ...]:
    points = (change.before, change.after, change.difference, change.maximum, change.by_hand)
    said, now = ("\n".join(_line(pair[at]) for pair in change.lines if pair[at]) for at in (0, 1))
    return (module, change.student, change.exercise, *points, _because(change), said, now)


def _line(line: Line | None) -> str:
    return f"{line[0]}: {_words(line)}" if line else ""
