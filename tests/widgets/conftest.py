"""A notebook folder of its own for every test, far from the course's own modules and keys."""

from pathlib import Path

import pytest

from .kit import write_authored, write_kit


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory of a notebook: every kind of exercise, with its key at hand."""
    for place in ("CSM_MODULES", "CSM_CONTENT"):
        monkeypatch.setenv(place, str(tmp_path / "elsewhere"))
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    notebooks = tmp_path / "m01-kit"
    notebooks.mkdir()
    monkeypatch.chdir(notebooks)
    write_kit(notebooks)
    return notebooks


@pytest.fixture
def grading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same folder while nbgrader runs the notebook, with the authors' keys at hand."""
    write_authored(folder.parent / "elsewhere")
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    return folder
