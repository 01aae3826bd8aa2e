"""The coverage report as Markdown: every row of the inventory, and first of all the empty ones."""

import re
from collections import defaultdict
from collections.abc import Iterable
from os.path import relpath
from pathlib import Path

from csm_app.coverage.evidence import Coverage
from csm_course.content import Page
from csm_course.syllabus import Syllabus
from csm_course.syllabus.entry import Entry

HEAD = """\
# Coverage: where everything of the syllabus is taught, practised and tested

Made by `csm coverage`; `csm coverage --check` fails when this file is not what the content gives. Each entry of the
inventory has a row. *Taught* links the heading, *practised* counts the exercises, *tested* the items of the bank.
A workbook, scenario or test is covered when it is written, a module when all its lessons are, and its badge (which the
course home gives) when its test is.
"""
PAGES = ("module", "workbook", "scenario exercise", "module test", "badge")
"""Kinds that are made of pages: written or not is all there is to say."""


def coverage_report(syllabus: Syllabus, coverage: Coverage, docs: Path) -> str:
    """The whole report; links are relative to the folder `docs`."""
    groups = _by_module(syllabus, coverage)
    parts = [HEAD, _summary(groups, syllabus, coverage)]
    for title, entries in groups.items():
        parts.append(f"## {title}\n\n{_empty(entries, coverage)}\n\n{_table(entries, coverage, docs)}\n")
    return "\n".join(parts)


def _by_module(syllabus: Syllabus, coverage: Coverage) -> dict[str, list[Entry]]:
    """The entries under the module they belong to; what no lesson teaches comes last, by kind."""
    owner = _owners(syllabus, coverage)
    groups: dict[str, list[Entry]] = {f"{module.id}: {module.title}": [] for module in syllabus.modules}
    rest: dict[str, list[Entry]] = defaultdict(list)
    for entry in syllabus.entries.values():
        if module := owner.get(entry.id):
            groups[f"{module}: {syllabus.by_id(module).title}"].append(entry)
        elif entry.inventoried:
            rest[f"Programme: {entry.kind}"].append(entry)
    return groups | dict(sorted(rest.items()))


def _owners(syllabus: Syllabus, coverage: Coverage) -> dict[str, str]:
    """The module of each entry: its own, or the first one that has it as a lesson's."""
    owners = {lesson.id: lesson.module for lesson in syllabus.taught}
    first = {entry: owners[lessons[0]] for entry, lessons in coverage.homes.items() if lessons}
    for module in syllabus.modules:
        pages = (module, *module.workbooks, module.scenario, module.test, module.badge, *module.topics)
        owners |= {entry.id: module.id for entry in pages}
    return {**first, **owners}


def is_empty(entry: Entry, coverage: Coverage) -> bool:
    """True where a page is not written, or an entry lacks teaching, practice or a test item."""
    row = coverage.row(entry.id)
    return not row.taught if entry.kind in PAGES else not (row.taught and row.practised and row.tested)


def _summary(groups: dict[str, list[Entry]], syllabus: Syllabus, coverage: Coverage) -> str:
    rows = [
        f"| {title} | {len(entries)} | {sum(not is_empty(one, coverage) for one in entries)} "
        f"| {sum(is_empty(one, coverage) for one in entries)} |"
        for title, entries in groups.items()
    ]
    return "| part | entries | covered | empty |\n|---|--:|--:|--:|\n" + "\n".join(rows) + "\n"


def _empty(entries: list[Entry], coverage: Coverage) -> str:
    found = [one.id for one in entries if is_empty(one, coverage)]
    return f"**Empty rows ({len(found)}):** {', '.join(found)}." if found else "No empty row."


def _table(entries: list[Entry], coverage: Coverage, docs: Path) -> str:
    rows = "\n".join(_row(entry, coverage, docs) for entry in entries)
    return f"| id | what | taught | practised | tested |\n|---|---|---|---|---|\n{rows}"


def _row(entry: Entry, coverage: Coverage, docs: Path) -> str:
    row = coverage.row(entry.id)
    taught = ", ".join(_link(page, heading, docs) for page, heading in row.taught) or "–"
    practised = ", ".join(f"{page} × {count}" for page, count in _counted(row.practised)) or "–"
    tested = f"{len(row.tested)} item{'s' * (len(row.tested) > 1)}" if row.tested else "–"
    if entry.kind in PAGES:
        practised = tested = ""
    return f"| {entry.id} | {entry.title.replace('|', '/')} | {taught} | {practised} | {tested} |"


def _link(page: Page, heading: str, docs: Path) -> str:
    # As the usual viewers of Markdown name headings: small letters, no punctuation, hyphens for spaces.
    anchor = f"#{re.sub(r'[^a-z0-9 -]', '', heading.lower()).replace(' ', '-')}" if heading else ""
    label = f"{page.front.id} {heading}".strip()
    return f"[{label}]({relpath(page.path, docs)}{anchor})"


def _counted(practised: Iterable[tuple[Page, str]]) -> list[tuple[str, int]]:
    counts: dict[str, int] = defaultdict(int)
    for page, _ in practised:
        counts[page.front.id] += 1
    return list(counts.items())
