"""The words of a course notebook: `exercise` shows an exercise, `grade` gives its points, `tool` opens a tool.

The instructor's own notebooks say `cohort` and `statistics`.

An exercise is found from the notebook's own folder, which is the working directory in every front end; a tool is the
same everywhere, and works on the engagement in use.
"""

import contextlib
import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from csm_course.lookup import UnknownExercise
from csm_course.places import is_grading
from csm_course.tools import UnknownTool, load
from csm_widgets.cohort.wording import WHILE_GRADING
from csm_widgets.failure import record_failure
from csm_widgets.shown import Notice
from csm_widgets.statistics.wording import WHILE_GRADING as NO_STATISTICS_WHILE_GRADING
from csm_widgets.wording import NO_SUCH_TOOL, TOOL_WHILE_GRADING, UNEXPECTED, UNKNOWN_TOOL

if TYPE_CHECKING:
    from csm_autograder.grading import Record
    from csm_autograder.score import Score
    from csm_widgets.cohort.panel import CohortPanel
    from csm_widgets.panel import ExercisePanel
    from csm_widgets.statistics.panel import StatisticsPanel
    from csm_widgets.toolpage.panel import ToolPanel


def exercise(exercise_id: str, folder: Path | None = None) -> "ExercisePanel | Record | Notice":
    """Show the exercise with this id: live for a learner, as a record of the answer while grading.

    `folder` is the notebook's, where that is not the working directory (`csm_widgets.page`).

    Never raises: what cannot be shown is replaced by a notice that says what to do.
    """
    try:
        here = folder or Path.cwd()
        return _record(exercise_id, here) if is_grading() else _live(exercise_id, here)
    except UnknownExercise as unknown:
        return Notice(str(unknown))
    except UnknownTool:
        return Notice(UNKNOWN_TOOL)
    except Exception:  # a learner never meets a traceback: the notice carries the reference of the logged one
        return Notice(UNEXPECTED.format(reference=record_failure(f"showing {exercise_id!r}")))


def grade(exercise_id: str, folder: Path | None = None) -> "Score | None":
    """The points of the saved answer while grading; nothing otherwise, since the panel itself shows them."""
    if not is_grading():
        return None
    with _silence():
        from csm_widgets.grading import score  # the judge is loaded only where something is judged

        return score(exercise_id, folder or Path.cwd())


def tool(slug: str) -> "ToolPanel | Notice":
    """Open the tool of this slug on the engagement in use; while grading, a line that says it is for trying out.

    Never raises: what cannot be shown is replaced by a notice that says what to do.
    """
    try:
        return Notice(TOOL_WHILE_GRADING.format(title=load(slug).ABOUT.title)) if is_grading() else _open(slug)
    except UnknownTool:
        return Notice(NO_SUCH_TOOL)
    except Exception:  # as above: a notice with the reference of the logged failure
        return Notice(UNEXPECTED.format(reference=record_failure(f"opening the tool {slug!r}")))


def cohort() -> "CohortPanel | Notice":
    """Open the instructor's cohort page on the course this notebook lies in.

    Never raises: what cannot be shown is replaced by a notice that says what to do.
    """
    if is_grading():
        return Notice(WHILE_GRADING)
    from csm_autograder.cohort.gradebook import NoGradebook  # only an instructor's page knows the gradebook
    from csm_widgets.cohort.panel import open_cohort

    try:
        return open_cohort(Path.cwd())
    except NoGradebook as trouble:
        return Notice(str(trouble))
    except Exception:  # as above: a notice with the reference of the logged failure
        return Notice(UNEXPECTED.format(reference=record_failure("opening the cohort page")))


def statistics(folder: Path | None = None) -> "StatisticsPanel | Notice":
    """Open the instructor's statistics page on the course this notebook lies in.

    Never raises: what cannot be shown is replaced by a notice that says what to do.
    """
    if is_grading():
        return Notice(NO_STATISTICS_WHILE_GRADING)
    from csm_autograder.assessment.statistics.table import NotUsable  # only an instructor's page needs numpy
    from csm_widgets.statistics.panel import open_statistics

    try:
        return open_statistics(folder or Path.cwd())
    except NotUsable as trouble:
        return Notice(str(trouble))
    except Exception:  # as above: a notice with the reference of the logged failure
        return Notice(UNEXPECTED.format(reference=record_failure("opening the statistics page")))


def _open(slug: str) -> "ToolPanel | Notice":
    from csm_course.store import StoreTrouble  # while grading, nobody may open the learner's store
    from csm_widgets.toolpage.panel import open_tool  # the engagements are of no use to an exercise

    try:
        return open_tool(slug)
    except StoreTrouble as trouble:
        return Notice(str(trouble))


def _live(exercise_id: str, folder: Path) -> "ExercisePanel":
    from csm_widgets.panel import open_panel  # grading shows no widgets and should not load them

    return open_panel(exercise_id, folder)


def _record(exercise_id: str, folder: Path) -> "Record":
    with _silence():
        from csm_autograder.grading import record  # the live panel shows no records

        return record(exercise_id, folder)


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Let no word reach stdout or stderr: one of them in a graded cell costs all its points."""
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stderr(io.StringIO()),
        contextlib.redirect_stdout(io.StringIO()),
    ):
        warnings.simplefilter("ignore")
        yield
