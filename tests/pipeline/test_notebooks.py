"""Every notebook of the course runs from top to bottom in a real kernel, and leaves words where a panel stands."""

import os
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from csm_course.places import modules_folder

pytestmark = pytest.mark.pipeline
NOTEBOOKS = sorted(path.relative_to(modules_folder()) for path in modules_folder().glob("m[0-9][0-9]-*/**/*.ipynb"))
LONGEST = 60
"""Seconds a cell may take (content guide)."""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built modules, without anybody's answers."""
    folder = tmp_path_factory.mktemp("course") / "modules"
    shutil.copytree(modules_folder(), folder, ignore=shutil.ignore_patterns("answers", ".ipynb_checkpoints"))
    return folder


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=str)
def test_it_runs_from_top_to_bottom(notebook: Path, course: Path) -> None:
    """No error, nothing printed, and each panel has a sentence for places that show no widgets."""
    path = course / notebook
    node = nbformat.read(path, as_version=4)
    NotebookClient(
        node, timeout=LONGEST, startup_timeout=300, resources={"metadata": {"path": str(path.parent)}}
    ).execute(env=dict(os.environ))
    for cell in (one for one in node.cells if one.cell_type == "code"):
        assert [out for out in cell.outputs if out.output_type in ("error", "stream")] == []
        if cell.source.startswith("csm.exercise("):
            assert "run this page to open it" in cell.outputs[0]["data"]["text/plain"]
    assert not (path.parent / "answers").exists()
