"""The authors' build: byte-stable, without outputs and keys, and honest about drift."""

import shutil
from pathlib import Path

import nbformat
import pytest

from csm_app.build import drift, products, write
from csm_app.cli import main
from csm_course.content import Page, read_module
from csm_course.exercises.quiz import QuizExercise
from csm_course.lookup import ModuleFile, PracticeFile
from csm_course.places import content_folder, modules_folder

MODULE = "m01-customer-success-fundamentals"
SECRETS = {"reason", "key", "solution", "samples", "errors", "otherwise", "checks", "place", "correct", "credit"}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of everything authors wrote, to change at will."""
    folder = tmp_path / "content"
    shutil.copytree(content_folder(), folder)
    monkeypatch.setenv("CSM_CONTENT", str(folder))
    monkeypatch.setenv("CSM_MODULES", str(tmp_path / "modules"))
    return folder


def pages() -> tuple[Page, ...]:
    """Every page of module 1."""
    return read_module(content_folder() / MODULE).pages


def test_modules_in_this_clone_are_what_the_content_builds() -> None:
    """Nobody edits modules/ by hand."""
    assert not drift(products(content_folder()), modules_folder())


def test_building_twice_gives_the_same_bytes(content: Path) -> None:
    """Cell ids and the order of mixed items come from the content, not from chance."""
    assert products(content) == products(content)


def test_every_notebook_is_valid_and_has_no_output() -> None:
    """nbformat accepts each, and no cell was ever run."""
    for path, text in products(content_folder()).items():
        if path.suffix == ".ipynb":
            book = nbformat.reads(text.decode(), as_version=4)
            nbformat.validate(book)
            code = [cell for cell in book.cells if cell.cell_type == "code"]
            assert not [cell for cell in code if cell.outputs or cell.execution_count]
            assert all(cell.metadata.jupyter.source_hidden for cell in code)
            assert len({cell.id for cell in book.cells}) == len(book.cells)


def test_notebooks_say_only_three_things() -> None:
    """An import, an exercise, a grade: there is no other code in the course."""
    for path, text in products(content_folder()).items():
        if path.suffix == ".ipynb":
            for cell in nbformat.reads(text.decode(), as_version=4).cells:
                if cell.cell_type == "code":
                    assert cell.source.startswith(("import csm_widgets as csm", 'csm.exercise("', 'csm.grade("'))


def test_no_key_of_graded_work_is_built() -> None:
    """No reason, solution, sample or key of anything graded stands in any built file."""
    built = b"\n".join(products(content_folder()).values()).decode()
    module = ModuleFile.model_validate_json(products(content_folder())[Path(MODULE, "module.json")])
    for question in module.questions:
        assert not SECRETS & question.model_dump().keys()
    for page in pages():
        for exercise in page.exercises if page.graded else ():
            texts = [exercise.solution, *(option.reason for option in getattr(exercise, "options", ()))]
            if isinstance(exercise, QuizExercise):
                texts += [option.reason for item in exercise.items for option in item.options]
            for text in texts:
                assert text not in built
                assert text.replace('"', '\\"').replace("\n", "\\n") not in built


def test_practice_carries_its_keys_and_only_practice() -> None:
    """Lessons can be checked anywhere; what is graded is not among them."""
    practice = PracticeFile.model_validate_json(products(content_folder())[Path(MODULE, "lessons", "practice.json")])
    assert {one.id for one in practice.exercises} == {
        one.id for page in pages() if not page.graded for one in page.exercises
    }


def test_points_in_the_notebook_are_those_of_the_exercise() -> None:
    """Each graded exercise has exactly one cell with its points, under its id."""
    for page in pages():
        if page.graded:
            made = products(content_folder())[Path(MODULE, f"{page.path.stem}.ipynb")]
            cells = nbformat.reads(made.decode(), as_version=4).cells
            about = [cell.metadata.nbgrader for cell in cells if "nbgrader" in cell.metadata]
            assert {one.grade_id: one.points for one in about if "points" in one} == {
                exercise.id: exercise.points for exercise in page.exercises
            }


def test_writing_updates_and_cleans_but_leaves_answers_alone(content: Path, tmp_path: Path) -> None:
    """A renamed page takes its old notebook with it; what learners wrote stays."""
    modules = tmp_path / "modules"
    write(products(content), modules)
    answer = modules / MODULE / "answers" / "m01-test.json"
    answer.parent.mkdir()
    answer.write_text("mine")
    stale = modules / MODULE / "workbook-9.ipynb"
    stale.write_text("{}")
    found = write(products(content), modules)
    assert found.left_over == (Path(MODULE, "workbook-9.ipynb"),)
    assert not stale.exists()
    assert answer.read_text() == "mine"
    assert not drift(products(content), modules)


def test_build_check_fails_on_drift_and_build_mends_it(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command says what differs and what to do."""
    assert main(["build"]) == 0
    assert main(["build", "--check"]) == 0
    page = content / MODULE / "workbook-1.md"
    page.write_text(page.read_text() + "\nOne more sentence.\n")
    capsys.readouterr()
    assert main(["build", "--check"]) == 1
    shown = capsys.readouterr()
    assert f"changed: {MODULE}/workbook-1.ipynb" in shown.out
    assert "Run: csm build" in shown.err
    assert main(["build"]) == 0
    assert main(["build", "--check"]) == 0
