"""Replaces the submitted notebook by the instructor's source: a submission is data, never code.

Every cell a learner changed, added, removed or duplicated is gone with this one step; what is judged are the
answer documents beside the notebook.
"""

from pathlib import Path
from typing import Any

import nbformat
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor


class UseSource(NbGraderPreprocessor):  # type: ignore[misc]
    """First sanitizing preprocessor of `nbgrader autograde`."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The source notebook of the same assignment and name."""
        course = CourseDirectory(parent=self)
        about = resources["nbgrader"]
        folder = course.format_path(course.source_directory, ".", about["assignment"])
        return nbformat.read(Path(folder) / f"{about['notebook']}.ipynb", as_version=4), resources
