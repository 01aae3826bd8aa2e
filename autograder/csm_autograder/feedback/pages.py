"""The pages of one learner, from the graded notebooks and the points: no database, so it runs in any process."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from traitlets.config import Config

from csm_autograder.feedback.points import CellPoints, NotebookPoints, StudentPoints
from csm_autograder.nbgrader_plugins.feedback_page import FeedbackPage

Cell = dict[str, Any]


class NoPage(Exception):
    """Feedback cannot be given; the text tells the instructor why and what to do."""


def pages(graded: Path, points: StudentPoints) -> dict[str, str]:
    """File name -> page, for each notebook of the autograded folder. Raises `NoPage`."""
    notebooks = sorted(graded.glob("*.ipynb"))
    if not notebooks:
        raise NoPage("there is no graded notebook in the folder; grade this submission again")
    return {f"{file.stem}.html": page(file, points) for file in notebooks}


def page(file: Path, points: StudentPoints) -> str:
    """The page of one graded notebook. Raises `NoPage`."""
    earned = points.get(file.stem)
    if earned is None:
        raise NoPage(f"the gradebook knows nothing of {file.name}; grade this submission again")
    notebook = _read(file)
    for cell in notebook["cells"]:
        _add_points(cell, earned, file.name)
    return _exporter().page(notebook, earned.about(file.stem))


@cache
def _exporter() -> FeedbackPage:
    """One for all pages of this process: its template is compiled once. nbgrader sets no preprocessors either."""
    return FeedbackPage(config=Config({"Exporter": {"default_preprocessors": []}}))  # type: ignore[no-untyped-call]


def _read(file: Path) -> dict[str, Any]:
    """The notebook as plain JSON, its texts in one piece. Grading has written it, so it is not validated again."""
    try:
        notebook: dict[str, Any] = json.loads(file.read_bytes())
        for cell in notebook["cells"]:
            cell["source"] = _joined(cell["source"])
            for output in cell.get("outputs", ()):
                output["data"] = {kind: _joined(text) for kind, text in output.get("data", {}).items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NoPage(f"{file.name} is damaged; grade this submission again") from error
    return notebook


def _joined(text: Any) -> Any:
    return "".join(text) if isinstance(text, list) else text


def _add_points(cell: Cell, earned: NotebookPoints, name: str) -> None:
    """What nbgrader's GetGrades and our GetPoints write into a cell, by the same rules which cells get it."""
    about = cell["metadata"].get("nbgrader", {})
    grade, task = about.get("grade", False), about.get("task", False)
    if about.get("solution", False) or task:
        about["comment"] = _found(earned.comments, about["grade_id"], name)
    if grade or task:
        points: CellPoints = _found(earned.cells, about["grade_id"], name)
        about |= {"score": points.score, "points": points.maximum}
        about |= {"waiting": points.waiting, "by_person": points.by_person}


def _found(rows: Mapping[str, Any], cell: str, name: str) -> Any:
    if cell not in rows:
        raise NoPage(f"the gradebook knows nothing of {cell} in {name}; grade this submission again")
    return rows[cell]
