"""Leaves, of a submitted folder, the answer documents and nothing else.

Before any preprocessor runs, nbgrader has copied what `reception` left of the submission, and the source folder over
it (with any answers an instructor left there). Here the copy is made what it should be: the source's files, and the
learner's answers as they were handed in.
"""

import os
import shutil
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
    shutil.rmtree(graded / ANSWERS, ignore_errors=True)
    for place, _, names in os.walk(graded, topdown=False):
        for name in names:
            if not _belongs((Path(place) / name).relative_to(graded), source):
                (Path(place) / name).unlink()
        if Path(place) != graded and not any(Path(place).iterdir()):
            Path(place).rmdir()
    (graded / ANSWERS).mkdir()
    known = {f"{question.id}.json" for question in read_module_file(source / MODULE_FILE).questions}
    for name in sorted(known):
        _take(submitted / ANSWERS, name, graded / ANSWERS)


def _belongs(file: Path, source: Path) -> bool:
    """Files of the source, and nbgrader's own; answers are dealt with apart, and none of the source's is wanted."""
    return ANSWERS not in file.parts and (file.name in NBGRADER_FILES or (source / file).is_file())


def _take(handed_in: Path, name: str, target: Path) -> None:
    """Copy one answer, if there is one. No link is followed, not even of the folder.

    Where no ordinary file stood, an empty folder reads the same, so the judge tells the learner.
    """
    if not is_folder(handed_in) or not os.path.lexists(handed_in / name):
        return
    if not is_file(handed_in / name):
        (target / name).mkdir()
        return
    with (handed_in / name).open("rb") as answer:
        # One byte more than allowed is enough for the judge to see, and say, that it is too large.
        (target / name).write_bytes(answer.read(LIMIT + 1))
