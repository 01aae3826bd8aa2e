"""One authored page as a notebook: no outputs, no keys, cell ids by position, glossary words marked."""

from collections.abc import Sequence

import jupytext
import nbformat
import nbformat.v4 as v4
from nbformat import NotebookNode

from csm_app.build.cells import graded_cells, practice_cells, setup_cell, text_cell
from csm_app.build.glossary_marks import GlossaryMarks
from csm_course.content import Page
from csm_course.content.glossary import Term
from csm_course.content.page import PLACED

KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


def notebook(page: Page, module: str, terms: Sequence[Term] = ()) -> NotebookNode:
    """The notebook of a page; `module` is the slug of its folder, `terms` the glossary whose words are marked."""
    cells = [text_cell(_opening(page)), *([setup_cell()] if page.exercises else []), *_marked(_body(page), terms)]
    for position, cell in enumerate(cells):
        # nbformat draws ids at random; by position, the same page always builds the same bytes.
        cell["id"] = f"{page.path.stem[:40]}-{position:03d}"
    about_page = {**KERNEL, "language_info": {"name": "python"}, "csm": about(page, module)}
    node: NotebookNode = v4.new_notebook(cells=cells, metadata=about_page)
    return node


def notebook_bytes(page: Page, module: str, terms: Sequence[Term] = ()) -> bytes:
    """The notebook as it lies on disk, valid and with a final newline."""
    node = notebook(page, module, terms)
    nbformat.validate(node)
    text: str = nbformat.writes(node, version=4)
    return (text.rstrip("\n") + "\n").encode()


def about(page: Page, module: str) -> dict[str, object]:
    """What the course home reads off a notebook without opening it as one."""
    return {
        "id": page.front.id,
        "kind": page.front.kind,
        "module": module,
        "title": page.front.title,
        "minutes": page.front.minutes,
        "points": sum(exercise.points for exercise in page.exercises) if page.graded else 0,
        **({"document": list(page.front.document)} if page.front.document else {}),
    }


def _marked(cells: list[NotebookNode], terms: Sequence[Term]) -> list[NotebookNode]:
    """Marks the words in what is read; what nbgrader locks with a checksum stays as it is."""
    marks = GlossaryMarks(terms)
    for cell in cells:
        if cell.cell_type == "markdown" and "nbgrader" not in cell.metadata:
            cell.source = marks.mark(cell.source)
    return cells


def _opening(page: Page) -> str:
    outcomes = "\n".join(f"- {outcome}" for outcome in page.front.outcomes)
    return f"# {page.front.title}\n\n*About {page.front.minutes} minutes.* You will be able to:\n\n{outcomes}"


def _body(page: Page) -> list[NotebookNode]:
    """Prose and exercises in turn: `split` gives text, id, text, id ... text."""
    cells: list[NotebookNode] = []
    for position, part in enumerate(PLACED.split(page.text)):
        if position % 2:
            exercise = page.exercise(part)
            cells += graded_cells(exercise) if page.graded else practice_cells(exercise)
        else:
            cells += [
                text_cell(cell.source) for cell in jupytext.reads(part, fmt="md:myst").cells if cell.source.strip()
            ]
    return cells
