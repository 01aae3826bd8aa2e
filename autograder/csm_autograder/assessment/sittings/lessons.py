"""Titles and addresses of lessons, taken from what the built course says of itself."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from csm_course.outline import read_outline
from csm_course.places import modules_folder


@dataclass(frozen=True)
class Lesson:
    """A lesson's title, its notebook below `modules` ("" where it is not built), and the title of its module."""

    title: str
    address: str
    module: str


@dataclass(frozen=True)
class BuiltLessons:
    """The lessons of a folder of built modules."""

    modules: Path | None = None

    def lesson(self, lesson: str) -> Lesson:
        """The lesson of that id, such as `L-1.3`; one that is not known gets its id for a title and no address."""
        return self._all.get(lesson, Lesson(lesson, "", ""))

    @cached_property
    def _all(self) -> dict[str, Lesson]:
        root = self.modules or modules_folder()
        found = {}
        for module in read_outline(root).modules:
            for lesson in module.lessons:
                pages = sorted((root / module.slug).glob(f"lessons/{_place(lesson.number)}-*.ipynb"))
                address = f"{module.slug}/lessons/{pages[0].name}" if pages and module.slug else ""
                found[lesson.id] = Lesson(
                    f"{lesson.number} {lesson.title}", address, f"Module {module.number}: {module.title}"
                )
        return found


def _place(number: str) -> str:
    """`1.3` is the third page of its module: `03`."""
    return number.rpartition(".")[2].zfill(2)
