"""Reads an exercise, with its key, from the folder where authors write; only a clone and a grader have that folder.

Apart from `keys` because it needs YAML and the models of content; practice in a lesson needs neither.
"""

from functools import lru_cache
from pathlib import Path

from csm_course.content import read_exercises
from csm_course.exercises import AnyExercise
from csm_course.places import BANK, bank_files, content_folder


def find_authored(exercise_id: str) -> AnyExercise | None:
    """The exercise as authors wrote it, or None where their folder is not at hand.

    Only the files that mention the id are parsed: a learner waits for this when pressing Check.
    """
    for file in sorted(content_folder().glob(f"{exercise_id[:3]}-*/**/*.yaml")):
        if file.parent.name != BANK and exercise_id in file.read_text(encoding="utf-8"):
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
