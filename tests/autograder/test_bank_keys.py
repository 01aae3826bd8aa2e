"""Keys of a test come from the item bank: the grader sees the items that were asked, and their changes."""

import os
import shutil
from pathlib import Path

import pytest

from csm_autograder import judge
from csm_autograder.authored import find_authored
from csm_course.exercises import ANSWERS
from csm_course.exercises.quiz import QuizExercise
from csm_course.places import content_folder
from tests.pinned import pin

MODULE = "m01-customer-success-fundamentals"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of module 1's bank with a test pinned to it, which the grader is pointed to."""
    folder = tmp_path / MODULE
    folder.mkdir()
    shutil.copytree(content_folder() / MODULE / "items", folder / "items")
    pin(folder)
    monkeypatch.setenv("CSM_CONTENT", str(tmp_path))
    return folder


def the_test() -> QuizExercise:
    """The test as the grader finds it."""
    exercise = find_authored("m01-test")
    assert isinstance(exercise, QuizExercise)
    return exercise


def test_every_question_of_the_form_is_judged(content: Path) -> None:
    """All keys earn all points, with the reasons of the bank."""
    exercise = the_test()
    choices = {item.id: item.key for item in exercise.items}
    verdict = judge(exercise, ANSWERS["test"].model_validate({"choices": choices}))
    assert verdict.points == exercise.points == len(exercise.take)
    assert {line.reason for line in verdict.lines} == {
        option.reason for item in exercise.items for option in item.options if option.id == item.key
    }


def test_a_change_in_the_bank_reaches_the_grader(content: Path) -> None:
    """Though the test's own file is as it was."""
    item = the_test().items[0]
    file = next(path for path in (content / "items").glob("*.yaml") if item.stem in path.read_text())
    file.write_text(file.read_text().replace(item.stem, "What is asked now?"))
    os.utime(file, ns=(2**61, 2**61))
    assert the_test().items[0].stem == "What is asked now?"


def test_an_exercise_is_not_looked_for_among_items(content: Path) -> None:
    """An item file that mentions an exercise is no file of exercises."""
    file = sorted((content / "items").glob("*.yaml"))[0]
    file.write_text(file.read_text() + "\n# m01-nothing: see there\n")
    assert find_authored("m01-nothing") is None
