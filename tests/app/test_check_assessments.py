"""`csm check` on tests and exams: faults at their lines, for how many attempts the banks last, and what they lack."""

import shutil
from pathlib import Path

import pytest

from csm_app.check import check
from csm_app.check.assessments import AssessmentFindings, assessment_findings
from csm_course.content import module_folders
from csm_course.items import read_bank
from csm_course.places import content_folder
from csm_course.syllabus import load_syllabus


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of everything authors wrote, to spoil."""
    folder = tmp_path / "content"
    shutil.copytree(content_folder(), folder)
    return folder


def findings(content: Path) -> AssessmentFindings:
    """What is found on tests and exams."""
    banks = {folder.name: read_bank(folder) for folder in module_folders(content)}
    return assessment_findings(content, load_syllabus(content / "syllabus"), banks)


def spoil(content: Path, name: str, old: str, new: str) -> int:
    """Replace the first `old` in an assessment, which must be there; gives its line."""
    file = content / "assessments" / name
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


def test_each_assessment_has_a_row() -> None:
    """Exam A is a rehearsal while modules are missing, and says so."""
    rows = findings(content_folder()).rows
    assert [row.partition(":")[0] for row in rows] == ["Exam A", "Exam B", "Module 1 test"]
    assert "the bank lasts 5 attempts without a repeated question; 5 are wanted" in rows[2]
    assert "A rehearsal, not the whole exam" in rows[0]
    assert rows[0] in str(check(content_folder()))


def test_a_bank_too_small_for_its_limit_of_exposure_is_told(content: Path) -> None:
    """The module test takes one or two of some thirteen questions on a lesson: 9.1% of forms each, and some room."""
    assert "too small" not in findings(content).rows[2]
    spoil(content, "m01-test.yaml", "most_exposed: 0.5", "most_exposed: 0.05")
    told = "The bank is too small for questions to stand on 5% of all forms at most; it keeps to 10.5%."
    assert findings(content).rows[2].endswith(told)


def test_what_the_whole_exam_lacks_is_counted() -> None:
    """Three attempts of 50 questions without overlap take 150; module 8 has nine of each 50."""
    exam = next(row for row in findings(content_folder()).missing if row.startswith("Exam A"))
    assert exam.startswith("Exam A, 3 attempts without overlap (150 questions): ")
    assert "module 8 lacks 27" in exam
    assert "module 1 lacks" not in exam


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("exam-a.yaml", "    M-2: 5", "    M-2: 6", "exam-a: 'modules' comes to 51 questions, the form has 50"),
        ("exam-a.yaml", "    M-2:", "    M-12:", "exam-a: there is no module 'M-12'"),
        ("m01-test.yaml", "    L-1.5:", "    L-1.15:", "m01-test: there is no lesson 'L-1.15'"),
        ("exam-b.yaml", "policy: part_b", "policy: part_c", "exam-b: there is no policy 'part_c'"),
        ("exam-b.yaml", "policy: part_b", "policy: part_a", "the blueprint has 8 questions, the policy 'part_a' 50"),
        ("groups.yaml", "Sales, ", "", "the area 'Sales' is in no group"),
    ],
)
def test_a_fault_is_told(content: Path, name: str, old: str, new: str, what: str) -> None:
    """With the file and a line of the place; no form is tried then."""
    spoil(content, name, old, new)
    found = findings(content)
    assert [one.file.name for one in found.problems if what in one.what] == [name]
    assert found.rows == ()


def test_an_item_of_two_modules_is_told(content: Path) -> None:
    """Exams draw on all banks, and results are kept by the id of an item."""
    folder = module_folders(content)[0]
    other = content / "m02-business-fundamentals" / "items"
    other.mkdir(parents=True)
    source = folder / "items" / "01-what-is-customer-success.yaml"
    shutil.copy(source, other / source.name)
    problems = findings(content).problems
    assert len(problems) == source.read_text().count("- id: ") - source.read_text().count("    - id: ")
    assert problems[0].what == f"the item 'tailor-fittings' is also in the bank of {folder.name}"


def test_a_course_without_assessments_is_in_order(content: Path) -> None:
    """A module can be written before anybody thinks of an exam."""
    shutil.rmtree(content / "assessments")
    assert findings(content) == AssessmentFindings()
