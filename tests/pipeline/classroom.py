"""A classroom in a temporary folder: the instructor's course, an exchange, and learners who only have files.

Everything goes through the real nbgrader command line, as instructors and learners use it.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from csm_autograder.samples import sample_answer
from csm_course.answers import AnswerFolder
from csm_course.content import AuthoredModule, read_module
from csm_course.exercises import AnyExercise
from csm_course.places import content_folder, modules_folder
from tests.receipts import ISSUER

REPOSITORY = Path(__file__).resolve().parents[2]
MODULE = "m01-customer-success-fundamentals"


@dataclass(frozen=True)
class Classroom:
    """`course` is the instructor's folder; each learner has one of their own under `homes`."""

    course: Path
    homes: Path
    exchange: Path

    def nbgrader(self, *words: str, learner: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run one nbgrader command as the instructor, or as a learner in the learner's own folder."""
        folder = self.home(learner) if learner else self.course
        environment = {**os.environ, "CSM_EXCHANGE": str(self.exchange), "CSM_MODULES": str(self.course / "modules")}
        environment.pop("NBGRADER_EXECUTION", None)
        if learner:
            # A Hub learner's machine has a home of its own, and no keys.
            environment |= {"HOME": str(folder), "CSM_CONTENT": str(folder / "no-content-here")}
        return subprocess.run(
            [sys.executable, "-m", "nbgrader", *words],
            cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=600,
        )  # fmt: skip

    def must(self, *words: str, learner: str | None = None) -> str:
        """Run a command that has to succeed; gives what it logged."""
        done = self.nbgrader(*words, learner=learner)
        assert done.returncode == 0, f"nbgrader {' '.join(words)}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    def home(self, learner: str) -> Path:
        """A learner's folder, with the exchange's address and nothing else."""
        home = self.homes / learner
        if not home.exists():
            home.mkdir(parents=True)
            lines = [
                "c = get_config()",
                'c.CourseDirectory.course_id = "csm-practicum"',
                f"c.Exchange.root = {str(self.exchange)!r}",
            ]
            (home / "nbgrader_config.py").write_text("\n".join(lines) + "\n")
        return home

    def answers(self, learner: str) -> AnswerFolder:
        """The answers of a learner who has fetched the module."""
        return AnswerFolder(self.home(learner) / MODULE / "answers")

    def rows(self, query: str, *values: str) -> list[tuple[object, ...]]:
        """Rows of the gradebook, read directly."""
        with closing(sqlite3.connect(self.course / "build" / "gradebook.db")) as gradebook:
            return gradebook.execute(query, values).fetchall()


def open_classroom(folder: Path) -> Classroom:
    """The built course of this clone, without anybody's answers, in a folder of its own."""
    course = folder / "course"
    shutil.copytree(
        modules_folder(), course / "modules", ignore=shutil.ignore_patterns("answers", ".ipynb_checkpoints")
    )
    shutil.copy(REPOSITORY / "nbgrader_config.py", course)
    exchange = folder / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    return Classroom(course, folder / "homes", exchange)


@cache
def authored() -> AuthoredModule:
    """Module 1 as written, with keys and samples."""
    return read_module(content_folder() / MODULE)


def graded_exercises(module: AuthoredModule) -> list[AnyExercise]:
    """The exercises that count, page by page."""
    return [exercise for page in module.pages if page.graded for exercise in page.exercises]


def hand_in(answers: AnswerFolder, exercise: AnyExercise, sample: str, learner: str = "") -> float:
    """Save the answer of the named sample (or the nearest lower one); gives the points it must earn.

    `learner`: whose it is; else whoever's folder of the module, or of answers, that is.
    """
    by_name = {one.name: one for one in exercise.samples}
    chosen = by_name.get(sample) or by_name["wrong"]  # type: ignore[call-overload]
    answer = sample_answer(exercise, chosen, ISSUER, learner or owner(answers))
    if answer is not None:
        answers.keep(exercise.id, answer)
    return float(chosen.points)


def hand_in_all(answers: AnswerFolder, sample: str) -> dict[str, float]:
    """The named sample for every exercise that counts; gives the points each must earn."""
    return {one.id: hand_in(answers, one, sample) for one in graded_exercises(authored())}


def owner(answers: AnswerFolder) -> str:
    """Whose folder that is: `<learner>/<module>/answers`, or one of that name."""
    return answers.path.parents[1].name if answers.path.parent.name == MODULE else answers.path.name


def hand_in_receipts(answers: AnswerFolder, sample: str, learner: str = "") -> None:
    """Only what carries a name: answers that many learners share are theirs all but that."""
    for exercise in graded_exercises(authored()):
        if exercise.kind == "sitting":
            hand_in(answers, exercise, sample, learner)
