"""The folders that submissions lie in: whatever a learner's folder is called or is, the others are graded."""

import json
import shutil
from pathlib import Path

import pytest

from tests.hostile.case import WORKBOOK
from tests.hostile.room import due, open_room
from tests.pipeline.classroom import MODULE

pytestmark = pytest.mark.pipeline


def test_an_odd_learners_folder_stops_nobody(tmp_path: Path) -> None:
    """A link to another learner and a name with a line break are refused in words; brackets in a name are a name."""
    room = open_room(tmp_path, (), ("alone",), only=WORKBOOK)
    submitted = room.classroom.course / "build" / "submitted"
    for name in ("[abc]", "line\nbreak"):
        shutil.copytree(submitted / "alone", submitted / name)
    (submitted / "twin").symlink_to(submitted / "alone")
    done = room.autograde()
    assert done.code == 0, done.said[-3000:]
    for name in ("alone", "[abc]"):
        assert room.seen(name).points == pytest.approx(due("full", WORKBOOK))
    refused = [line for line in done.said.splitlines() if "Not graded" in line]
    assert [name in line for line, name in zip(refused, ("'line\\nbreak'", "'twin'"), strict=True)] == [True, True]
    assert not (room.classroom.course / "build" / "autograded" / "twin").exists()


def test_a_module_nobody_wrote_is_left_out_and_told(tmp_path: Path) -> None:
    """A folder of work for another course among the submissions, and a source without its list of exercises."""
    room = open_room(tmp_path, (), ("alone",), only=WORKBOOK)
    submitted = room.classroom.course / "build" / "submitted"
    shutil.copytree(submitted / "alone" / MODULE, submitted / "alone" / "m99-other")
    done = room.classroom.nbgrader("autograde", "m99-other")
    assert "Not graded, its folder cannot be put in order" in done.stderr
    assert json.loads((submitted / "alone" / "m99-other" / f"{WORKBOOK}.ipynb").read_text())["cells"]
