"""What a test or exam allows, as data; whether a learner may begin now; allowances; calendar files."""

from csm_autograder.assessment.policy.allowance import Allowance, Granted
from csm_autograder.assessment.policy.attempts import Attempt, Grade, grade
from csm_autograder.assessment.policy.model import Policy, TimeUp, Waits
from csm_autograder.assessment.policy.reading import read_policies
from csm_autograder.assessment.policy.standing import standing

__all__ = [
    "Allowance",
    "Attempt",
    "Grade",
    "Granted",
    "Policy",
    "TimeUp",
    "Waits",
    "grade",
    "read_policies",
    "standing",
]
