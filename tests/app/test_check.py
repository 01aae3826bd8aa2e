"""`csm check`: every kind of mistake an author can make is named with file, line and remedy."""

import shutil
from pathlib import Path

import pytest

from csm_app.check import check
from csm_app.check.pages import agrees
from csm_app.cli import main
from csm_course.arithmetic import NotArithmetic, evaluate
from csm_course.places import content_folder

MODULE = "m01-customer-success-fundamentals"
LESSON = "lessons/03-customer-renewals-and-retention-churn"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of everything authors wrote, to spoil."""
    folder = tmp_path / "content"
    shutil.copytree(content_folder(), folder)
    return folder


def spoil(content: Path, name: str, old: str, new: str) -> None:
    """Replace the first `old` in a file of module 1; it must be there."""
    file = content / MODULE / name
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_the_course_as_it_stands_is_in_order() -> None:
    """Every sample earns what its author says, every number recomputes, every reference holds."""
    report = check(content_folder())
    assert report.problems == ()


def test_what_is_missing_is_listed_module_by_module() -> None:
    """Honest about the nine modules and the tools that are still to be written."""
    rows = "\n".join(check(content_folder()).missing)
    assert "M-10 " in rows
    assert "L-1.1" in rows
    assert "L-1.3" not in rows
    assert "SC-1" in rows
    assert "critical" not in rows or "Tools:" in rows


SPOILED = {
    "unknown competency": (f"{LESSON}.md", "CSA-T-29", "CSA-T-92", "is not in the syllabus"),
    "unknown front matter": (f"{LESSON}.md", "minutes:", "minuets:", "minutes"),
    "wrong type": (f"{LESSON}.md", "minutes: ", "minutes: about ", "minutes"),
    "section renamed": (f"{LESSON}.md", "## Try it", "## Have a go", "write them in this order"),
    "number changed": (f"{LESSON}.md", "5/200*100", "6/200*100", "recomputed it is 3"),
    "exercise not written": (f"{LESSON}.md", "```{exercise} m01-l03-", "```{exercise} m01-l03-x", "is not in"),
    "exercise key gone": (f"{LESSON}.yaml", "  title:", "  titel:", "title"),
    "sample points": ("workbook-1.yaml", "points: 0\n", "points: 3\n", "earns"),
    "check of nothing": ("workbook-1.yaml", "path: result.value", "path: result.valu", "did you mean 'value'"),
    "pass mark": ("test.yaml", "pass_percent: 70", "pass_percent: 60", "module tests pass at 70 %"),
    "no tool": ("workbook-1.yaml", "tool: clv", "tool: crystal_ball", "crystal_ball"),
    "test points": ("test.yaml", "points: 15", "points: 14", "one point per item"),
    "duplicate key": ("test.yaml", "  kind: test", "  kind: test\n  kind: test", "written twice"),
    "glossary lesson": ("../glossary.yaml", "lesson: L-1.3", "lesson: L-1.33", "does not exist"),
    "glossary double": ("../glossary.yaml", "also: [", "also: [gross revenue retention, ", "list other names"),
    "syntax": ("test.yaml", "  kind: test", "  kind: [test", "not YAML"),
}


@pytest.mark.parametrize("case", SPOILED)
def test_a_mistake_is_named_with_file_line_and_remedy(content: Path, case: str) -> None:
    """One mistake at a time, in the file where it was made."""
    name, old, new, words = SPOILED[case]
    spoil(content, name, old, new)
    report = check(content)
    assert report.problems, f"{case} was not noticed"
    text = str(report)
    assert words in text
    for problem in report.problems:
        assert problem.file.exists()
        assert problem.line >= 1
        assert problem.remedy
    # An exercise that lost its place is missed in both files.
    assert name.rsplit(".", 1)[0].removeprefix("../") in text


def test_the_command_fails_and_prints_the_problems(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1 for the build server, `file:line:` for the author."""
    monkeypatch.setenv("CSM_CONTENT", str(content))
    assert main(["check"]) == 0
    spoil(content, "workbook-1.md", "id: WB-1.1", "id: WB-1.9")
    assert main(["check"]) == 1
    assert "workbook-1.md:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("says", "value", "same"),
    [
        ("15,000", 15000.4, True),
        ("15,000", 15000.6, False),
        ("91.5 %", 91.46, True),
        ("91.5 %", 91.44, False),
        ("EUR 0.30", 0.3, True),
        ("−0.4%", -0.4, True),
        ("none", 1, False),
    ],
)
def test_a_number_agrees_to_the_digits_it_shows(says: str, value: float, same: bool) -> None:
    """No more and no less precise than what the reader sees."""
    assert agrees(says, value) is same


def test_arithmetic_is_only_arithmetic() -> None:
    """An expression in a lesson cannot call anything."""
    assert evaluate("(200 - 17) / 200 * 100") == pytest.approx(91.5)
    assert evaluate("1 - (1 - 0.03) ** 12") == pytest.approx(0.30615, abs=1e-5)
    for expression in ("__import__('os')", "x", "1 /", "1 / 0", "'a' * 3", "9 ** 9 ** 9", "True"):
        with pytest.raises(NotArithmetic):
            evaluate(expression)
