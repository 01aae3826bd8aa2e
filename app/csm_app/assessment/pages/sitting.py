"""The page on which a test is taken: every question as a form of its own; the script shows one at a time.

Questions are made here, so that Markdown becomes HTML in one place. Answers are not in the page: its script asks for
them each time it opens, and nothing an old copy of the page says can win.
"""

from datetime import datetime

from csm_app.assessment.frame import Frame
from csm_app.assessment.pages.layout import render
from csm_autograder.assessment.views import SittingView
from csm_course.items.asked import AskedItem, AskedMatch

LONG = 40
"""From so many letters on, texts to choose from stand in full above the fields, with letters."""


def sitting_page(view: SittingView, frame: Frame, now: datetime | None = None) -> str:
    """The page as HTML."""
    lettered = frozenset(item.id for item in view.items if needs_letters(item))
    return render("sitting.html", frame, now or view.now, sitting=view, lettered=lettered)


def needs_letters(item: AskedItem) -> bool:
    """Whether what can be chosen on the right is too long for a field on a telephone."""
    return isinstance(item, AskedMatch) and any(len(choice.text) > LONG for choice in item.right)
