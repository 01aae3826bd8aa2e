"""Refuses to release an assignment whose source still holds somebody's answers.

Files of the source folder overwrite the learner's at autograding: answers left there by an instructor would be
handed to everybody and replace what everybody wrote (measured with nbgrader 0.9.6).
"""

from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor


class AnswersInSource(RuntimeError):
    """The source folder must not be released as it is."""


def answers_in(folder: Path) -> tuple[Path, ...]:
    """The folders called `answers` anywhere below `folder`, if they hold anything."""
    return tuple(sorted(found for found in folder.rglob("answers") if found.is_dir() and any(found.iterdir())))


class RefuseAnswers(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader publishes no types
    """First preprocessor of `nbgrader generate_assignment`."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Raise before anything is released; a hook would not do, nbgrader swallows what hooks raise."""
        course = CourseDirectory(parent=self)
        assignment = resources["nbgrader"]["assignment"]
        found = answers_in(Path(course.format_path(course.source_directory, ".", assignment)))
        if found:
            raise AnswersInSource(refusal(found))
        return nb, resources


def refusal(found: tuple[Path, ...]) -> str:
    """What stands in the way, and what to do."""
    names = ", ".join(str(path) for path in found)
    return f"Not released: somebody's answers are in {names}. Move that folder elsewhere, then release again."
