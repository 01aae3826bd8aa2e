"""Refuses to release the toolbox as an assignment.

nbgrader takes every folder of the source for an assignment, and its formgrader lists `toolbox` among them. What
learners do with a tool is nobody's to grade, and released it would be collected with their own customers in it.
"""

from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor

NOT_GRADED = (
    "Not released: {assignment} is the toolbox and no graded work. Learners need no copy of it: their server lays a "
    "tool out in their own folder when they open it from the page “Toolbox”."
)


class NotGraded(RuntimeError):
    """The folder holds no graded work."""


class RefuseTools(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader publishes no types
    """Stands in `nbgrader generate_assignment` before anything is written."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Raise for the notebook of a tool; everything else passes as it is."""
        if nb.metadata.get("csm", {}).get("kind") == "tool":
            raise NotGraded(NOT_GRADED.format(assignment=resources["nbgrader"]["assignment"]))
        return nb, resources
