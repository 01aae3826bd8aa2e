"""A key is corrected after grading: everybody is graded again, and who gained or lost points is told, and why."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from nbgrader.api import Gradebook

from csm_autograder.cohort.csv_file import read_csv
from csm_course.answers import AnswerFolder
from csm_course.exercises import ANSWERS
from csm_course.places import content_folder
from tests.pipeline.classroom import MODULE, Classroom, open_classroom
from tests.pipeline.cohort import files, gradebook
from tests.pipeline.submissions import scores, submission

pytestmark = pytest.mark.pipeline
PAGE, EXERCISE = "workbook-1", "m01-w1-movements"
NEW_REASON = "On second thoughts, this customer's movement is the other one (lesson 1.3)."
LEARNERS = {"ada": "full", "ben": "wrong", "cleo": "blank"}


@dataclass(frozen=True)
class Correction:
    """The item whose place changes: from `old` to `new`, which is what the wrong sample said; and its label."""

    item: str
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Room:
    """A classroom with authored content of its own."""

    classroom: Classroom
    content: Path
    correction: Correction

    def csm(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `csm` with that content."""
        course = self.classroom.course
        environment = {**os.environ, "CSM_MODULES": str(course / "modules"), "CSM_CONTENT": str(self.content)}
        return subprocess.run(
            [sys.executable, "-m", "csm_app.cli", *words],
            cwd=course, env=environment, capture_output=True, text=True, check=False, timeout=600,
        )  # fmt: skip

    def graded_when(self) -> dict[str, str]:
        """The ledger."""
        with closing(sqlite3.connect(self.classroom.course / "build" / "gradebook.db")) as book:
            return dict(book.execute("select student, graded from csm_graded").fetchall())


def correct_the_key(content: Path) -> Correction:
    """Change one place in the authors' file."""
    file = content / MODULE / f"{PAGE}.yaml"
    exercises = yaml.safe_load(file.read_text(encoding="utf-8"))
    exercise = next(one for one in exercises if one["id"] == EXERCISE)
    wrong = next(one for one in exercise["samples"] if one["name"] == "wrong")["answer"]["placed"]
    item = next(one for one in exercise["items"] if wrong.get(one["id"], one["place"]) != one["place"])
    correction = Correction(item["id"], item["text"], item["place"], wrong[item["id"]])
    item["place"], item["reason"] = correction.new, NEW_REASON
    file.write_text(yaml.safe_dump(exercises, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return correction


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """Three learners graded by the old key; Ben's points were changed by hand; then the key is corrected."""
    folder = tmp_path_factory.mktemp("regrade")
    classroom = open_classroom(folder)
    content = folder / "content"
    shutil.copytree(content_folder(), content)
    classroom.must("generate_assignment", MODULE)
    for learner, sample in LEARNERS.items():
        submission(classroom, learner, sample)
    submission(classroom, "=dora", "full")
    before = Room(classroom, content, Correction("", "", "", ""))
    assert before.csm("grade", "m01").returncode == 0
    with Gradebook(f"sqlite:///{classroom.course / 'build' / 'gradebook.db'}", "csm-practicum") as book:
        grade = book.find_grade(EXERCISE, PAGE, MODULE, "ben")
        grade.manual_score, grade.needs_manual_grade = 4.5, False
        book.db.commit()
    submission(classroom, "eve", "full")
    return Room(classroom, content, correct_the_key(content))


def test_a_dry_run_tells_and_changes_nothing(room: Room) -> None:
    """Who would gain and lose; rows, folders and ledger are as they were."""
    graded = room.classroom.course / "build" / "autograded"
    before = gradebook(room.classroom), files(graded), room.graded_when()
    done = room.csm("regrade", "m01", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "nothing was written" in done.stdout
    assert "1 gained points, 2 lost points" in done.stdout
    assert (gradebook(room.classroom), files(graded), room.graded_when()) == before


def test_who_gained_and_lost_is_told_with_both_reasons(room: Room, tmp_path: Path) -> None:
    """On screen and as CSV; hand-given points stay, who was never graded is left to `csm grade`, twice does nothing."""
    old = {learner: scores(room.classroom, learner) for learner in LEARNERS}
    report = tmp_path / "changes.csv"
    done = room.csm("regrade", "m01", "--report", str(report))
    assert done.returncode == 0, done.stderr
    assert f"{MODULE}: 4 graded again, 0 were graded by this key already." in done.stdout
    assert "1 gained points, 2 lost points, 1 kept theirs." in done.stdout
    assert f": {_reason(room)}" in done.stdout
    assert NEW_REASON in done.stdout
    new = {learner: scores(room.classroom, learner) for learner in LEARNERS}
    assert new["ada"][EXERCISE] < old["ada"][EXERCISE]
    assert new["ben"][EXERCISE] > old["ben"][EXERCISE]
    assert new["cleo"] == old["cleo"]
    assert all(old[one].keys() == new[one].keys() for one in LEARNERS)
    table = read_csv(report.read_bytes())
    rows = {str(row[1]): dict(zip(table.head, row, strict=True)) for row in table.rows}
    assert rows.keys() == {"ada", "ben", "=dora"}
    assert b"'=dora" in report.read_bytes()
    ben = rows["ben"]
    assert float(str(ben["points now"])) == new["ben"][EXERCISE]
    assert (ben["given by hand"], ben["because"]) == ("4.5", "the key changed")
    assert NEW_REASON in str(ben["reasons now"])
    assert NEW_REASON not in str(ben["reasons before"])
    assert room.correction.label.split("**")[0][:20] in str(ben["reasons now"]).replace("\n", " ")
    manual = room.classroom.rows("select manual_score from grade where manual_score is not null")
    assert manual == [(4.5,)]
    assert "eve" not in room.graded_when()
    assert "0 graded again, 4 were graded by this key already" in room.csm("regrade").stdout


def _reason(room: Room) -> str:
    """What the old key says of the item."""
    exercises = yaml.safe_load((content_folder() / MODULE / f"{PAGE}.yaml").read_text(encoding="utf-8"))
    exercise = next(one for one in exercises if one["id"] == EXERCISE)
    return str(next(one["reason"] for one in exercise["items"] if one["id"] == room.correction.item))


def test_a_new_answer_is_not_blamed_on_the_key(room: Room) -> None:
    """Cleo hands in again before the next regrade; the change is told as what it is."""
    folder = AnswerFolder(room.classroom.course / "build" / "submitted" / "cleo" / MODULE / "answers")
    placed = {"placed": {room.correction.item: room.correction.new}}
    folder.keep(EXERCISE, ANSWERS["match"].model_validate(placed))
    done = room.csm("regrade", "--students", "cleo")
    assert "1 gained points" in done.stdout
    assert "[a new answer was handed in]" in done.stdout


def test_a_wrong_call_is_answered_in_a_sentence(room: Room, tmp_path: Path) -> None:
    """A module nobody handed in, and a report that cannot be written."""
    unknown = room.csm("regrade", "m77")
    assert (unknown.returncode, "Nobody handed in a module 'm77'" in unknown.stderr) == (1, True)
    nowhere = room.csm("regrade", "--dry-run", "--report", str(tmp_path / "no" / "such.csv"))
    assert (nowhere.returncode, "cannot be written" in nowhere.stderr) == (1, True)
