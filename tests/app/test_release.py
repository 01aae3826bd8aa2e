"""`csm release`: a module is handed out whole, or not at all and with the reason."""

import shutil
from pathlib import Path

import pytest

from csm_app.cli import main
from csm_course.places import content_folder
from tests.pipeline.classroom import MODULE, Classroom, open_classroom


@pytest.fixture
def classroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Classroom:
    """A course of one's own, built from a copy of the content, with the instructor in its folder."""
    room = open_classroom(tmp_path / "classroom")
    shutil.copytree(content_folder(), tmp_path / "content")
    monkeypatch.setenv("CSM_CONTENT", str(tmp_path / "content"))
    monkeypatch.setenv("CSM_MODULES", str(room.course / "modules"))
    monkeypatch.setenv("CSM_EXCHANGE", str(room.exchange))
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.chdir(room.course)
    return room


def refused(classroom: Classroom, module: str, capfd: pytest.CaptureFixture[str]) -> str:
    """Try to release; nothing may be generated or handed out. Gives what the instructor reads."""
    assert main(["release", module]) == 1
    assert not (classroom.course / "build").exists()
    assert not list(classroom.exchange.iterdir())
    shown = capfd.readouterr()
    assert shown.out == ""
    return shown.err


def test_somebodys_answers_are_not_released(classroom: Classroom, capfd: pytest.CaptureFixture[str]) -> None:
    """They would be handed to everybody."""
    answers = classroom.course / "modules" / MODULE / "answers"
    answers.mkdir()
    (answers / "m01-test.json").write_text("{}")
    said = refused(classroom, MODULE, capfd)
    assert f"Not released: somebody's answers are in {answers}" in said


def test_modules_that_are_not_what_the_content_builds_are_not_released(
    classroom: Classroom, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Learners would work on a page that the keys no longer fit."""
    page = tmp_path / "content" / MODULE / "workbook-1.md"
    page.write_text(page.read_text() + "\nOne more sentence.\n")
    assert "Run: csm build" in refused(classroom, "m01", capfd)


def test_an_unknown_module_is_not_released(classroom: Classroom, capfd: pytest.CaptureFixture[str]) -> None:
    """The nearest name is offered."""
    said = refused(classroom, MODULE.replace("success", "sucess"), capfd)
    assert f"did you mean '{MODULE}'?" in said


def test_from_another_folder_nothing_is_released(
    classroom: Classroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Without its configuration nbgrader would make a course of its own there; one sentence says where to go."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    said = refused(classroom, "m01", capfd)
    assert (
        said == f"Not released: there is no nbgrader_config.py in {elsewhere}; go to the folder that holds it first.\n"
    )
    assert not list(elsewhere.iterdir())


@pytest.mark.pipeline
def test_a_module_that_is_in_order_is_handed_out(classroom: Classroom, capfd: pytest.CaptureFixture[str]) -> None:
    """By its short name, through the real nbgrader, twice in a row: learners find every notebook in the exchange."""
    for _ in range(2):
        assert main(["release", "m01"]) == 0
        assert f"{MODULE} is released." in capfd.readouterr().out
    (handed_out,) = classroom.exchange.rglob(f"outbound/{MODULE}")
    source = classroom.course / "modules" / MODULE
    assert {one.relative_to(handed_out) for one in handed_out.rglob("*.ipynb")} == {
        one.relative_to(source) for one in source.rglob("*.ipynb")
    }
