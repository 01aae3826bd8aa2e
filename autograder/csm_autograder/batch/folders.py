"""The folder of a graded submission: made ready apart, put in its place in one step, and repaired after a kill.

A grading goes through three states, and can be killed in each: `part-…` is being written; `new-<entry>` is whole, and
waits for its rows; once these are committed it takes the place of the old folder. So on the next run a `new-` folder
whose entry is in the ledger is put in its place, and everything else that lies there is removed.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from csm_autograder.batch.course import Course
from csm_autograder.batch.ledger import Entry
from csm_autograder.batch.marked import Marked
from csm_autograder.batch.submission import ANSWERS
from csm_autograder.batch.template import Template

PART, NEW, OLD = "part-", "new-", "old-"
SHARED = 0o2770
"""What nbgrader adds to the permissions of folders that several instructors share."""


def stage(course: Course, template: Template, marked: Marked) -> Entry:
    """Make the folder of a submission ready beside its place, whole or not at all."""
    entry = Entry(marked.fingerprint, template.fingerprint)
    place = _stage(course, marked.student, marked.assignment)
    part, new = place / f"{PART}{entry.stage}", place / f"{NEW}{entry.stage}"
    for left in (part, new):
        shutil.rmtree(left, ignore_errors=True)
    _write(course, part, _contents(template, marked), [f"{ANSWERS}/{id}.json" for id in marked.strange])
    part.rename(new)
    return entry


def settle(course: Course, student: str, assignment: str, entry: Entry) -> None:
    """Put the staged folder in its place; the one that stood there is gone afterwards."""
    stage, place = _stage(course, student, assignment), course.autograded(student, assignment)
    old = stage / f"{OLD}{entry.stage}"
    if os.path.lexists(place):
        shutil.rmtree(old, ignore_errors=True)
        place.rename(old)
    place.parent.mkdir(parents=True, exist_ok=True)
    (stage / f"{NEW}{entry.stage}").rename(place)
    _share(course, place.parent)
    shutil.rmtree(stage, ignore_errors=True)


def repair(course: Course, assignment: str, entries: Callable[[], Mapping[str, Entry]]) -> None:
    """Finish what was committed and remove what was not, for one module; the ledger is asked only if need be."""
    waiting = course.staging() / assignment
    left = sorted(waiting.iterdir()) if waiting.is_dir() else []
    known = entries() if left else {}
    for stage in left:
        entry = known.get(stage.name)
        try:
            if entry and (stage / f"{NEW}{entry.stage}").is_dir():
                settle(course, stage.name, assignment, entry)
        except OSError:
            continue  # it stays for the next run: what stands in its way is nobody else's trouble
        shutil.rmtree(stage, ignore_errors=True)
    for folder in (waiting, course.staging()):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _stage(course: Course, student: str, assignment: str) -> Path:
    return course.staging() / assignment / student


def _contents(template: Template, marked: Marked) -> dict[str, bytes]:
    """The files of a graded submission; the source's own win over the learner's, as with nbgrader."""
    answers = {f"{ANSWERS}/{id}.json": content for id, content in marked.answers.items()}
    notebooks = {f"{one.name}.ipynb": one.text.encode() for one in marked.notebooks}
    return {**marked.receipts, **answers, **template.files, **notebooks}


def _write(course: Course, folder: Path, contents: Mapping[str, bytes], empty: list[str]) -> None:
    """`empty` are folders that stay so."""
    below = {ANSWERS, *empty, *(str(Path(name).parent) for name in contents)}
    for name in sorted(below):
        (folder / name).mkdir(parents=True, exist_ok=True)
        _share(course, folder / name)
    for name, content in contents.items():
        handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        (folder / name).chmod(course.file_mode)


def _share(course: Course, folder: Path) -> None:
    """Let other instructors write here, where nbgrader would."""
    mode = folder.stat().st_mode
    if course.is_groupshared and mode & SHARED != SHARED:
        folder.chmod((mode | SHARED) & 0o2777)
