"""`csm check`: every kind of mistake an author can make is named with file, line and remedy."""

import re
import shutil
from pathlib import Path

import pytest

from csm_app.check import check
from csm_app.check.pages import agrees
from csm_app.cli import main
from csm_course.arithmetic import NotArithmetic, evaluate
from csm_course.places import content_folder
from csm_course.problems import line_of
from tests.pinned import pin

MODULE = "m01-customer-success-fundamentals"
LESSON = "lessons/03-customer-renewals-and-retention-churn"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of everything authors wrote, to spoil."""
    folder = tmp_path / "content"
    shutil.copytree(content_folder(), folder)
    return folder


def spoil(content: Path, name: str, old: str, new: str) -> int:
    """Replace the first `old` in a file of module 1, which must be there; gives the line on which `new` ends."""
    file = content / MODULE / name
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + new.rstrip("\n").count("\n") + 1


def places(content: Path, words: str) -> set[tuple[str, int]]:
    """File name and line of every problem that says these words or advises them."""
    return {(one.file.name, one.line) for one in check(content).problems if words in f"{one.what} - {one.remedy}"}


def test_the_course_as_it_stands_is_in_order() -> None:
    """Every sample earns what its author says, every number recomputes, every reference holds."""
    report = check(content_folder())
    assert report.problems == ()


def test_what_is_missing_is_listed_module_by_module() -> None:
    """Honest about the nine modules that are still to be written; no tool of the syllabus is missing."""
    rows = "\n".join(check(content_folder()).missing)
    assert "M-10 " in rows
    assert "L-2.1" in rows
    assert "L-1.3" not in rows
    assert "SC-1" in rows
    assert "Tools: " not in rows


PLACED = "```{exercise} m01-l03-sort-the-week"
CHURN_ITEMS = "items/03-customer-renewals-and-retention-churn.yaml"
VALUE_ITEMS = "items/06-customer-advocacy-and-lifetime-value.yaml"
CALCULATE = '  objective: "Calculate'
BLANK = "    - {name: blank, answer: null, points: 0}\n"

SPOILED = {
    "unknown competency": (f"{LESSON}.md", "[CSA-SC-22,", "[CSA-SC-222,", "is not in the syllabus"),
    "unknown front matter": (f"{LESSON}.md", "minutes:", "minuets:", "minutes"),
    "wrong type": (f"{LESSON}.md", "minutes: ", "minutes: about ", "minutes"),
    "section renamed": (f"{LESSON}.md", "## Try it", "## Have a go", "write them in this order"),
    "number changed": (f"{LESSON}.md", "5/200*100", "6/200*100", "recomputed it is 3"),
    "file name": (f"{LESSON}.md", "id: L-1.3", "id: L-1.4", "is written in 03-"),
    "exercise not written": (f"{LESSON}.md", "```{exercise} m01-l03-", "```{exercise} m01-l03-x", "is not in"),
    "placed twice": (f"{LESSON}.md", PLACED, f"{PLACED}\n```\n\n{PLACED}", "is placed again"),
    "exercise key gone": (f"{LESSON}.yaml", "  title:", "  titel:", "title"),
    "exercise competency": ("workbook-1.yaml", "[CSA-T-27, CSA-SO", "[CSA-T-72, CSA-SO", "'CSA-T-72' is not in"),
    "competency of a lesson": ("workbook-1.yaml", "[CSA-T-27, CSA-SO", "[L-1.3, CSA-SO", "competency 'L-1.3' is not"),
    "item competency": (CHURN_ITEMS, "competency: CSA-T-12", "competency: CSA-T-122", "'CSA-T-122' is not in the"),
    "item lesson": (CHURN_ITEMS, "lesson: L-1.3", "lesson: L-1.33", "'L-1.33' is not in the syllabus"),
    "item of a workbook": (CHURN_ITEMS, "lesson: L-1.3", "lesson: WB-1.1", "'WB-1.1' is not in"),
    "item objective": (CHURN_ITEMS, 'objective: "Choose the', 'objective: "Chose the', "did you mean 'Choose the next"),
    "objective of another": (VALUE_ITEMS, f"L-1.6\n{CALCULATE}", f"L-1.3\n{CALCULATE}", "is no outcome of L-1.3"),
    "sample points": ("workbook-1.yaml", "points: 0\n", "points: 3\n", "earns 0, not 3"),
    "points of a part": ("workbook-1.yaml", "cac: 42000}}, points: 6", "cac: 42000}}, points: 5", "earns 6, not 5"),
    "sample gone": ("workbook-1.yaml", BLANK, "", "there is no sample 'blank'"),
    "full is not full": (
        "workbook-1.yaml",
        'text: "EUR 70,000"}, points: 5',
        'text: "350000"}, points: 2.5',
        "2.5 of 5",
    ),
    "blank earns": ("workbook-1.yaml", BLANK, BLANK.replace("0", "1"), "'blank' earns 1 - a blank"),
    "key": ("workbook-1.yaml", "key: 70000", "key: 71000", "the key is 71000, the tool says 70000"),
    "check of nothing": ("workbook-1.yaml", "path: result.value", "path: result.valu", "did you mean 'value'"),
    "rubric": (
        "workbook-1.yaml",
        "at is at stake\n      points: 3",
        "at is at stake\n      points: 4",
        "adds up to 11",
    ),
    "test unknown": ("test.yaml", "assessment: m01-test", "assessment: m01-tset", "did you mean 'm01-test'"),
    "test length": ("test.yaml", "points: 15\n  hints", "points: 20\n  hints", "asks 15 questions"),
    "pass mark told": ("test.md", "70% passes", "60% passes", "does not say '70% passes'"),
    "points to pass told": ("test.md", "11 of 15", "10 of 15", "does not say '11 of 15'"),
    "receipt": ("test.yaml", "earned: 11}", "earned: 12}", "earns 12, not 11"),
    "no tool": ("workbook-1.yaml", "tool: clv", "tool: crystal_ball", "crystal_ball"),
    "start": ("workbook-1.yaml", "arpa: 72000", "arpa: much", "'start' does not fit the tool"),
    "check rule": ("workbook-1.yaml", "rule: near,", "rule: nearly,", "nearly"),
    "quiz key": (CHURN_ITEMS, "  key: a\n", "  key: z\n", "the key 'z' is not an option"),
    "duplicate key": ("test.yaml", "  kind: sitting", "  kind: sitting\n  kind: sitting", "written twice"),
    "glossary lesson": ("../glossary.yaml", "lesson: L-1.3", "lesson: L-1.33", "does not exist"),
    "glossary double": ("../glossary.yaml", "also: [", "also: [gross revenue retention, ", "list other names"),
    "inventory kind": ("../inventory.csv", "\nL-1.3,lesson,", "\nL-1.3,badge,", "L-1.3 is a badge in the inventory"),
    "syntax": ("test.yaml", "  kind: sitting", "  kind: [sitting", "not YAML"),
}
STANDS_AT = {
    "sample gone": "  samples:",
    "glossary double": "- id: grr",
    "test length": "  points: 20",
    "receipt": "      points: 11",
    "syntax": "  assessment: m01-test",
    "rubric": "- id: m01-w1-brief",
    "quiz key": "- id: nursery-group",
}
"""Where two statements disagree, the fault stands at the entry that holds both, or at the second; what is gone, where
it belongs."""


@pytest.mark.parametrize("case", SPOILED)
def test_a_mistake_is_named_with_file_line_and_remedy(content: Path, case: str) -> None:
    """One mistake at a time: in the file where it was made, on the very line."""
    name, old, new, words = SPOILED[case]
    line = spoil(content, name, old, new)
    file = (content / MODULE / name).resolve()
    if case in STANDS_AT:
        line = file.read_text().splitlines().index(STANDS_AT[case]) + 1
    problems = check(content).problems
    assert problems, f"{case} was not noticed"
    assert (file, line) in {(one.file.resolve(), one.line) for one in problems if words in str(one)}, problems
    assert all(one.file.exists() and one.remedy for one in problems)


PINNED = {
    "pass mark": ("pass_percent: 70", "pass_percent: 60", "module tests pass at 70 %", "  pass_percent: 60"),
    "points": ("points: 15", "points: 14", "one point per item", "- id: m01-test"),
}


@pytest.mark.parametrize("case", PINNED)
def test_a_mistake_in_a_pinned_test_is_named(content: Path, case: str) -> None:
    """An author may still write a test out in a notebook."""
    old, new, words, at = PINNED[case]
    pin(content / MODULE)
    assert check(content).problems == ()
    spoil(content, "test.yaml", old, new)
    line = (content / MODULE / "test.yaml").read_text().splitlines().index(at) + 1
    assert ("test.yaml", line) in places(content, words)


def test_the_command_fails_and_prints_the_problems(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1 for the build server, `file:line:` for the author."""
    monkeypatch.setenv("CSM_CONTENT", str(content))
    assert main(["check"]) == 0
    spoil(content, "workbook-1.md", "id: WB-1.1", "id: WB-1.9")
    assert main(["check"]) == 1
    assert "workbook-1.md:" in capsys.readouterr().out


