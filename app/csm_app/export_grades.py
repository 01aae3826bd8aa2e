"""`csm export-grades`: the gradebook as a table for a spreadsheet program."""

import os
import sys
from pathlib import Path

from csm_autograder.cohort.export import Format, grades_file
from csm_autograder.cohort.gradebook import GradebookReader, NoGradebook
from csm_autograder.cohort.rows import Cohort
from csm_course.places import modules_folder
from csm_course.problems import did_you_mean
from csm_course.wording import counted

KINDS: dict[str, Format] = {".csv": "csv", ".xlsx": "xlsx"}


def export_grades(module: str | None, target: Path, folder: Path) -> int:
    """Write one module, or all the gradebook knows; `folder` is the course's. Returns the exit code."""
    kind = KINDS.get(target.suffix.casefold())
    if kind is None:
        return _refused(f"{target.name} is neither a .csv nor a .xlsx file. End its name in one of the two")
    try:
        cohorts = _cohorts(module, folder)
        content = grades_file(cohorts, kind)
        _write(target, content)
    except NoGradebook as reason:
        return _refused(str(reason))
    except OSError as error:
        return _refused(f"{target} cannot be written ({error.strerror}). Close it where it is open, or choose another")
    learners = len({one.id for cohort in cohorts for one in (*cohort.absent, *(w.learner for w in cohort.works))})
    print(f"{target}: {counted(learners, 'learner')}, {', '.join(cohort.assignment for cohort in cohorts)}.")
    return 0


def gradebook_address(folder: Path) -> str:
    """Where the gradebook is: `CSM_GRADEBOOK`, or the one of this course, as in `nbgrader_config.py`."""
    return os.environ.get("CSM_GRADEBOOK") or f"sqlite:///{folder.resolve() / 'build' / 'gradebook.db'}"


def _cohorts(module: str | None, folder: Path) -> list[Cohort]:
    with GradebookReader(gradebook_address(folder)) as gradebook:
        known = list(gradebook.assignments())
        wanted = [name for name in known if module in (None, name, name.partition("-")[0])]
        if not wanted:
            what = f"There is no module {module!r} in the gradebook" if module else "The gradebook knows no module"
            raise NoGradebook(f"{what}; {did_you_mean(module or '', known) if known else 'release one first'}")
        return [gradebook.cohort(name, modules_folder()) for name in wanted]


def _write(target: Path, content: bytes) -> None:
    """Whole or not at all: a file that was there stays as it was until the new one is complete."""
    staged = target.with_name(f".{target.name}.new")
    try:
        staged.write_bytes(content)
        staged.replace(target)
    finally:
        staged.unlink(missing_ok=True)


def _refused(reason: str) -> int:
    print(f"Not exported: {reason.rstrip('.')}.", file=sys.stderr)
    return 1
