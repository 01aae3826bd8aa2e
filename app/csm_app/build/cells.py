"""The cells of a built notebook: text, the exercise, and what nbgrader needs to give points for it."""

from typing import Any

import nbformat.v4 as v4
from nbformat import NotebookNode

from csm_course.exercises import AnyExercise
from csm_course.exercises.written import WrittenExercise

# Folded in JupyterLab, never edited by accident; Voilà shows no source anyway.
HIDDEN = {"jupyter": {"source_hidden": True}, "editable": False, "deletable": False}
FIXED = {"editable": False, "deletable": False}


def text_cell(source: str) -> NotebookNode:
    """Prose."""
    return _markdown(source.strip("\n"), FIXED)


def setup_cell() -> NotebookNode:
    """The one import every page with exercises needs."""
    return _code("import csm_widgets as csm", {**HIDDEN, "tags": ["csm-setup"]})


def practice_cells(exercise: AnyExercise) -> list[NotebookNode]:
    """An ungraded exercise: its task, then the exercise itself."""
    heading = text_cell(f"### {exercise.title}\n\n{exercise.task}")
    return [heading, _code(f'csm.exercise("{exercise.id}")', HIDDEN)]


def graded_cells(exercise: AnyExercise) -> list[NotebookNode]:
    """A graded exercise: task, exercise, and the cell that carries the points."""
    heading = text_cell(f"### {exercise.title}\n\n*{_points(exercise.points)}*\n\n{exercise.task}")
    locked = _nbgrader(f"{exercise.id}-answer", locked=True)
    ask = _code(f'csm.exercise("{exercise.id}")', {**HIDDEN, "nbgrader": locked})
    return [heading, ask, _points_cell(exercise)]


def _points_cell(exercise: AnyExercise) -> NotebookNode:
    about = {"csm": {"title": exercise.title}}  # the feedback page calls the points by this name
    if isinstance(exercise, WrittenExercise):
        # A task is always judged by a person. With grade: true nbgrader counts it twice; unlocked it has no checksum.
        task = _nbgrader(exercise.id, task=True, locked=True, points=exercise.points)
        return _markdown(_rubric(exercise), {**FIXED, **about, "nbgrader": task})
    grade = _nbgrader(exercise.id, grade=True, locked=True, points=exercise.points)
    return _code(f'csm.grade("{exercise.id}")', {**HIDDEN, **about, "nbgrader": grade})


def _markdown(source: str, metadata: dict[str, Any]) -> NotebookNode:
    cell: NotebookNode = v4.new_markdown_cell(source, metadata=dict(metadata))
    return cell


def _code(source: str, metadata: dict[str, Any]) -> NotebookNode:
    cell: NotebookNode = v4.new_code_cell(source, metadata=dict(metadata))
    return cell


def _nbgrader(grade_id: str, **flags: Any) -> dict[str, Any]:
    """nbgrader's metadata, version 3; `points` only where there are any."""
    flags = {"grade": False, "solution": False, "locked": False, "task": False, **flags}
    return {"grade_id": grade_id, "schema_version": 3, **flags}


def _rubric(exercise: WrittenExercise) -> str:
    rows = "\n".join(f"| {one.name} | {one.points:g} | {one.full} | {one.part} |" for one in exercise.rubric)
    return (
        f"**How your answer is judged** ({_points(exercise.points)}, given by your instructor)\n\n"
        f"| What is looked at | Points | Full points | Part of the points |\n|---|---|---|---|\n{rows}"
    )


def _points(points: float) -> str:
    return "1 point" if points == 1 else f"{points:g} points"
