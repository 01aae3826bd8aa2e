"""Replaces the submitted notebook by the instructor's source: a submission is data, never code.

Every cell a learner changed, added, removed or duplicated is gone with this one step, and so is every file but the
answer documents: they are what is judged.
"""

from pathlib import Path
from typing import Any

import nbformat
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from csm_autograder.nbgrader_plugins.only_answers import keep_only_answers


class UseSource(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader publishes no types
    """First sanitizing preprocessor of `nbgrader autograde`."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The source notebook of the same assignment and name, beside nothing but the answers."""
        course = CourseDirectory(parent=self)
        about = resources["nbgrader"]
        submitted, graded = (
            Path(course.format_path(step, about["student"], about["assignment"]))
            for step in (course.submitted_directory, course.autograded_directory)
        )
        source = Path(course.format_path(course.source_directory, ".", about["assignment"]))
        for name in keep_only_answers(submitted, source, graded):
            self.log.warning("Not judged, because it is not an ordinary file: %s of %s", name, about["student"])
        return nbformat.read(source / f"{about['notebook']}.ipynb", as_version=4), resources
