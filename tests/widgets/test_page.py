"""The words of a notebook said by one page among many in one kernel: its own folder, and nothing left when it goes."""

import gc
import json
import shutil
import weakref
from pathlib import Path

import pytest
from ipywidgets.widgets.widget import _instances

from csm_widgets import page
from csm_widgets.panel import ExercisePanel
from csm_widgets.shown import Notice

ONE, OTHER = "1" * 32, "2" * 32


@pytest.fixture
def two_folders(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two notebooks' folders with the same exercises; the working directory is neither."""
    other = tmp_path / "m01-other"
    shutil.copytree(folder, other)
    monkeypatch.chdir(tmp_path)
    return folder, other


def opened(key: str, folder: Path) -> ExercisePanel:
    """The kit's single choice, on the page of that key."""
    panel = page.at(key, str(folder)).exercise("m01-x-single")
    assert isinstance(panel, ExercisePanel)
    return panel


def test_each_page_keeps_answers_in_its_own_folder(two_folders: tuple[Path, Path]) -> None:
    """The same exercise on two pages: each answer lies beside its own notebook, and nowhere else."""
    here, there = two_folders
    first, second = opened(ONE, here), opened(OTHER, there)
    for panel, choice in ((first, "a"), (second, "b")):
        panel._hear(panel, {"type": "save", "view": "v", "n": 1, "answer": {"choice": choice}}, [])
    kept = [json.loads((folder / "answers" / "m01-x-single.json").read_text()) for folder in (here, there)]
    assert [one["answer"]["choice"] for one in kept] == ["a", "b"]
    page.close(ONE)
    page.close(OTHER)


def test_a_page_that_is_left_leaves_nothing(two_folders: tuple[Path, Path]) -> None:
    """Its widgets are closed and can be collected; those of another page go on."""
    here, there = two_folders
    before = set(_instances)
    gone, stays = opened(ONE, here), opened(OTHER, there)
    faded, kept_model = weakref.ref(gone), stays.model_id
    page.close(ONE)
    del gone
    gc.collect()
    assert faded() is None
    assert stays.model_id == kept_model
    page.close(OTHER)
    page.close(OTHER)
    assert set(_instances) <= before  # what earlier tests left may go meanwhile


def test_what_cannot_be_shown_is_a_notice_here_too(two_folders: tuple[Path, Path]) -> None:
    """No page is told of another's trouble, and none gets a traceback."""
    shown = page.at(ONE, str(two_folders[0])).exercise("m01-x-nowhere")
    assert isinstance(shown, Notice)
    assert isinstance(page.at(ONE, str(two_folders[0])).tool("no_such_tool"), Notice)
    assert page.at(ONE, str(two_folders[0])).grade("m01-x-single") is None
    page.close(ONE)
