"""Runs a course notebook without a kernel: its cells can only say three things, so nothing is ever executed.

A cell is `import csm_widgets as csm`, `csm.exercise("id")` or `csm.grade("id")`; anything else in a source
notebook is refused. No process is started and no file of the learner's folder is imported.
"""

import re
from pathlib import Path
from typing import Any

import nbformat.v4 as v4
from nbgrader.preprocessors import NbGraderPreprocessor

from csm_autograder.grading import Shown, grade, record

SETUP = "import csm_widgets as csm"
CALL = re.compile(r'csm\.(exercise|grade)\("([a-z0-9-]+)"\)')


class NotACourseCell(ValueError):
    """The source notebook holds code that is not the course's."""


class JudgeAnswers(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader publishes no types
    """Takes the place of `Execute` in `nbgrader autograde`."""

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """Give a code cell the output it would have had in a kernel."""
        if cell.cell_type == "code":
            cell.outputs = outputs(cell.source, Path(resources["metadata"]["path"]))
        return cell, resources


def outputs(source: str, folder: Path) -> list[Any]:
    """What the cell shows when it is graded in `folder`. Raises `NotACourseCell`."""
    call = CALL.fullmatch(source.strip())
    if call is None:
        if source.strip() in ("", SETUP):
            return []
        raise NotACourseCell(f"this cell is not part of the course and was not run: {source[:200]!r}")
    shown = record(call[2], folder) if call[1] == "exercise" else grade(call[2], folder)
    return [_result(shown)]


def _result(shown: Shown) -> Any:
    data = {"text/plain": repr(shown), "text/html": shown._repr_html_()}
    return v4.new_output("execute_result", data=data, execution_count=1)
