"""A released module and learners to grade, made once and copied for each test."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from csm_autograder.batch.course import Course, open_course
from csm_autograder.batch.making import make_template
from csm_autograder.batch.template import Template
from csm_course.answers import AnswerFolder
from tests.pipeline.classroom import MODULE, Classroom, hand_in_all, hand_in_receipts, open_classroom

Submit = Callable[..., Path]


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose first module is released; nobody has handed in anything."""
    folder = tmp_path_factory.mktemp("released")
    room = open_classroom(folder)
    room.must("generate_assignment", MODULE)
    answers = folder / "answers"
    for sample in ("full", "partial", "blank"):
        hand_in_all(AnswerFolder(answers / sample), sample)
    return folder


@pytest.fixture
def room(released: Path, tmp_path: Path) -> Classroom:
    """A copy of that course for one test."""
    shutil.copytree(released / "course", tmp_path / "course")
    return Classroom(tmp_path / "course", tmp_path / "homes", tmp_path / "exchange")


@pytest.fixture
def course(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The course as its configuration describes it."""
    monkeypatch.setenv("CSM_MODULES", str(room.course / "modules"))
    return open_course(room.course)


@pytest.fixture
def submit(room: Classroom, released: Path) -> Submit:
    """Puts a submission where `collect` would: `submit("ana", "full", stamp="2026-11-20 10:00:00 UTC")`."""

    def put(learner: str, sample: str = "partial", stamp: str = "") -> Path:
        folder = room.course / "build" / "submitted" / learner / MODULE
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if (released / "answers" / sample).is_dir():
            shutil.copytree(released / "answers" / sample, folder / "answers")
            hand_in_receipts(AnswerFolder(folder / "answers"), sample)
        if stamp:
            (folder / "timestamp.txt").write_text(stamp)
        return folder

    return put


@pytest.fixture(scope="session")
def template(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The template of the module; tests only read it."""
    folder = tmp_path_factory.mktemp("template")
    shutil.copytree(released / "course", folder / "course")
    return make_template(open_course(folder / "course"), MODULE)
