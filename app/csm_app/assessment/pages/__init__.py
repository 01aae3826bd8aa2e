"""The pages of tests and exams as HTML: pure functions of what the service says, and of where the page stands.

A page needs nothing from outside, no inline script and no style attribute. Its own requests go to the service's API.
"""

from csm_app.assessment.pages.begin import begin_page
from csm_app.assessment.pages.learner import learner_page
from csm_app.assessment.pages.offers import offers_page
from csm_app.assessment.pages.refusal import refusal_page
from csm_app.assessment.pages.result import result_page
from csm_app.assessment.pages.sitting import sitting_page
from csm_app.assessment.pages.teaching import teaching_page

__all__ = [
    "begin_page", "learner_page", "offers_page", "refusal_page", "result_page", "sitting_page", "teaching_page",
]  # fmt: skip
