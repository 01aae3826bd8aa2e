"""JupyterLab's side of the server: pages stay as built whatever is saved, and folded cells show no code."""

import json
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from tornado.web import HTTPError

from csm_app.lab.keep_pages import PagesAsBuilt
from tests.app.served import LESSON, Server, free_port, serving


def test_saving_a_page_of_the_course_leaves_it_as_it_was(course: Path) -> None:
    """Outputs, added cells and metadata are not written; other notebooks are saved as always."""
    before = json.loads((course / LESSON).read_text())
    changed = {**before, "cells": [*before["cells"], {**before["cells"][0], "id": "added", "source": "mine"}]}
    own = {**changed, "metadata": {"kernelspec": before["metadata"]["kernelspec"]}}
    with serving(course, free_port()) as server:
        put(server, LESSON, changed)
        put(server, "own.ipynb", own)
    assert nbformat.read(course / LESSON, as_version=4) == nbformat.from_dict(before)
    assert "mine" in (course / "own.ipynb").read_text()


def test_a_save_that_finds_the_page_being_written_keeps_it_too(course: Path) -> None:
    """JupyterLab sends two saves at once, and the first empties the file before it fills it."""
    before, pages = (course / LESSON).read_text(), PagesAsBuilt()
    for text in (before, ""):
        (course / LESSON).write_text(text)
        model = {"type": "notebook", "content": json.loads(before) | {"cells": []}}
        pages.keep_page(model, LESSON, SimpleNamespace(root_dir=str(course)))
        assert model["content"] == nbformat.reads(before, as_version=4)


def test_a_page_that_another_server_is_writing_is_not_overwritten(course: Path) -> None:
    """Nothing is remembered yet: only an HTTP error keeps Jupyter from saving what the browser sent."""
    model = {"type": "notebook", "content": json.loads((course / LESSON).read_text()) | {"cells": []}}
    (course / LESSON).write_bytes(b"{\xc3")
    with pytest.raises(HTTPError, match="just being written"):
        PagesAsBuilt().keep_page(model, LESSON, SimpleNamespace(root_dir=str(course)))


def test_lab_is_given_the_courses_own_look(server: Server) -> None:
    """The style sheet is linked and served."""
    assert b"custom/custom.css" in server.ask("/lab").read()
    assert b"jp-InputPlaceholder" in server.ask("/custom/custom.css").read()


def put(server: Server, path: str, content: dict[str, object]) -> None:
    """Save a notebook as JupyterLab does."""
    model = {"type": "notebook", "format": "json", "content": content}
    server.ask(f"/api/contents/{path}", data=json.dumps(model).encode(), method="PUT")
