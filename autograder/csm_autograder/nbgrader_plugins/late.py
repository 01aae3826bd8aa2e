"""Late work by the rules of `grading.yaml`, through nbgrader's own plug-in point.

nbgrader asks the plug-in only where its gradebook has a due time: `TellDue` writes the file's due time, and a
learner's extension, into the gradebook first. Where the file has none, the gradebook's own counts.
"""

from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import NbGraderPreprocessor

from csm_autograder.policy import Policy, policy_of
from csm_autograder.policy.lateness import late_penalty
from csm_autograder.policy.model import from_gradebook, to_gradebook


class LateByPolicy(LateSubmissionPlugin):  # type: ignore[misc]  # nbgrader publishes no types
    """`plugin_class` of AssignLatePenalties. A module without a late rule is left to nbgrader's own option."""

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        """The points that lateness costs this learner in one notebook. Raises ContentError for a faulty file."""
        asking = self.parent  # the preprocessor, which knows the assignment and holds the gradebook
        policy = policy_of(asking.assignment_id, Path(CourseDirectory(parent=self).root))
        if policy.late is None:
            own: float | None = super().late_submission_penalty(student_id, score, total_seconds_late)
            return own
        submission = asking.gradebook.find_submission(asking.assignment_id, student_id)
        return late_penalty(policy, score, submission.duedate, submission.timestamp)


class TellDue(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader publishes no types
    """Stands before AssignLatePenalties: the gradebook learns when the work was due."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Write due time and extension where the file has them; the notebook stays as it is."""
        about = resources["nbgrader"]
        policy = policy_of(about["assignment"], Path(CourseDirectory(parent=self).root))
        if policy.due is not None or about["student"] in policy.extensions:
            with Gradebook(about["db_url"]) as gradebook:
                submission = gradebook.find_submission(about["assignment"], about["student"])
                tell_due(policy, submission.assignment, submission, about["student"])
                gradebook.db.commit()
        return nb, resources


def tell_due(policy: Policy, assignment: Any, submission: Any, student: str) -> None:
    """Set what the policy says on nbgrader's two rows; what it does not say stays as the gradebook has it."""
    due = policy.due_at()
    if due is not None:
        assignment.duedate, submission.extension = to_gradebook(due), None
    if assignment.duedate is not None and student in policy.extensions:
        common = from_gradebook(assignment.duedate)
        own = policy.due_for(student, otherwise=common)
        assert own is not None  # there is a common one
        submission.extension = own - common
