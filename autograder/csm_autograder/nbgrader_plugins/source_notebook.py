"""Reads the source notebook wherever nbgrader would read a learner's, and receives all submissions before that.

nbgrader makes its exporter after it has looked for submissions and before it touches the first one. An exception in
its `pre_convert_hook` would be swallowed and everything copied all the same; here a submission that cannot be
received is left out of the batch, and said to be.
"""

import glob
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from traitlets import Unicode

from csm_autograder.batch.remark import Remark
from csm_autograder.nbgrader_plugins.contents import is_folder
from csm_autograder.nbgrader_plugins.reception import notebooks_of, receive
from csm_autograder.nbgrader_plugins.set_aside import Aside


class SourceNotebook(NotebookExporter):
    """`exporter_class` of `nbgrader autograde`: no submitted notebook is ever opened."""

    set_aside_directory = Unicode(
        "build/set-aside", help="Where what a submission must not hold is kept, below the course's root"
    ).tag(config=True)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[no-untyped-call]  # nor does nbconvert
        if isinstance(self.parent, Autograde):
            self._receive_all(self.parent)

    def from_filename(self, filename: str, resources: Any = None, **more: Any) -> Any:
        """Convert the source notebook of that name, unless the one asked for is what was made of it a step before."""
        course, about = self._course, resources["nbgrader"]
        graded = course.format_path(course.autograded_directory, about["student"], about["assignment"])
        if Path(filename).parent != Path(graded):
            filename = str(_source(course, about["assignment"]) / f"{about['notebook']}.ipynb")
        return super().from_filename(filename, resources, **more)

    @property
    def _course(self) -> CourseDirectory:
        assert self.parent is not None, "nbgrader makes its exporter with itself as parent"
        return self.parent.coursedir

    def _receive_all(self, batch: Autograde) -> None:
        """Receive what will be graded, also folders in which nbgrader found no notebook."""
        course = batch.coursedir
        wanted = course.format_path(course.submitted_directory, course.student_id, course.assignment_id)
        for place in sorted(glob.glob(wanted)):  # noqa: PTH207 - exactly what nbgrader looks for
            folder = Path(place)
            found = self._received(folder, _source(course, folder.name))
            kept = [name for name in found if course.notebook_id in ("*", Path(name).stem)]
            batch.assignments.pop(place, None)
            if kept:
                batch.assignments[place] = [str(folder / name) for name in kept]

    def _received(self, folder: Path, source: Path) -> tuple[str, ...]:
        """The notebooks to grade; none where the folder cannot be made fit to be graded."""
        student, assignment = folder.parent.name, folder.name
        aside = Aside(Path(self._course.root) / self.set_aside_directory / assignment / student)
        if not is_folder(folder.parent) or not student.isprintable():  # nbgrader stops at a line break in a name
            self.log.error("Not graded, because the folder of this learner is a link, or oddly named: %a", student)
            return ()
        try:
            remarks = receive(folder, source, aside)
            aside.note([remark.instructor for remark in remarks])
        except OSError as error:
            self.log.error("Not graded, its folder cannot be put in order: %a of %a: %s", assignment, student, error)
            return ()
        for remark in remarks:
            self._tell(student, assignment, remark)
        return notebooks_of(source)

    def _tell(self, student: str, assignment: str, remark: Remark) -> None:
        self.log.warning("%a of %a: %s To tell the learner: %s", assignment, student, remark.instructor, remark.learner)


def _source(course: CourseDirectory, assignment: str) -> Path:
    return Path(course.format_path(course.source_directory, ".", assignment))
