"""A link, a pipe or a folder where an answer belongs: the learner's page says so and what to do, whoever makes it."""

import os
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from csm_autograder.grading import SAVE_AGAIN
from csm_course.strict_json import NO_FILE
from tests.pipeline.classroom import MODULE, Classroom, open_classroom
from tests.pipeline.cohort import files, gradebook
from tests.pipeline.submissions import submission
from tests.pipeline.test_batch import csm, moved

pytestmark = pytest.mark.pipeline
EXERCISE, PAGES = "m01-w1-gain", ("workbook-1", "workbook-2", "test", "scenario")
TOLD = f"The saved answer could not be read: {NO_FILE}. {SAVE_AGAIN}"


def replaced(make: Callable[[Path], object], whole: bool = False) -> Callable[[Path], None]:
    """Something else stands where one answer was, or where the folder of answers was."""

    def harm(folder: Path) -> None:
        place = folder / "answers"
        if whole:
            shutil.rmtree(place)
        else:
            place /= f"{EXERCISE}.json"
            place.unlink()
        make(place)

    return harm


def crowded(folder: Path) -> None:
    """A link for an answer among more files than anybody's."""
    replaced(lambda place: place.symlink_to("/etc/passwd"))(folder)
    for number in range(600):
        (folder / f"{number}.txt").touch()


def extra_folders(folder: Path) -> None:
    """Folders of a learner's own, with files and without."""
    (folder / "mine" / "deeper").mkdir(parents=True)
    (folder / "mine" / "deeper" / "notes.txt").touch()
    (folder / "lessons" / "empty").mkdir(parents=True)


ONE = {
    "link": replaced(lambda place: place.symlink_to("/etc/passwd")),
    "nowhere": replaced(lambda place: place.symlink_to("nowhere")),
    "pipe": replaced(lambda place: os.mkfifo(place)),
    "full": replaced(lambda place: (place / "in").mkdir(parents=True)),
    "empty": replaced(lambda place: place.mkdir()),
    "crowd": crowded,
}
ALL = {
    "all-link": replaced(lambda place: place.symlink_to("/etc"), whole=True),
    "all-file": replaced(lambda place: place.touch(), whole=True),
}
CASES = {**ONE, **ALL, "folders": extra_folders}


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> tuple[Classroom, Classroom]:
    """The same class twice: by nbgrader's commands alone, and by ours alone."""
    released = open_classroom(tmp_path_factory.mktemp("released"))
    released.must("generate_assignment", MODULE)
    for learner in CASES:
        submission(released, learner, "full")
    theirs, ours = (moved(released, tmp_path_factory.mktemp(name)) for name in ("theirs", "ours"))
    for room in (theirs, ours):
        for learner, harm in CASES.items():
            harm(room.course / "build" / "submitted" / learner / MODULE)
    theirs.must("autograde", MODULE)
    theirs.must("generate_feedback", MODULE)
    for command in ("grade", "feedback"):
        done = csm(ours, command, MODULE)
        assert done.returncode == 0, done.stdout + done.stderr
    return theirs, ours


def page(room: Classroom, learner: str, name: str = "workbook-1") -> str:
    """The learner's feedback page."""
    return unescape((room.course / "build" / "feedback" / learner / MODULE / f"{name}.html").read_text())


@pytest.mark.parametrize("learner", [*ONE, *ALL])
def test_the_learner_is_told_what_was_wrong_and_what_to_do(rooms: tuple[Classroom, Classroom], learner: str) -> None:
    """Beside the exercise, by either way; never that nothing was answered."""
    for room in rooms:
        everything = page(room, "folders").count('class="csm-record"')
        assert page(room, learner).count(TOLD) == (1 if learner in ONE else everything)
        assert "No answer was given." not in page(room, learner)
    if learner in ALL:
        assert all(TOLD in page(room, learner, name) for room in rooms for name in PAGES)


def test_who_handed_in_files_is_told_nothing_of_the_kind(rooms: tuple[Classroom, Classroom]) -> None:
    """Folders of one's own are no fault."""
    assert not [room for room in rooms if "could not be read" in page(room, "folders")]


def test_both_ways_give_the_same_rows_folders_and_pages(rooms: tuple[Classroom, Classroom]) -> None:
    """To the last byte, folders included: none is left over of what was removed."""
    theirs, ours = rooms
    assert gradebook(theirs) == gradebook(ours)
    for step in ("autograded", "feedback"):
        there, here = (files(room.course / "build" / step) for room in rooms)
        assert there.keys() == here.keys()
        assert [name for name in there if there[name] != here[name] and "secret" not in name] == []


def test_grading_again_by_the_other_way_changes_nothing(rooms: tuple[Classroom, Classroom]) -> None:
    """What nbgrader's way puts in place of what it set aside reads as that did; one remark for a whole folder."""
    theirs, ours = rooms
    before = files(ours.course / "build" / "autograded")
    done = csm(theirs, "grade", MODULE)
    assert done.stdout.count("m01-w1-gain.json") >= len(ONE)
    assert done.stdout.count("“answers” is not a folder of its own") == len(ALL)
    again = files(theirs.course / "build" / "autograded")
    assert [name for name in before | again if before.get(name) != again.get(name) and "secret" not in name] == []
    said = ours.must("autograde", MODULE, "--force", "--student", "all-*")
    assert said.count("no answer was taken from it") == len(ALL)
    assert files(ours.course / "build" / "autograded") == before
