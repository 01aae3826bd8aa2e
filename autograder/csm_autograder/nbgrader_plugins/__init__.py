"""What nbgrader is told to do differently, as preprocessors named in `nbgrader_config.py`: nothing is forked."""

from csm_autograder.nbgrader_plugins.copy_lessons import CopyLessons
from csm_autograder.nbgrader_plugins.feedback_page import FeedbackPage
from csm_autograder.nbgrader_plugins.get_points import GetPoints
from csm_autograder.nbgrader_plugins.judge_answers import JudgeAnswers
from csm_autograder.nbgrader_plugins.late import LateByPolicy, TellDue
from csm_autograder.nbgrader_plugins.only_answers import OnlyAnswers
from csm_autograder.nbgrader_plugins.refuse_answers import RefuseAnswers
from csm_autograder.nbgrader_plugins.refuse_tools import RefuseTools
from csm_autograder.nbgrader_plugins.release_feedback import ReleaseFeedback
from csm_autograder.nbgrader_plugins.source_notebook import SourceNotebook

__all__ = [
    "CopyLessons",
    "FeedbackPage",
    "GetPoints",
    "JudgeAnswers",
    "LateByPolicy",
    "OnlyAnswers",
    "RefuseAnswers",
    "RefuseTools",
    "ReleaseFeedback",
    "SourceNotebook",
    "TellDue",
]
