"""Fetches points and comments for the feedback page, and whether a person has decided or still has to."""

from typing import Any

from nbgrader.preprocessors import GetGrades


class GetPoints(GetGrades):  # type: ignore[misc]  # nbgrader publishes no types
    """nbgrader's own step, which shows a written answer nobody has read yet as 0 points."""

    def _get_score(self, cell: Any, resources: Any) -> None:
        super()._get_score(cell, resources)
        grade = self.gradebook.find_grade(
            cell.metadata.nbgrader["grade_id"], self.notebook_id, self.assignment_id, self.student_id
        )
        waiting = grade.auto_score is None and grade.manual_score is None
        cell.metadata.nbgrader["waiting"] = waiting
        resources["nbgrader"]["waiting"] = waiting or resources["nbgrader"].get("waiting", False)
        cell.metadata.nbgrader["by_person"] = grade.manual_score is not None
