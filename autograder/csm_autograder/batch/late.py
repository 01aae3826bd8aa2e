"""Due times and late penalties: the policy and the plug-in that nbgrader is configured with, asked in its stead."""

from datetime import datetime, timedelta
from types import SimpleNamespace

from nbgrader import api
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from csm_autograder.batch.course import Course
from csm_autograder.nbgrader_plugins.late import TellDue, tell_due
from csm_autograder.policy import Policy, policy_of


class _OpenGradebook(api.Gradebook):  # type: ignore[misc]  # nbgrader publishes no types
    """nbgrader's gradebook on a connection that is open already: a plug-in reads what is not committed yet."""

    def __init__(self, connection: Connection) -> None:
        self.db = Session(bind=connection, autoflush=False)


class LateRule:
    """What the course says about when a module is due and what lateness costs. Raises ContentError."""

    def __init__(self, course: Course, assignment: str) -> None:
        steps = course.converter.autograde_preprocessors
        self._policy = policy_of(assignment, course.root) if TellDue in steps else Policy()
        self._step = AssignLatePenalties(parent=course.converter)
        self._step.assignment_id, self._step.db_url = assignment, course.db_url

    def terms(self, student: str) -> str:
        """What holds for one learner, as text: another text means that the work is to be graded again."""
        if self._policy == Policy():
            return ""
        return f"{self._policy.due_for(student)} {self._policy.grace} {self._policy.late} {self._policy.time_zone}"

    def due(
        self, student: str, due: datetime | None, extension: timedelta | None
    ) -> tuple[datetime | None, timedelta | None]:
        """Due time and extension for the gradebook, from those that it has."""
        assignment, submission = SimpleNamespace(duedate=due), SimpleNamespace(extension=extension)
        if self._policy.due is not None or student in self._policy.extensions:
            tell_due(self._policy, assignment, submission, student)
        return assignment.duedate, submission.extension

    def penalty(
        self, connection: Connection, student: str, notebook: str, score: float, seconds: float
    ) -> float | None:
        """What is taken away of one notebook's points; None where nothing is. `seconds`: how late it came.

        The step has all that nbgrader's has when it asks its plug-in.
        """
        self._step.student_id, self._step.notebook_id = student, notebook
        self._step.gradebook = _OpenGradebook(connection)
        self._step.init_plugin()
        penalty = self._step.plugin_inst.late_submission_penalty(student, score, seconds)
        return None if penalty is None else min(max(float(penalty), 0.0), score)
