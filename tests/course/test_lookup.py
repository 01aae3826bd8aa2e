"""Finding an exercise: beside the page, above a lesson, or in the built course; and telling a copy from a page."""

from pathlib import Path

import pytest

from csm_course.lookup import MODULE_FILE, UnknownExercise, find_question, is_away, read_module_file
from csm_course.places import modules_folder


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module folder of the built course, named to the lookup by CSM_MODULES."""
    monkeypatch.delenv("CSM_MODULES", raising=False)
    found = sorted(modules_folder().glob(f"m01-*/{MODULE_FILE}"))[0].parent
    monkeypatch.setenv("CSM_MODULES", str(found.parent))
    return found


def test_a_page_in_the_course_folder_is_not_away(module: Path) -> None:
    """Neither beside the module file nor in a folder of lessons below it."""
    for question in read_module_file(module / MODULE_FILE).questions:
        assert find_question(question.id, module) == question
        assert not is_away(question.id, module)
        assert not is_away(question.id, module / "lessons")


def test_a_copy_elsewhere_finds_its_exercise_and_is_away(module: Path, tmp_path: Path) -> None:
    """The course's own module file answers for a page that lies somewhere else."""
    for question in read_module_file(module / MODULE_FILE).questions:
        assert find_question(question.id, tmp_path) == question
        assert is_away(question.id, tmp_path)


def test_a_module_folder_copied_whole_is_not_away(module: Path, tmp_path: Path) -> None:
    """What nbgrader fetches brings its module file along: answers beside it are handed in."""
    (tmp_path / MODULE_FILE).write_bytes((module / MODULE_FILE).read_bytes())
    question = read_module_file(module / MODULE_FILE).questions[0]
    assert not is_away(question.id, tmp_path)


def test_an_exercise_nobody_knows_is_not_away(module: Path, tmp_path: Path) -> None:
    """What is nowhere has no place to be away from."""
    assert not is_away("m01-nowhere", tmp_path)
    with pytest.raises(UnknownExercise, match="not part of this course"):
        find_question("m01-nowhere", tmp_path)
