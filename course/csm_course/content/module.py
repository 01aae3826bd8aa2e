"""What an author wrote for one module: its lessons, workbooks and test."""

from pathlib import Path

from csm_course.content.page import Page, read_page
from csm_course.model import Model
from csm_course.problems import ContentError, Problem, line_of


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
    """An exercise id names one answer file, so it may be written once only."""
    first: dict[str, Path] = {}
    problems = []
    for page in pages:
        for exercise in page.exercises:
            path = page.path.with_suffix(".yaml")
            if exercise.id in first:
                other = first[exercise.id]
                line = line_of(path, exercise.id)
                line = line_of(path, exercise.id, line + 1) if other == path else line
                what = f"the exercise '{exercise.id}' is also in {other.name}"
                problems.append(Problem(path, line, what, "give one of them another id"))
            first.setdefault(exercise.id, path)
    return problems
