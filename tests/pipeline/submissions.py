"""Submissions put straight where `collect` would put them, and what grading makes of each."""

import shutil
from pathlib import Path

from csm_course.answers import AnswerFolder
from csm_course.exercises.written import WrittenExercise
from tests.pipeline.classroom import MODULE, Classroom, authored, graded_exercises, hand_in_all

SCORES = """
select base_cell.name, grade.auto_score from grade join base_cell on base_cell.id = grade.cell_id
join submitted_notebook on submitted_notebook.id = grade.notebook_id
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
where submitted_assignment.student_id = ?
"""


def submission(classroom: Classroom, learner: str, sample: str) -> Path:
    """Put a submission where `collect` would: the released folder, with the sample's answers."""
    folder = classroom.course / "build" / "submitted" / learner / MODULE
    shutil.copytree(classroom.course / "build" / "release" / MODULE, folder)
    hand_in_all(AnswerFolder(folder / "answers"), sample)
    return folder


def autograde(classroom: Classroom, learner: str) -> dict[str, float]:
    """Grade one learner; gives the automatic points per exercise."""
    classroom.must("autograde", MODULE, "--student", learner)
    return scores(classroom, learner)


def scores(classroom: Classroom, learner: str) -> dict[str, float]:
    """The automatic points in the gradebook."""
    rows = classroom.rows(SCORES, learner)
    return {str(name): float(str(points)) for name, points in rows if points is not None}


def deserved(sample: str) -> dict[str, float]:
    """What the sample's answers must earn without a person."""
    found = {}
    for exercise in graded_exercises(authored()):
        if not isinstance(exercise, WrittenExercise):
            by_name = {one.name: one.points for one in exercise.samples}
            found[exercise.id] = by_name.get(sample, by_name["wrong"])  # type: ignore[call-overload]
    return found


def autograded(classroom: Classroom, learner: str) -> Path:
    """The folder `autograde` wrote."""
    return classroom.course / "build" / "autograded" / learner / MODULE
