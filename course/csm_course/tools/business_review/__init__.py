"""Business review: the meeting with executives, from goals over results to decisions, as a deck that can be shown."""

from csm_course.tools.business_review.about import ABOUT
from csm_course.tools.business_review.deck import deck
from csm_course.tools.business_review.example import EXAMPLE
from csm_course.tools.business_review.inputs import Inputs
from csm_course.tools.business_review.reporting import report
from csm_course.tools.business_review.result import Result
from csm_course.tools.business_review.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "deck", "report", "solve"]
