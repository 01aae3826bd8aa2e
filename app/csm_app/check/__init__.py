"""`csm check`: is everything authors wrote right, and what is missing for a complete course?"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from csm_app.check.assessments import assessment_findings
from csm_app.check.exercises import exercise_problems
from csm_app.check.finding import Finding
from csm_app.check.glossary import glossary_problems
from csm_app.check.items import item_findings
from csm_app.check.lessons import lesson_findings
from csm_app.check.missing import missing
from csm_app.check.pages import page_problems
from csm_app.check.sittings import sitting_problems
from csm_app.coverage import coverage_of
from csm_course.content import AuthoredModule, module_folders, read_module
from csm_course.content.glossary import read_glossary
from csm_course.inventory import missing_from_inventory
from csm_course.items import Bank, read_bank
from csm_course.problems import ContentError, Problem, line_of
from csm_course.syllabus import Syllabus, load_syllabus

Found = TypeVar("Found", bound=Problem)


@dataclass(frozen=True)
class Report:
    """What was found; `problems` must be mended, `warnings` looked at, `missing` is work still to be done."""

    summary: str
    problems: tuple[Problem, ...]
    missing: tuple[str, ...]
    warnings: tuple[Finding, ...] = ()

    def __str__(self) -> str:
        rows = [self.summary, *(str(problem) for problem in self.problems)]
        rows += _section("Worth a look:", self.warnings)
        rows += _section("Still missing for a complete course:", self.missing)
        verdict = f"{len(self.problems)} problems." if self.problems else "Everything written so far is in order."
        rows += ["", f"{verdict} {len(self.warnings)} warnings." if self.warnings else verdict]
        return "\n".join(rows)


def _section(title: str, rows: Iterable[object]) -> list[str]:
    shown = [f"  {row}" for row in rows]
    return ["", title, *shown] if shown else []


def check(content: Path) -> Report:
    """Validate the syllabus and every module; nothing is built or run."""
    try:
        syllabus = load_syllabus(content / "syllabus")
    except ContentError as error:
        return Report("The syllabus could not be read.", error.problems, ())
    modules, problems = _modules(content)
    banks, unread = _banks(content)
    problems += unread
    problems += _inventory_problems(syllabus, content)
    problems += glossary_problems(content / "glossary.yaml", syllabus)
    outcomes = {page.front.id: page.front.outcomes for module in modules for page in module.pages}
    for module in modules:
        problems += page_problems(module, syllabus)
        problems += exercise_problems(module, syllabus, outcomes)
    problems += sitting_problems(content, modules, syllabus)
    # A page that cannot be read must not hide what is wrong with the items.
    pages = {module.slug: module for module in modules}
    read = [(pages.get(slug, AuthoredModule(slug=slug, pages=())), bank) for slug, bank in banks.items()]
    broken, warnings = item_findings(content, read, syllabus, outcomes)
    assessments = assessment_findings(content, syllabus, banks)
    for finding in _page_findings(content, syllabus, modules, banks.values()):
        (problems if finding.rule.hard else warnings).append(finding)
    return Report(
        summary="\n".join((_summary(syllabus, modules, banks.values()), *assessments.rows)),
        problems=_in_order((*problems, *broken, *assessments.problems)),
        missing=(*missing(syllabus, modules), *assessments.missing),
        warnings=_in_order(warnings),
    )


def _page_findings(
    content: Path, syllabus: Syllabus, modules: list[AuthoredModule], banks: Iterable[Bank]
) -> tuple[Finding, ...]:
    """What the rules for pages find; nothing while the glossary, which they need, cannot be read."""
    try:
        glossary = read_glossary(content / "glossary.yaml")
    except ContentError:
        return ()
    coverage = coverage_of(syllabus, modules, [entry.item for bank in banks for entry in bank.entries])
    return tuple(finding for module in modules for finding in lesson_findings(module, glossary, coverage))


def _in_order(found: Iterable[Found]) -> tuple[Found, ...]:
    """By file and line, each once: a fault of the bank is met by the bank and by the test that takes from it."""
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.file, one.line, one.what)))


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


def _banks(content: Path) -> tuple[dict[str, Bank], list[Problem]]:
    """The item bank of each module by its slug, and what is wrong with those that cannot be read."""
    banks: dict[str, Bank] = {}
    problems: list[Problem] = []
    for folder in module_folders(content):
        try:
            banks[folder.name] = read_bank(folder)
        except ContentError as error:
            problems.extend(error.problems)
    return banks, problems


def _inventory_problems(syllabus: Syllabus, content: Path) -> list[Problem]:
    path = content / "inventory.csv"
    return [
        Problem(path, line_of(path, row.split()[0]), row, "bring syllabus/ and the inventory together")
        for row in missing_from_inventory(syllabus, path)
    ]


def _summary(syllabus: Syllabus, modules: list[AuthoredModule], banks: Iterable[Bank]) -> str:
    pages = [page for module in modules for page in module.pages]
    exercises = sum(len(page.exercises) for page in pages)
    counts = [(len(bank.fixed), len(bank.generated)) for bank in banks]
    fixed, generated = sum(count for count, _ in counts), sum(count for _, count in counts)
    return (
        f"Syllabus: {len(syllabus.ids)} entries. Written: {len(modules)} of {len(syllabus.modules)} modules, "
        f"{len(pages)} pages, {exercises} exercises, {fixed} items and {generated} item generators."
    )