def test_an_exercise_without_hints_is_named_where_it_starts(content: Path) -> None:
    """Its id may be written in quotes."""
    line = spoil(content, "workbook-1.yaml", "- id: m01-w1-gain\n", '- id: "m01-w1-gain"\n')
    file = content / MODULE / "workbook-1.yaml"
    before, start, after = file.read_text().partition('- id: "m01-w1-gain"')
    file.write_text(before + start + re.sub(r"  hints:\n(    - .*\n)+", "", after, count=1))
    assert places(content, "there is no hint") == {("workbook-1.yaml", line)}


def test_an_exercise_of_another_module_is_named(content: Path) -> None:
    """The id tells the module whose answers folder the answer goes to."""
    line = spoil(content, "workbook-1.yaml", "- id: m01-w1-gain", "- id: m02-w1-gain")
    spoil(content, "workbook-1.md", "{exercise} m01-w1-gain", "{exercise} m02-w1-gain")
    assert places(content, "does not start with m01-") == {("workbook-1.yaml", line)}


def test_an_exercise_id_on_two_pages_is_named(content: Path) -> None:
    """Two exercises would share one answer file."""
    line = spoil(content, "workbook-1.yaml", "- id: m01-w1-gain", "- id: m01-test")
    spoil(content, "workbook-1.md", "{exercise} m01-w1-gain", "{exercise} m01-test")
    assert places(content, "'m01-test' is also in test.yaml") == {("workbook-1.yaml", line)}


