"""Leaves, of a submitted folder, the answer documents and nothing else.

Before any preprocessor runs, nbgrader has copied the whole submission (following links) and the source folder over it
(with any answers an instructor left there). Here the copy is made what it should be: the source's files, and the
learner's answers as they were handed in.
"""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from csm_course.lookup import MODULE_FILE, read_module_file
from csm_course.strict_json import LIMIT

NBGRADER_FILES = {"timestamp.txt", "submission_secret.txt"}
ANSWERS = "answers"


def keep_only_answers(submitted: Path, source: Path, graded: Path) -> tuple[str, ...]:
    """Clean the copy in `graded`; gives the names of answers that were not taken: links, pipes, folders."""
    for file in _files(graded):
        if not _belongs(file.relative_to(graded), source):
            file.unlink()
    shutil.rmtree(graded / ANSWERS, ignore_errors=True)
    (graded / ANSWERS).mkdir()
    names = {f"{question.id}.json" for question in read_module_file(source / MODULE_FILE).questions}
    return tuple(name for name in sorted(names) if not _take(submitted / ANSWERS, name, graded / ANSWERS))


def _files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place) / name for name in names)


def _belongs(file: Path, source: Path) -> bool:
    """Files of the source, and nbgrader's own; answers are dealt with apart, and none of the source's is wanted."""
    return ANSWERS not in file.parts and (file.name in NBGRADER_FILES or (source / file).is_file())


def _take(handed_in: Path, name: str, target: Path) -> bool:
    """Copy one answer; False where something else stands in its place. No link is followed, not even of the folder."""
    try:
        status = (handed_in / name).lstat()
    except OSError:
        return True
    if handed_in.is_symlink() or not stat.S_ISREG(status.st_mode):
        return False
    with (handed_in / name).open("rb") as answer:
        # One byte more than allowed is enough for the judge to see, and say, that it is too large.
        (target / name).write_bytes(answer.read(LIMIT + 1))
    return True
