"""The widget of the statistics page."""

from pathlib import Path

from csm_autograder.assessment.sittings.place import database_url
from csm_autograder.assessment.statistics.table import NotUsable
from csm_widgets.assembly import statistics_script, statistics_style
from csm_widgets.instructor.panel import InstructorPanel, course_around
from csm_widgets.instructor.wording import NO_COURSE
from csm_widgets.statistics.desk import StatisticsDesk
from csm_widgets.statistics.messages import STATISTICS_REQUEST, Board, StatisticsReply


class StatisticsPanel(InstructorPanel):
    """Statistics on the page."""

    TITLE = "Statistics of tests and exams"

    def __init__(self, desk: StatisticsDesk, opening: Board) -> None:
        super().__init__(opening, statistics_script(), statistics_style())
        self._desk = desk

    def answer(self, content: object, files: list[bytes]) -> tuple[StatisticsReply, list[bytes]]:
        """What the page asks about answers, and the files it brings."""
        return self._desk.reply(STATISTICS_REQUEST.validate_python(content), files)


def open_statistics(folder: Path) -> StatisticsPanel:
    """The page of the course around `folder`. Raises `NotUsable` with what to do."""
    course = course_around(folder)
    if course is None:
        raise NotUsable(NO_COURSE)
    desk = StatisticsDesk(course, database_url())
    return StatisticsPanel(desk, desk.opening())
