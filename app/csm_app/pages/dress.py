"""Dresses a notebook for its page: its text as HTML, room for its exercises, and what stands around both."""

import re
from pathlib import Path

from nbformat import NotebookNode
from pydantic import ValidationError

from csm_app.home.progress import read_progress
from csm_app.pages import frame, record
from csm_app.pages.cohort_page import dress_cohort, dress_statistics
from csm_app.pages.place import Place, find_place
from csm_app.pages.room import Room, room_for
from csm_app.pages.text import Heading, TextOfPage
from csm_app.pages.tool_page import dress_tool
from csm_course.lookup import UnknownExercise, find_question

_TOOL, _COHORT, _STATISTICS = "tool", "cohort", "statistics"
_EXERCISE = re.compile(r"""^csm\.exercise\(["']([\w-]+)["']\)""")
USUAL = Room(420, 620)


def dress(notebook: NotebookNode, path: str, root: Path, base_url: str) -> None:
    """Adds what our Voilà template shows: `csm_frame` to the notebook's metadata, `csm_html` or `csm_room` to a cell's.

    `path` is the notebook's below the server's `root`. A notebook that is no page of the course gets the header only.
    """
    if "csm" not in notebook.metadata:
        notebook.metadata["csm_frame"] = frame.around(base_url, None, (), "")
        return
    if notebook.metadata["csm"].get("kind") == _TOOL:
        dress_tool(notebook, root, base_url)
        return
    if notebook.metadata["csm"].get("kind") == _COHORT:
        dress_cohort(notebook, base_url)
        return
    if notebook.metadata["csm"].get("kind") == _STATISTICS:
        dress_statistics(notebook, base_url)
        return
    headings = _set_text(notebook)
    _keep_room(notebook, (root / path).parent)
    place = find_place(root, path, read_progress())
    notebook.metadata["csm_frame"] = frame.around(base_url, place, _contents(headings, place), _said_of(notebook))
    if place is not None:
        record.note_opened(place.here.id)


def _set_text(notebook: NotebookNode) -> list[tuple[Heading, bool]]:
    """Renders each cell of text; gives the headings, and whether each stands over an exercise."""
    text = TextOfPage()
    found: list[tuple[Heading, bool]] = []
    cells = notebook.cells
    for cell, following in zip(cells, [*cells[1:], None], strict=True):
        if cell.cell_type == "markdown":
            before = len(text.headings)
            cell.metadata["csm_html"] = text.html(cell.source)
            over = following is not None and exercise_of(following) is not None
            found += [(heading, over and heading.level > 2) for heading in text.headings[before:]]
    return found


def _contents(headings: list[tuple[Heading, bool]], place: Place | None) -> tuple[Heading, ...]:
    """What the page's own list of contents names: exercises are named where they are the work, not the practice."""
    practice = place is not None and place.here.kind == "lesson"
    return tuple(head for head, over in headings if 1 < head.level < 4 and not (over and practice))


def _keep_room(notebook: NotebookNode, folder: Path) -> None:
    for cell in notebook.cells:
        exercise = exercise_of(cell)
        if exercise is not None:
            room = _room(exercise, folder)
            cell.metadata["csm_room"] = {"exercise": exercise, "wide": room.wide, "narrow": room.narrow}


def exercise_of(cell: NotebookNode) -> str | None:
    """The id of the exercise this cell shows, if it shows one."""
    found = _EXERCISE.match(cell.source) if cell.cell_type == "code" else None
    return found[1] if found else None


def _room(exercise: str, folder: Path) -> Room:
    """The usual room where the exercise is not to be found; the page itself will say why in its place."""
    try:
        return room_for(find_question(exercise, folder), (folder / "answers" / f"{exercise}.json").is_file())
    except (UnknownExercise, OSError, ValidationError):
        return USUAL


def _said_of(notebook: NotebookNode) -> str:
    minutes = notebook.metadata["csm"].get("minutes")
    points = notebook.metadata["csm"].get("points")
    parts = [f"about {minutes} minutes"] if minutes else []
    return ", ".join([*parts, f"{points:g} points"] if points else parts)
