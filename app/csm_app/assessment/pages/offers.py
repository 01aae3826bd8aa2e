"""The page “Tests and exams”: what can be taken, when, and how it went."""

from collections.abc import Sequence
from datetime import datetime

from csm_app.assessment.frame import Frame
from csm_app.assessment.pages.layout import render
from csm_autograder.assessment.views import Offer


def offers_page(offers: Sequence[Offer], frame: Frame, now: datetime | None = None) -> str:
    """The page as HTML."""
    return render("offers.html", frame, now, offers=offers)
