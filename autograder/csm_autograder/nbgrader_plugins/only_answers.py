"""Leaves, of a submitted folder, the answer documents and nothing else.

Before any preprocessor runs, nbgrader has copied what `reception` left of the submission, and the source folder over
it (with any answers an instructor left there). Here the copy is made what it should be: the source's files, and the
learner's answers as they were handed in.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from csm_autograder.nbgrader_plugins.contents import is_file, is_folder
from csm_course.lookup import MODULE_FILE, read_module_file
from csm_course.strict_json import LIMIT

NBGRADER_FILES = {"timestamp.txt", "submission_secret.txt"}
ANSWERS = "answers"


class OnlyAnswers(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader publishes no types
    """First sanitizing preprocessor of `nbgrader autograde`."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The notebook as it is, beside nothing but the answers."""
        course = CourseDirectory(parent=self)
        about = resources["nbgrader"]
        submitted, graded = (
            Path(course.format_path(step, about["student"], about["assignment"]))
            for step in (course.submitted_directory, course.autograded_directory)
        )
        keep_only_answers(
            submitted, Path(course.format_path(course.source_directory, ".", about["assignment"])), graded
        )
        return nb, resources


def keep_only_answers(submitted: Path, source: Path, graded: Path) -> None:
    """Clean the copy in `graded` and put the learner's answers there."""
    for file in _files(graded):
        if not _belongs(file.relative_to(graded), source):
            file.unlink()
    shutil.rmtree(graded / ANSWERS, ignore_errors=True)
    (graded / ANSWERS).mkdir()
    names = {f"{question.id}.json" for question in read_module_file(source / MODULE_FILE).questions}
    for name in sorted(names):
        _take(submitted / ANSWERS, name, graded / ANSWERS)


def _files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place) / name for name in names)


def _belongs(file: Path, source: Path) -> bool:
    """Files of the source, and nbgrader's own; answers are dealt with apart, and none of the source's is wanted."""
    return ANSWERS not in file.parts and (file.name in NBGRADER_FILES or (source / file).is_file())


def _take(handed_in: Path, name: str, target: Path) -> None:
    """Copy one answer, if there is one and it is an ordinary file. No link is followed, not even of the folder."""
    if not is_folder(handed_in) or not is_file(handed_in / name):
        return
    with (handed_in / name).open("rb") as answer:
        # One byte more than allowed is enough for the judge to see, and say, that it is too large.
        (target / name).write_bytes(answer.read(LIMIT + 1))
