"""The widget of the cohort page."""

import os
from pathlib import Path

from csm_autograder.cohort.gradebook import NoGradebook
from csm_widgets.assembly import cohort_script, cohort_style
from csm_widgets.cohort.desk import CohortDesk
from csm_widgets.cohort.messages import COHORT_REQUEST, Board, CohortReply
from csm_widgets.cohort.wording import NO_MODULES
from csm_widgets.instructor.panel import InstructorPanel, course_around
from csm_widgets.instructor.wording import NO_COURSE


class CohortPanel(InstructorPanel):
    """The cohort on the page."""

    TITLE = "The cohort"

    def __init__(self, desk: CohortDesk, opening: Board) -> None:
        super().__init__(opening, cohort_script(), cohort_style())
        self._desk = desk

    def answer(self, content: object, _files: list[bytes]) -> tuple[CohortReply, list[bytes]]:
        """What the page asks about learners; it sends no files."""
        return self._desk.reply(COHORT_REQUEST.validate_python(content))


def open_cohort(folder: Path) -> CohortPanel:
    """The page of the course around `folder`. Raises `NoGradebook` with what to do."""
    course = course_around(folder)
    if course is None:
        raise NoGradebook(NO_COURSE)
    desk = CohortDesk(course, os.environ.get("CSM_GRADEBOOK") or f"sqlite:///{course / 'build' / 'gradebook.db'}")
    opening = desk.opening()
    if opening is None:
        raise NoGradebook(NO_MODULES)
    return CohortPanel(desk, opening)