def test_an_exercise_id_twice_in_one_file_is_named(content: Path) -> None:
    """The second would never be shown."""
    line = spoil(content, "workbook-1.yaml", "- id: m01-w1-gain", "- id: m01-w1-value")
    spoil(content, "workbook-1.md", "```{exercise} m01-w1-gain\n```\n", "")
    assert places(content, "'m01-w1-value' is also in workbook-1.yaml") == {("workbook-1.yaml", line)}


def test_an_exercise_that_is_placed_nowhere_is_named_where_it_is_written(content: Path) -> None:
    """The page is what the learner sees; what it does not place is lost."""
    spoil(content, "workbook-1.md", "```{exercise} m01-w1-gain\n```\n", "")
    line = line_of(content / MODULE / "workbook-1.yaml", "id: m01-w1-gain")
    assert line > 1
    assert places(content, "'m01-w1-gain' is placed nowhere") == {("workbook-1.yaml", line)}


def test_checks_of_a_tool_that_do_not_add_up_are_named(content: Path) -> None:
    """The points a learner is promised are those the checks give."""
    spoil(content, "workbook-1.yaml", "points: 2, what: ", "points: 3, what: ")
    assert {name for name, _ in places(content, "the checks add up to 11 points")} == {"workbook-1.yaml"}


def test_a_lesson_in_a_file_of_another_name_is_named(content: Path) -> None:
    """Notebooks are found by their slug."""
    for ending in ("md", "yaml"):
        file = content / MODULE / f"{LESSON}.{ending}"
        file.rename(file.with_stem("03-churn"))
    assert places(content, "call the file 03-customer-renewals-and-retention-churn.md") == {("03-churn.md", 2)}


def test_a_line_is_found_by_whole_words(tmp_path: Path) -> None:
    """Not within a longer id or number; from a given line on; that line itself where there is none."""
    file = tmp_path / "x.yaml"
    file.write_text('# L-1.33, 12.5%\n- m01-a-b\n- "L-1.3"\n- m01-a\n- 2.5%.\n- L-1.3\n')
    assert [line_of(file, words) for words in ("L-1.3", "m01-a", "2.5%", "no")] == [3, 4, 5, 1]
    assert (line_of(file, "L-1.3", 4), line_of(file, "no", 4)) == (6, 4)


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
