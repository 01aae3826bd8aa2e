"""`csm check`: is everything authors wrote right, and what is missing for a complete course?"""

from dataclasses import dataclass
from pathlib import Path

from csm_app.check.exercises import exercise_problems
from csm_app.check.glossary import glossary_problems
from csm_app.check.missing import missing
from csm_app.check.pages import page_problems
from csm_course.content import AuthoredModule, module_folders, read_module
from csm_course.inventory import missing_from_inventory
from csm_course.problems import ContentError, Problem, line_of
from csm_course.syllabus import Syllabus, load_syllabus


@dataclass(frozen=True)
class Report:
    """What was found; `problems` must be mended, `missing` is work still to be done."""

    summary: str
    problems: tuple[Problem, ...]
    missing: tuple[str, ...]

    def __str__(self) -> str:
        rows = [self.summary, *(str(problem) for problem in self.problems)]
        rows += (
            ["", "Still missing for a complete course:", *(f"  {row}" for row in self.missing)] if self.missing else []
        )
        rows += ["", f"{len(self.problems)} problems." if self.problems else "Everything written so far is in order."]
        return "\n".join(rows)


def check(content: Path) -> Report:
    """Validate the syllabus and every module; nothing is built or run."""
    try:
        syllabus = load_syllabus(content / "syllabus")
    except ContentError as error:
        return Report("The syllabus could not be read.", error.problems, ())
    modules, problems = _modules(content)
    problems += _inventory_problems(syllabus, content)
    problems += glossary_problems(content / "glossary.yaml", syllabus)
    outcomes = {page.front.id: page.front.outcomes for module in modules for page in module.pages}
    for module in modules:
        problems += page_problems(module, syllabus)
        problems += exercise_problems(module, syllabus, outcomes)
    return Report(_summary(syllabus, modules), tuple(sorted(problems)), missing(syllabus, modules))


def _modules(content: Path) -> tuple[list[AuthoredModule], list[Problem]]:
    """The modules that can be read, and what is wrong with the others."""
    modules: list[AuthoredModule] = []
    problems: list[Problem] = []
    for folder in module_folders(content):
        try:
            modules.append(read_module(folder))
        except ContentError as error:
            problems.extend(error.problems)
    return modules, problems


def _inventory_problems(syllabus: Syllabus, content: Path) -> list[Problem]:
    path = content / "inventory.csv"
    return [
        Problem(path, line_of(path, row.split()[0]), row, "bring syllabus/ and the inventory together")
        for row in missing_from_inventory(syllabus, path)
    ]


def _summary(syllabus: Syllabus, modules: list[AuthoredModule]) -> str:
    pages = [page for module in modules for page in module.pages]
    exercises = sum(len(page.exercises) for page in pages)
    return (
        f"Syllabus: {len(syllabus.ids)} entries. Written: {len(modules)} of {len(syllabus.modules)} modules, "
        f"{len(pages)} pages, {exercises} exercises."
    )
