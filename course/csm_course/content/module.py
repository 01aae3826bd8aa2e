"""What an author wrote for one module: its lessons, workbooks and test."""

from pathlib import Path

from csm_course.content.page import Page, read_page
from csm_course.model import Model
from csm_course.problems import ContentError, Problem


class AuthoredModule(Model):
    """The pages of one module, lessons first, in the order of their file names."""

    slug: str
    pages: tuple[Page, ...]


def module_folders(content: Path) -> tuple[Path, ...]:
    """The folders of the modules that have been started, m01 first."""
    return tuple(sorted(folder for folder in content.glob("m[0-9][0-9]-*") if folder.is_dir()))


def read_module(folder: Path) -> AuthoredModule:
    """All pages of a module. Raises ContentError with the faults of every file."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for path in [*sorted(folder.glob("lessons/*.md")), *sorted(folder.glob("*.md"))]:
        try:
            pages.append(read_page(path))
        except ContentError as error:
            problems.extend(error.problems)
    problems.extend(_repeated_exercises(pages))
    if problems:
        raise ContentError(problems)
    return AuthoredModule(slug=folder.name, pages=tuple(pages))


def _repeated_exercises(pages: list[Page]) -> list[Problem]:
    """An exercise id names one answer file, so it may stand on one page only, and starts with its module."""
    first: dict[str, Path] = {}
    problems = []
    for page in pages:
        for exercise in page.exercises:
            other = first.setdefault(exercise.id, page.path)
            if other != page.path:
                what = f"the exercise '{exercise.id}' is also in {other.with_suffix('.yaml').name}"
                problems.append(Problem(page.path.with_suffix(".yaml"), 1, what, "give one of them another id"))
    return problems
