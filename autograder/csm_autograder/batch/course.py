"""The course as `nbgrader_config.py` describes it: where things lie, who may read them, which steps grade."""

import logging
import os
import sys
from contextlib import chdir
from pathlib import Path
from typing import Any

from nbgrader.apps import AutogradeApp
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import make_url
from traitlets.config import Config

CONFIG = "nbgrader_config.py"


class NoCourse(Exception):
    """The folder holds no course; the text says what to do."""


class Course:
    """Everything the batch wants to know of nbgrader's settings. `converter` is nbgrader's own, not started."""

    def __init__(self, converter: Any) -> None:
        self.converter = converter
        self.directory = converter.coursedir
        self.root = Path(self.directory.root)
        self.db_url: str = self.directory.db_url
        self.course_id: str = self.directory.course_id
        self.file_mode = int(str(converter.permissions), 8)
        self.is_groupshared: bool = self.directory.groupshared
        self.creates_students: bool = converter.create_student

    def source(self, assignment: str) -> Path:
        """The instructor's folder of a module."""
        return self._folder(self.directory.source_directory, ".", assignment)

    def submitted(self, student: str, assignment: str) -> Path:
        """What a learner handed in."""
        return self._folder(self.directory.submitted_directory, student, assignment)

    def autograded(self, student: str, assignment: str) -> Path:
        """Where the graded work of a learner belongs."""
        return self._folder(self.directory.autograded_directory, student, assignment)

    def staging(self) -> Path:
        """Where graded work is made ready: on the same disk, and where nbgrader does not look."""
        return self._folder(self.directory.autograded_directory, ".csm-staged", ".").resolve()

    def students(self, assignment: str) -> list[str]:
        """Who handed the module in, in the order of their names, without those nbgrader is told to leave out."""
        excluded = set(filter(None, self.directory.student_id_exclude.split(",")))
        names = (place.parent.name for place in self._places("*", assignment))
        return sorted(name for name in names if name not in excluded)

    def assignments(self) -> list[str]:
        """The modules that somebody handed in."""
        return sorted({place.name for place in self._places("*", "m[0-9][0-9]-*")})

    def has_gradebook(self) -> bool:
        """False where nbgrader would begin a new one; a gradebook on a server is taken to be there."""
        url = make_url(self.db_url)
        return url.get_backend_name() != "sqlite" or not url.database or Path(url.database).is_file()

    def ignored(self) -> list[str]:
        """What is never copied along: nbgrader's list, and notebooks, which are made."""
        return [*self.directory.ignore, "*.ipynb"]

    def elsewhere(self, folder: Path, student: str, assignment: str) -> Any:
        """The same converter for one submission whose folders lie below `folder`."""
        config = Config(self.converter.config)
        for step in ("submitted", "autograded"):
            config.CourseDirectory[f"{step}_directory"] = str(folder / step)
        directory = CourseDirectory(config=config, root=str(self.root), student_id=student, assignment_id=assignment)
        return Autograde(coursedir=directory, config=config)

    def _places(self, student: str, assignment: str) -> list[Path]:
        """What lies where submissions do; a name that begins with a dot is nobody's, as for nbgrader."""
        place = self._folder(self.directory.submitted_directory, student, assignment)
        found = place.parents[1].glob(f"{place.parent.name}/{place.name}")
        return [one for one in found if not one.parent.name.startswith(".")]

    def _folder(self, step: str, student: str, assignment: str) -> Path:
        return Path(os.path.normpath(self.directory.format_path(step, student, assignment)))


def open_course(folder: Path) -> Course:
    """The course whose `nbgrader_config.py` lies in `folder`. Raises `NoCourse`."""
    if not (folder / CONFIG).is_file():
        raise NoCourse(f"There is no {CONFIG} in {folder}; go to the folder that holds it first.")
    app = AutogradeApp()
    path = sys.path.copy()
    with chdir(folder):
        app.log_level = logging.ERROR
        app.initialize([])
    sys.path[:] = path
    return Course(Autograde(coursedir=app.coursedir, parent=app))
