"""Finds the authored exercise, with its key, where the key is at hand.

Practice in lessons carries its keys along (`practice.json`); the keys of graded work stay in `course/content`,
which authors, graders and self-studiers have and a Hub learner's image has not. What is graded is judged by the
authored key alone: a `practice.json` in a learner's folder is the learner's.
"""

from functools import lru_cache
from pathlib import Path

from csm_course.content import read_exercises
from csm_course.exercises import AnyExercise
from csm_course.items.bank import FOLDER, bank_files
from csm_course.lookup import PRACTICE_FILE, PracticeFile
from csm_course.places import content_folder


def find_exercise(exercise_id: str, folder: Path) -> AnyExercise | None:
    """For a live panel: the exercise with its key, or None. `folder` is the notebook's own."""
    for file in (folder / PRACTICE_FILE, folder / "lessons" / PRACTICE_FILE):
        if file.is_file():
            for exercise in _practice(file, file.stat().st_mtime_ns):
                if exercise.id == exercise_id:
                    return exercise
    return find_authored(exercise_id)


@lru_cache(maxsize=8)
def _practice(file: Path, _changed: int) -> tuple[AnyExercise, ...]:
    return PracticeFile.model_validate_json(file.read_bytes()).exercises


def find_authored(exercise_id: str) -> AnyExercise | None:
    """The exercise as authors wrote it, or None where their folder is not at hand.

    Only the files that mention the id are parsed: a learner waits for this when pressing Check.
    """
    for file in sorted(content_folder().glob(f"{exercise_id[:3]}-*/**/*.yaml")):
        if file.parent.name != FOLDER and exercise_id in file.read_text(encoding="utf-8"):
            for exercise in _exercises(file, _last_change(file)):
                if exercise.id == exercise_id:
                    return exercise
    return None


def _last_change(file: Path) -> int:
    """When the file, or the item bank beside it that a test may take items from, was last written."""
    return max(path.stat().st_mtime_ns for path in (file, *bank_files(file.parent)))


@lru_cache(maxsize=64)
def _exercises(file: Path, _changed: int) -> tuple[AnyExercise, ...]:
    return read_exercises(file)
