"""The two words of a notebook: what they show live, while grading, and where something is missing."""

import json
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

import csm_widgets
from csm_autograder.grading import Record
from csm_widgets import exercise, grade
from csm_widgets.shown import Notice

from .kit import ALL, page, write_kit


def keep(folder: Path, kind: str, answer: dict[str, object]) -> None:
    """Put an answer document where the panel would."""
    document = {"schema": 1, "exercise": f"m01-x-{kind}", "saved": "2026-11-22T10:00:00+00:00", "answer": answer}
    (folder / "answers").mkdir(exist_ok=True)
    (folder / "answers" / f"m01-x-{kind}.json").write_text(json.dumps(document), encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """Everything in the folder, by name."""
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_notebook_needs_three_words() -> None:
    """The package offers `exercise`, `grade` and `tool`; `cohort` and `statistics` for instructors; nothing else."""
    assert csm_widgets.__all__ == ["cohort", "exercise", "grade", "statistics", "tool"]


@pytest.mark.parametrize("kind", ALL)
def test_while_grading_a_record_is_shown_and_nothing_written(grading: Path, kind: str) -> None:
    """An exercise shows what was answered, or that nothing was, and leaves the folder as it is."""
    before = files(grading)
    shown = exercise(f"m01-x-{kind}")
    assert isinstance(shown, Record)
    assert "No answer was given." in shown._repr_html_()
    assert files(grading) == before


def test_a_record_shows_the_answer_escaped(grading: Path) -> None:
    """A learner's markup is text in the instructor's page."""
    keep(grading, "written", {"text": "<script>alert(1)</script> Dear"})
    html = exercise("m01-x-written")._repr_html_()  # type: ignore[union-attr]
    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_a_damaged_answer_is_named_in_the_record_and_stays(grading: Path) -> None:
    """While grading a file that cannot be read is reported, not moved."""
    (grading / "answers").mkdir()
    (grading / "answers" / "m01-x-single.json").write_text("{broken", encoding="utf-8")
    before = files(grading)
    shown = exercise("m01-x-single")
    assert isinstance(shown, Record)
    assert "could not be read" in shown._repr_html_()
    assert files(grading) == before


def test_a_saved_answer_earns_its_points(grading: Path) -> None:
    """The graded cell's value is the number of points, with the reasons as HTML."""
    keep(grading, "single", {"choice": "b"})
    score = grade("m01-x-single")
    assert score == 2.0
    assert isinstance(score, float)
    assert float(repr(score)) == 2.0
    assert "Reason b" in score._repr_html_()


@pytest.mark.parametrize("kind", ALL)
def test_no_answer_earns_nothing(grading: Path, kind: str) -> None:
    """Without an answer the score is the number 0, never None: nbgrader would take that for full points."""
    assert grade(f"m01-x-{kind}") == 0.0


def test_without_a_key_or_an_exercise_the_score_is_a_number(grading: Path) -> None:
    """What cannot be judged is 0 with a reason, so that nobody gets full points by accident."""
    (grading.parent / "elsewhere" / "m01-kit" / "workbook.yaml").unlink()
    score = grade("m01-x-single")
    assert score == 0.0
    assert "cannot be judged here" in score._repr_html_()  # type: ignore[union-attr]
    assert grade("m01-x-nowhere") == 0.0


def test_a_failing_judge_is_silent_and_leaves_a_reference(
    grading: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A judge that warns, prints and breaks gives 0 with a reference, and not one character of output."""

    def break_loudly(*_: object) -> None:
        print("noise")
        print("noise", file=sys.stderr)
        warnings.warn("noise", stacklevel=1)
        raise RuntimeError("broken")

    monkeypatch.setattr("csm_autograder.grading.judge", break_loudly)
    score = grade("m01-x-single")
    assert score == 0.0
    assert "reference" in score._repr_html_()  # type: ignore[union-attr]
    assert capfd.readouterr() == ("", "")


def test_live_the_grade_is_not_shown(folder: Path) -> None:
    """A learner's graded cell shows nothing: the panel above it has the points."""
    assert grade("m01-x-single") is None


@pytest.mark.parametrize("id_", ["m01-x-nowhere", "", "../../etc/passwd", "m99-unknown", "🙂"])
def test_an_unknown_exercise_is_a_notice(folder: Path, id_: str) -> None:
    """An id nobody knows gives a sentence in place of the exercise."""
    shown = exercise(id_)
    assert isinstance(shown, Notice)
    assert "not part of this course" in shown._repr_html_()


def test_a_notebook_copied_elsewhere_says_so(folder: Path) -> None:
    """Without its module file a page tells what to do instead."""
    (folder / "module.json").unlink()
    shown = exercise("m01-x-single")
    assert isinstance(shown, Notice)
    assert "outside its course folder" in str(shown)


def test_a_copy_elsewhere_works_and_says_where_answers_go(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page copied out of the course shows its exercise, keeps the answer beside it, and says it is not handed in."""
    monkeypatch.setenv("CSM_MODULES", str(folder.parent))
    copied = tmp_path / "Downloads" / "copy"
    copied.mkdir(parents=True)
    monkeypatch.chdir(copied)
    with page(copied, "single") as shown:
        remark = shown.panel.opening["remark"]
        assert remark.startswith("This page is a copy outside the course folder.")
        assert str(copied / "answers") in remark
        assert "not handed in" in remark
        assert shown.ask("save", answer={"choice": "a"})["saving"]["saved"]
    assert (copied / "answers" / "m01-x-single.json").is_file()
    (copied / "answers" / "m01-x-single.json").write_text("{broken", encoding="utf-8")
    with page(copied, "single") as again:
        assert "kept aside" in again.panel.opening["remark"]
        assert "not handed in" in again.panel.opening["remark"]


def test_a_page_in_its_place_says_nothing_of_copies(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a workbook beside its module file nor a lesson below it is called a copy."""
    monkeypatch.setenv("CSM_MODULES", str(folder.parent))
    lessons = folder / "lessons"
    lessons.mkdir()
    for place in (folder, lessons):
        with page(place, "single") as shown:
            assert shown.panel.opening["remark"] == ""


@pytest.mark.parametrize("content", ["", "{", '{"questions": 1}', "\x00"])
def test_a_damaged_module_file_is_a_notice_with_a_reference(
    folder: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    """What nobody foresaw is logged under a reference that the learner can pass on."""
    (folder / "module.json").write_text(content, encoding="utf-8")
    shown = exercise("m01-x-single")
    assert isinstance(shown, Notice)
    reference = str(shown).rstrip(".").split()[-1]
    assert reference in caplog.text


def test_a_missing_tool_is_a_notice(folder: Path) -> None:
    """An exercise whose tool is not installed says what to do."""
    module = (folder / "module.json").read_text(encoding="utf-8")
    (folder / "module.json").write_text(module.replace('"clv"', '"no-such-tool"'), encoding="utf-8")
    shown = exercise("m01-x-tool")
    assert isinstance(shown, Notice)
    assert "tool of this exercise is missing" in str(shown)


def test_a_lesson_finds_its_exercises_one_folder_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lesson's notebook lies below the module file and brings its own practice keys."""
    lessons = folder / "lessons"
    lessons.mkdir()
    write_kit(lessons)
    (lessons / "module.json").unlink()
    monkeypatch.chdir(lessons)
    with page(lessons, "single") as shown:
        assert shown.panel.opening["no_key"] == ""


def test_a_panel_names_itself_in_words(folder: Path) -> None:
    """Where only text can be shown, the panel is a sentence."""
    with page(folder, "single") as shown:
        assert repr(shown.panel) == "The exercise “A single exercise”: run this page to open it."


@pytest.mark.parametrize("module", ["csm_widgets", "csm_widgets.panel"])
def test_opening_a_page_loads_no_heavy_library(module: str) -> None:
    """Neither the package nor its panel brings in pandas, numpy or a plotting library; grading needs no widgets."""
    heavy = ["numpy", "pandas", "networkx", "matplotlib", "plotly", "scipy", "nbgrader"]
    heavy += ["ipywidgets", "anywidget"] if module == "csm_widgets" else []
    code = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
