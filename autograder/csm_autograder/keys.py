"""Finds the authored exercise, with its key, where the key is at hand.

Practice in lessons carries its keys along (`practice.json`); the keys of graded work stay in `course/content`,
which authors, graders and self-studiers have and a Hub learner's image has not. What is graded is judged by the
authored key alone: a `practice.json` in a learner's folder is the learner's.
"""

from functools import lru_cache
from pathlib import Path

from csm_course.exercises import AnyExercise
from csm_course.lookup import PRACTICE_FILE, PracticeFile


def find_exercise(exercise_id: str, folder: Path) -> AnyExercise | None:
    """For a live panel: the exercise with its key, or None. `folder` is the notebook's own."""
    for file in (folder / PRACTICE_FILE, folder / "lessons" / PRACTICE_FILE):
        if file.is_file():
            for exercise in _practice(file, file.stat().st_mtime_ns):
                if exercise.id == exercise_id:
                    return exercise
    from csm_autograder.authored import find_authored  # a lesson's practice opens without YAML

    return find_authored(exercise_id)


@lru_cache(maxsize=8)
def _practice(file: Path, _changed: int) -> tuple[AnyExercise, ...]:
    return PracticeFile.model_validate_json(file.read_bytes()).exercises
