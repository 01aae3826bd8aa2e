"""The page that says why something cannot be had, and what to do."""

from datetime import datetime

from csm_app.assessment.frame import Frame
from csm_app.assessment.pages.layout import render
from csm_autograder.assessment.views import Refusal

HEADINGS = {404: "There is no such test", 403: "This is not yours to open", 429: "A moment, please"}
TROUBLE = "That did not work"
SERVER_FAULT = 500
AWAY = "The tests cannot be reached just now"


def refusal_page(refusal: Refusal, status: int, frame: Frame, now: datetime | None = None) -> str:
    """The page as HTML; `status`: the HTTP status it is sent with."""
    heading = AWAY if status >= SERVER_FAULT else HEADINGS.get(status, TROUBLE)
    return render("refusal.html", frame, now, refusal=refusal, heading=heading)
