"""What the syllabus asks is taught, practised and tested; the rules for pages name the line in the real files."""

import shutil
from pathlib import Path

import pytest

from csm_app.check import check
from csm_app.cli import main
from csm_app.coverage import Coverage, coverage_of, written_coverage
from csm_app.coverage.report import is_empty
from csm_course.content import module_folders, read_module
from csm_course.items import read_bank
from csm_course.places import content_folder
from csm_course.syllabus import Syllabus, load_syllabus

LESSON = "m01-customer-success-fundamentals/lessons/03-customer-renewals-and-retention-churn.md"


@pytest.fixture(scope="module")
def syllabus() -> Syllabus:
    """The syllabus of this clone."""
    return load_syllabus(content_folder() / "syllabus")


@pytest.fixture(scope="module")
def coverage(syllabus: Syllabus) -> Coverage:
    """What this clone's content gives."""
    folders = module_folders(content_folder())
    items = [entry.item for folder in folders for entry in read_bank(folder).entries]
    return coverage_of(syllabus, [read_module(folder) for folder in folders], items)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content that may be spoilt."""
    return shutil.copytree(content_folder(), tmp_path / "course" / "content")


def test_module_1_has_no_empty_row(syllabus: Syllabus, coverage: Coverage) -> None:
    """Its lessons, sub-topics, topics, tenets, methods and competencies are taught, practised and tested."""
    module = syllabus.modules[0]
    taught = [lesson.id for lesson in (*module.lessons, *module.supplements)]
    given = {entry for lesson in taught for entry in coverage.assigned(lesson)}
    pages = {module.id, *(one.id for one in module.workbooks), module.scenario.id, module.test.id, module.badge.id}
    wanted = given | pages | set(taught) | {topic.id for topic in module.topics}
    assert len(given) > 60
    assert [entry for entry in sorted(wanted) if is_empty(syllabus.by_id(entry), coverage)] == []


def test_every_row_of_the_inventory_is_in_the_report(syllabus: Syllabus) -> None:
    """949 ids, each once as a row."""
    report = written_coverage(content_folder(), content_folder().parents[1] / "docs")
    rows = [line.split(" | ")[0].removeprefix("| ") for line in report.splitlines() if line.startswith("| ")]
    wanted = [entry.id for entry in syllabus.entries.values() if entry.inventoried]
    assert len(wanted) == 949
    assert sorted(row for row in rows if row in set(wanted)) == sorted(wanted)


def test_links_of_the_report_lead_to_headings() -> None:
    """Every link names a file that is there and a heading in it."""
    docs = content_folder().parents[1] / "docs"
    for line in written_coverage(content_folder(), docs).splitlines():
        for target in (part.split(")")[0] for part in line.split("](")[1:]):
            path, _, anchor = target.partition("#")
            text = (docs / path).read_text(encoding="utf-8")
            headings = [row.lstrip("# ").lower() for row in text.splitlines() if row.startswith("##")]
            plain = {"".join(c for c in one if c.isalnum() or c in " -").replace(" ", "-") for one in headings}
            assert not anchor or anchor in plain, target


def test_an_outdated_report_is_noticed(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`csm coverage --check` fails on drift, `csm coverage` mends it."""
    monkeypatch.setenv("CSM_CONTENT", str(content))
    (content.parents[1] / "docs").mkdir()
    assert main(["coverage", "--check"]) == 1
    assert main(["coverage"]) == 0
    assert main(["coverage", "--check"]) == 0


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("taught", "### Three kinds of churn", "### Kinds of churn"),
        ("outcome verb", "  - Distinguish renewal", "  - Understand renewal"),
        ("words to know", "| Churn | The share of customers,", "| Churn | Some share of customers,"),
        ("tables", "| What left? | Name |", "| What left? | |"),
        ("headings", "## Key points", "#### Key points"),
        ("worked example", '  - {says: "2.5%", expression: "5/200*100"}\n', ""),
    ],
)
def test_a_rule_for_pages_stops_the_check(content: Path, rule: str, old: str, new: str) -> None:
    """One fault at a time in a real lesson: `csm check` fails by this rule, in this file."""
    file = content / LESSON
    text = file.read_text(encoding="utf-8")
    assert old in text
    if rule == "worked example":
        text = text.split("recomputed:")[0] + "recomputed: []\n---\n" + text.split("---\n", 2)[2]
    file.write_text(text.replace(old, new), encoding="utf-8")
    found = [str(problem) for problem in check(content).problems]
    has_line = rule in ("words to know", "tables", "headings")
    place = f"{file}:{text[: text.index(old)].count(chr(10)) + 1} " if has_line else f"{file}:"
    assert any(one.startswith(place) and f"rule '{rule}'" in one for one in found), found
