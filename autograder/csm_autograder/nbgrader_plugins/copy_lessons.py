"""Sends the lessons along with a released module: nbgrader converts and copies top-level notebooks only."""

import shutil
from pathlib import Path
from typing import Any


class CopyLessons:
    """`post_convert_hook` of `nbgrader generate_assignment`; `source` and `release` hold one folder per assignment."""

    def __init__(self, source: Path, release: Path) -> None:
        self.source = source
        self.release = release

    def __call__(self, assignment: str, student: str, notebooks: list[Any]) -> None:
        """Copy the lesson notebooks of one assignment; their other files nbgrader has copied already."""
        for lesson in sorted((self.source / assignment / "lessons").glob("*.ipynb")):
            target = self.release / assignment / "lessons" / lesson.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(lesson, target)
