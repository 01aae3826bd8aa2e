"""The authors' build: byte-stable, without outputs and keys, and honest about drift."""

import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nbformat
import pytest

from csm_app.build import drift, products, write
from csm_app.build.products import Products
from csm_app.cli import main
from csm_course.content import Page, read_module
from csm_course.lookup import ModuleFile, PracticeFile
from csm_course.places import content_folder, modules_folder
from tests.app.served import write_notebook

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


@cache
def built() -> Products:
    """Everything the content of this clone builds, made once."""
    return products(content_folder())


@cache
def pages() -> tuple[Page, ...]:
    """Every page of module 1."""
    return read_module(content_folder() / MODULE).pages


def texts_in(data: object) -> Iterator[str]:
    """Every text anywhere in JSON data; the lines of a cell count as one text."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (text for value in data.values() for text in texts_in(value))
    elif isinstance(data, list) and data and all(isinstance(one, str) for one in data):
        yield "".join(data)
    elif isinstance(data, list):
        yield from (text for value in data for text in texts_in(value))


def keys_in(data: object) -> set[str]:
    """Every key anywhere in plain data."""
    held = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return {*(data if isinstance(data, dict) else ()), *(key for one in held for key in keys_in(one))}


def secret_texts(data: object, name: str = "") -> list[str]:
    """What only an author may read of an exercise: reasons, remarks on wrong answers, the solution, model answers."""
    if isinstance(data, str):
        return [data] if name in ("reason", "wrong", "otherwise", "solution") else []
    if name == "reasons":
        return list(texts_in(data))
    if isinstance(data, dict):
        own = [data["answer"]["text"]] if data.get("name") == "full" and "text" in data.get("answer", {}) else []
        long = [text for text in own if len(text) > 30]
        return long + [text for key, value in data.items() for text in secret_texts(value, key)]
    return [text for one in data for text in secret_texts(one)] if isinstance(data, list | tuple) else []


def test_modules_in_this_clone_are_what_the_content_builds() -> None:
    """Nobody edits modules/ by hand."""
    assert not drift(built(), modules_folder())


def test_building_twice_gives_the_same_bytes(content: Path) -> None:
    """Cell ids and the order of mixed items come from the content, not from chance."""
    assert products(content) == products(content)


def test_every_notebook_is_valid_and_has_no_output() -> None:
    """nbformat accepts each, and no cell was ever run."""
    for path, text in built().items():
        if path.suffix == ".ipynb":
            book = nbformat.reads(text.decode(), as_version=4)
            nbformat.validate(book)
            code = [cell for cell in book.cells if cell.cell_type == "code"]
            assert not [cell for cell in code if cell.outputs or cell.execution_count]
            assert all(cell.metadata.jupyter.source_hidden for cell in code)
            assert len({cell.id for cell in book.cells}) == len(book.cells)


def test_notebooks_say_only_four_things() -> None:
    """An import, an exercise, a grade, a tool: there is no other code in the course."""
    words = ("import csm_widgets as csm", 'csm.exercise("', 'csm.grade("', 'csm.tool("')
    for path, text in built().items():
        if path.suffix == ".ipynb":
            for cell in nbformat.reads(text.decode(), as_version=4).cells:
                if cell.cell_type == "code":
                    assert cell.source.startswith(words)


def test_no_key_of_graded_work_is_built() -> None:
    """No reason, solution, sample or key of anything graded stands in any built file."""
    everything = "\n".join(text for made in built().values() for text in texts_in(json.loads(made)))
    module = ModuleFile.model_validate_json(built()[Path(MODULE, "module.json")])
    for question in module.questions:
        assert not SECRETS & keys_in(question.model_dump())
        if question.kind == "scenario":
            assert question.story.expert == {}
    for page in pages():
        for exercise in page.exercises if page.graded else ():
            for text in secret_texts(exercise.model_dump()):
                assert text not in everything, exercise.id


def test_the_search_for_keys_knows_every_place_of_a_secret() -> None:
    """Matches, orders, tests, tools and numbers: each hides its reasons elsewhere."""
    found = {one.id: len(secret_texts(one.model_dump())) for page in pages() if page.graded for one in page.exercises}
    # One solution each, and: 8 items; 9 checks; 4 errors and the rest; 8 steps; one model answer.
    assert {name: found[f"m01-w1-{name}"] for name in ("movements", "value", "gain", "renewal-road", "brief")} == {
        "movements": 9, "value": 10, "gain": 6, "renewal-road": 9, "brief": 2,
    }  # fmt: skip
    # 11 parts; 4 gaps of 3 options; no question at all; three reasons for each of 6 scores.
    assert (found["m01-w2-draft"], found["m01-w2-purpose"], found["m01-test"]) == (12, 13, 1)
    assert found["m01-scenario"] == 19
    nested = {"items": [{"id": "a", "options": [{"reason": "because"}]}]}
    assert SECRETS & keys_in(nested) == {"reason"}


def test_practice_carries_its_keys_and_only_practice() -> None:
    """Lessons can be checked anywhere; what is graded is not among them."""
    practice = PracticeFile.model_validate_json(built()[Path(MODULE, "lessons", "practice.json")])
    assert {one.id for one in practice.exercises} == {
        one.id for page in pages() if not page.graded for one in page.exercises
    }


def test_points_in_the_notebook_are_those_of_the_exercise() -> None:
    """Each graded exercise has exactly one cell with its points, under its id."""
    for page in pages():
        if page.graded:
            made = built()[Path(MODULE, f"{page.path.stem}.ipynb")]
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
    write_notebook(stale, [], id="WB-1.9", kind="workbook")
    found = write(products(content), modules)
    assert found.left_over == (Path(MODULE, "workbook-9.ipynb"),)
    assert not stale.exists()
    assert answer.read_text() == "mine"
    assert not drift(products(content), modules)


def test_files_of_an_older_build_go_and_those_of_a_learner_stay(content: Path, tmp_path: Path) -> None:
    """A learner's own notebooks and data beside the lessons are neither drift nor rubbish."""
    modules = tmp_path / "modules"
    write(products(content), modules)
    own = {
        modules / MODULE / "my-notes.json": "{}",
        modules / MODULE / "my-notes.ipynb": '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
        modules / MODULE / "broken.ipynb": "not JSON",
        modules / MODULE / "a-list.ipynb": "[]",
        modules / MODULE / "lessons" / "accounts.json": "[]",
        modules / MODULE / "lessons" / "trial.ipynb": '{"cells": []}',
    }
    gone = Path("m01-an-older-name")
    older = [gone / "module.json", gone / "lessons" / "01-x.ipynb", gone / "lessons" / "practice.json"]
    (modules / gone / "lessons").mkdir(parents=True)
    for path, text in own.items():
        path.write_text(text)
    for relative in older:
        write_notebook(modules / relative, [], id="L-1.1", kind="lesson")
    assert main(["build"]) == 0
    assert {path: path.read_text() for path in own} == own
    assert not [relative for relative in older if (modules / relative).exists()]
    assert main(["build", "--check"]) == 0


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
