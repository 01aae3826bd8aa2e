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
from csm_autograder.nbgrader_plugins.receipts import receipt_check, sitting_of
from csm_autograder.receipt_check import ReceiptCheck

SETUP = "import csm_widgets as csm"
CALL = re.compile(r'csm\.(exercise|grade)\("([a-z0-9-]+)"\)')


class NotACourseCell(ValueError):
    """The source notebook holds code that is not the course's."""


class JudgeAnswers(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader publishes no types
    """Takes the place of `Execute` in `nbgrader autograde`."""

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """Give a code cell the output it would have had in a kernel."""
        if cell.cell_type == "code":
            folder = Path(resources["metadata"]["path"])
            cell.outputs = outputs(cell.source, folder, self._check(cell.source, folder, resources["nbgrader"]))
        return cell, resources

    def _check(self, source: str, folder: Path, about: Any) -> ReceiptCheck | None:
        """What a receipt is held against, where the cell wants the points of one; what is wrong with it is told."""
        call = CALL.fullmatch(source.strip())
        exercise = sitting_of(call[2]) if call and call[1] == "grade" else None
        if exercise is None:
            return None
        check, told = receipt_check(exercise, folder, about)
        if told:
            self.log.warning("%a of %a: %s", about["assignment"], about["student"], told)
        return check


def outputs(source: str, folder: Path, check: ReceiptCheck | None = None) -> list[Any]:
    """What the cell shows when it is graded in `folder`. Raises `NotACourseCell`."""
    call = CALL.fullmatch(source.strip())
    if call is None:
        if source.strip() in ("", SETUP):
            return []
        raise NotACourseCell(f"this cell is not part of the course and was not run: {source[:200]!r}")
    shown = record(call[2], folder) if call[1] == "exercise" else grade(call[2], folder, check)
    return [_result(shown)]


def _result(shown: Shown) -> Any:
    data = {"text/plain": repr(shown), "text/html": shown._repr_html_()}
    return v4.new_output("execute_result", data=data, execution_count=1)
