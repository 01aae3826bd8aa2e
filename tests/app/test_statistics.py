"""`csm statistics` on tables of answers: words on the screen, tables as files, the Angoff sheet."""

import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from csm_app.cli import main
from tests.autograder.statistics.cohorts import Truth, csv_of, drawn


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cohort with a wrong key."""
    file = tmp_path_factory.mktemp("answers") / "answers.csv"
    file.write_bytes(csv_of(drawn(Truth(sittings=120, items=10, wrong_key=(2,)), 5)))
    return file


def test_words_on_the_screen(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The planted key in words, then the table."""
    assert main(["statistics", "--responses", str(answers), "--pass-percent", "70"]) == 0
    said = capsys.readouterr().out
    assert "120 sittings of 120 learners, 10 questions each" in said
    assert "**The key may be wrong.** `item-ac`: Option A is chosen by more of the best learners" in said
    assert "| item-ab | single | 120 |" in said


@pytest.mark.parametrize("name", ["report.xlsx", "report.csv", "report.md"])
def test_files(answers: Path, tmp_path: Path, name: str) -> None:
    """A workbook with a sheet for each table, CSV of the questions, text to keep."""
    target = tmp_path / name
    assert main(["statistics", "--responses", str(answers), "--pass-percent", "70", "--to", str(target)]) == 0
    assert target.stat().st_size > 500
    if name.endswith("xlsx"):
        titles = load_workbook(target).sheetnames
        assert titles[:3] == ["What needs attention", "Questions", "Choices"]
        assert "The whole" in titles


def test_groups_come_from_a_file(answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Joined to answers by learner; said how far; a wrong file says its line and nothing is worked out."""
    text = answers.read_text(encoding="utf-8-sig").splitlines()
    at = text[0].split(",").index("learner")
    learners = sorted({line.split(",")[at] for line in text[1:]})
    file = tmp_path / "groups.csv"
    file.write_text("\n".join(["learner,group", *(f"{one},all" for one in learners), "nobody,all"]))
    assert main(["statistics", "--responses", str(answers), "--groups", str(file)]) == 0
    assert f"names {len(learners)} of the {len(learners)} learners who have answers here, and 1 others." in (
        capsys.readouterr().out
    )
    file.write_text("learner,group\na,x\na,y\n")
    assert main(["statistics", "--responses", str(answers), "--groups", str(file)]) == 1
    assert "line 3" in capsys.readouterr().err


def test_what_is_not_there_is_told(answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No file, no such assessment, no database, a name without a kind."""
    assert main(["statistics", "--responses", str(tmp_path / "none.csv")]) == 1
    assert main(["statistics", "exam-y", "--responses", str(answers)]) == 1
    assert main(["statistics", "--database", f"sqlite:///{tmp_path / 'none.sqlite3'}"]) == 1
    assert main(["statistics", "--responses", str(answers), "--to", str(tmp_path / "report.doc")]) == 1
    said = capsys.readouterr().err
    for words in (
        "There is no file",
        "There are no answers to 'exam-y'",
        "nobody has taken a test",
        ".xlsx, .csv or .md",
    ):
        assert words in said
    assert not (tmp_path / "none.sqlite3").exists()


def test_the_angoff_sheet_for_a_test_of_the_course(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each question of the bank, before anybody has taken it; filled in, it suggests a pass mark."""
    target, nowhere = tmp_path / "sheet.csv", f"sqlite:///{tmp_path / 'none.sqlite3'}"
    words = ["statistics", "m01-test", "--database", nowhere, "--angoff-sheet", str(target), "--judges", "Ann,Ben"]
    assert main(words) == 0
    head, *rows = target.read_text(encoding="utf-8-sig").splitlines()
    assert head.endswith("Ann: round 1,Ben: round 1,Ann: round 2,Ben: round 2")
    assert len(rows) > 100
    target.write_text("\n".join([head, *(row.removesuffix(",,,,") + ",60,70,," for row in rows)]), encoding="utf-8")
    assert main(["statistics", "m01-test", "--angoff", str(target)]) == 0
    said = capsys.readouterr().out
    assert "2 judges ask for" in said
    assert "(65%)" in said
    assert "For m01-test with 15 questions that is a pass from 10 on." in said
    assert "Today the course asks for 11 of 15 (70%). The panel's mark changes nothing by itself" in said
    assert "write pass_percent: 66 under module_test in course/content/syllabus/exams.yaml" in said
    assert "for every test that has these rules. Then change the pages that say 70% in words." in said


def test_the_command_starts_without_numpy() -> None:
    """`csm --help` stays quick: the sums are loaded only when asked for."""
    code = "import sys, csm_app.cli as cli; cli._parser(); print('numpy' in sys.modules, 'pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
