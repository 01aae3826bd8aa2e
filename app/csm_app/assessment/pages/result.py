"""The page of a result: passed or not in words, how each topic went, the reasons or the lessons, and what next."""

from datetime import datetime

from csm_app.assessment.frame import Frame
from csm_app.assessment.pages.layout import render
from csm_app.assessment.pages.reviewed import reviewed
from csm_autograder.assessment.policy.wording import REHEARSED, SAYS_PASSED
from csm_autograder.assessment.views import ResultView

ELSEWHERE = "You have passed with another attempt."


def result_page(result: ResultView, frame: Frame, now: datetime | None = None) -> str:
    """The page as HTML."""
    questions = reviewed(result.reviews)
    return render(
        "result.html",
        frame,
        now,
        result=result,
        headline=headline(result),
        questions=questions,
        missed=[one.number for one in questions if one.missed],
        elsewhere=elsewhere(result),
    )


def elsewhere(result: ResultView) -> str:
    """That another attempt was passed; of a rehearsal, what that is worth. Empty where none was."""
    why = result.standing.why
    if result.passed or not why.startswith(SAYS_PASSED):
        return ""
    return why if why == REHEARSED else ELSEWHERE


def headline(result: ResultView) -> str:
    """The first thing to know: "Passed"."""
    if result.passed is None:
        return "Done"
    return "Passed" if result.passed else "Not passed this time"
