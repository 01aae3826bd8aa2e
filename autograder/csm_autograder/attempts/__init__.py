"""Several submissions of one learner: all are kept, one counts."""

from csm_autograder.attempts.choosing import Attempt, Choice, choose
from csm_autograder.attempts.inbound import HandIn, hand_ins

__all__ = ["Attempt", "Choice", "HandIn", "choose", "hand_ins"]
