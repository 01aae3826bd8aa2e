"""The two words of a course notebook: `exercise` shows an exercise, `grade` gives its points while grading.

Both find their exercise from the notebook's own folder, which is the working directory in every front end.
"""

import contextlib
import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from csm_course.lookup import UnknownExercise
from csm_course.places import is_grading
from csm_course.tools import UnknownTool
from csm_widgets.failure import record_failure
from csm_widgets.shown import Notice
from csm_widgets.wording import UNEXPECTED, UNKNOWN_TOOL

if TYPE_CHECKING:
    from csm_autograder.grading import Record
    from csm_autograder.score import Score
    from csm_widgets.panel import ExercisePanel


def exercise(exercise_id: str) -> "ExercisePanel | Record | Notice":
    """Show the exercise with this id: live for a learner, as a record of the answer while grading.

    Never raises: what cannot be shown is replaced by a notice that says what to do.
    """
    try:
        return _record(exercise_id, Path.cwd()) if is_grading() else _live(exercise_id, Path.cwd())
    except UnknownExercise as unknown:
        return Notice(str(unknown))
    except UnknownTool:
        return Notice(UNKNOWN_TOOL)
    except Exception:  # a learner never meets a traceback: the notice carries the reference of the logged one
        return Notice(UNEXPECTED.format(reference=record_failure(f"showing {exercise_id!r}")))


def grade(exercise_id: str) -> "Score | None":
    """The points of the saved answer while grading; nothing otherwise, since the panel itself shows them."""
    if not is_grading():
        return None
    with _silence():
        from csm_widgets.grading import score  # the judge is loaded only where something is judged

        return score(exercise_id, Path.cwd())


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
