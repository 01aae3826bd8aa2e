"""Finds an exercise's question from where the notebook runs: beside it, above it, or in the built course."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

from csm_course.exercises import AnyExercise, AnyQuestion
from csm_course.model import Model
from csm_course.places import modules_folder

MODULE_FILE = "module.json"
PRACTICE_FILE = "practice.json"


class ModuleFile(Model):
    """`module.json`: what the learner's side knows of a module; `documents` tells which page has which exercises.

    `due`: the day by which an instructor wants the module done, if one was set.
    """

    module: str
    due: date | None = None
    documents: dict[str, tuple[str, ...]]
    questions: tuple[AnyQuestion, ...]


class PracticeFile(Model):
    """`practice.json`: the ungraded exercises of the lessons, with their keys, so that they can be checked anywhere."""

    exercises: tuple[AnyExercise, ...]


class UnknownExercise(LookupError):
    """No module within reach has this exercise; the text is for the learner."""


def find_question(exercise_id: str, folder: Path) -> AnyQuestion:
    """The question with this id. `folder` is the notebook's own; raises `UnknownExercise`."""
    files = [*_nearby(folder), *_in_course(exercise_id)]
    question = _question(exercise_id, files)
    if question is None:
        raise UnknownExercise(_explain(exercise_id, found_module=bool(files)))
    return question


def is_away(exercise_id: str, folder: Path) -> bool:
    """True on a copy of a page outside its course folder: the exercise comes from the course, answers stay here."""
    if _question(exercise_id, _nearby(folder)) is not None:
        return False
    return _question(exercise_id, _in_course(exercise_id)) is not None


def _nearby(folder: Path) -> list[Path]:
    """The module files of a page in its place: beside it, or above a lesson."""
    return [file for file in (folder / MODULE_FILE, folder.parent / MODULE_FILE) if file.is_file()]


def _in_course(exercise_id: str) -> list[Path]:
    """The module files of the built course that may have the exercise."""
    return sorted(modules_folder().glob(f"{exercise_id[:3]}-*/{MODULE_FILE}"))


def _question(exercise_id: str, files: Iterable[Path]) -> AnyQuestion | None:
    """The question with this id in the first of the files that has it."""
    questions = (question for file in files for question in read_module_file(file).questions)
    return next((question for question in questions if question.id == exercise_id), None)


def read_module_file(file: Path) -> ModuleFile:
    """The file, parsed once for each content: graders meet the same one in every learner's folder."""
    return _parse_module(file.read_bytes())


@lru_cache(maxsize=32)
def _parse_module(content: bytes) -> ModuleFile:
    return ModuleFile.model_validate_json(content)


def _explain(exercise_id: str, found_module: bool) -> str:
    if found_module:
        return (
            f"The exercise “{exercise_id}” is not part of this course. Tell whoever gave you this page; "
            "everything else on it works."
        )
    return (
        "This page was opened outside its course folder, so its exercises cannot be shown. "
        "Open it from the course home, or copy the whole module folder, not only this page."
    )
