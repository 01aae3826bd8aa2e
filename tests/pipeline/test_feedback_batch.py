"""`csm feedback` gives what `nbgrader generate_feedback` gives, byte for byte, whatever persons added by hand."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from csm_course.exercises import AnyExercise
from csm_course.exercises.written import WrittenExercise
from tests.pipeline.classroom import MODULE, Classroom, authored, open_classroom
from tests.pipeline.submissions import submission

pytestmark = pytest.mark.pipeline
LEARNERS = {"ana": "full", "bo": "partial", "cem": "blank", "dee": "full"}
COMMENT = "Good: **clear**, but <b>who</b> decides?\n\n- name the sponsor\n\n![a picture](x.png) $x^2$"
Files = dict[str, tuple[bytes, int]]


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """Four learners graded, one of them late; of Ana's and Bo's written answers some were read by a person."""
    room = open_classroom(tmp_path_factory.mktemp("feedback"))
    room.must("generate_assignment", MODULE)
    for learner, sample in LEARNERS.items():
        folder = submission(room, learner, sample)
        (folder / "timestamp.txt").write_text("2026-11-20 10:00:00.000000 UTC")
    room.must("autograde", MODULE)
    with changing(room) as gradebook:
        _read_by_a_person(gradebook)
    return room


def _read_by_a_person(gradebook: Gradebook) -> None:
    """What the formgrader writes, and a penalty for being late."""
    placed = _placed()
    first, second, *_ = (one for one in placed if _is_written(one[1]))
    for learner, (notebook, exercise), points, comment in (
        ("ana", first, 3.0, COMMENT),
        ("ana", second, 0.0, ""),
        ("bo", first, 1.25, "Ümlaut & “quotes” <script>alert(1)</script>"),
    ):
        grade = gradebook.find_grade(exercise.id, notebook, MODULE, learner)
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = points, 0.5, False
        gradebook.find_comment(exercise.id, notebook, MODULE, learner).manual_comment = comment
    late = gradebook.find_submission_notebook("workbook-1", MODULE, "bo")
    late.late_submission_penalty = 2.5
    notebook, automatic = next(one for one in placed if one[0] == "workbook-1" and not _is_written(one[1]))
    gradebook.find_grade(automatic.id, notebook, MODULE, "bo").manual_score = 7.0


def _placed() -> list[tuple[str, AnyExercise]]:
    """Each graded exercise, behind its notebook."""
    return [(page.path.stem, one) for page in authored().pages if page.graded for one in page.exercises]


def _is_written(exercise: object) -> bool:
    return isinstance(exercise, WrittenExercise)


def csm(classroom: Classroom, *words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run `csm feedback` as the instructor."""
    environment = {**os.environ, "CSM_MODULES": str(classroom.course / "modules")}
    return subprocess.run(
        [sys.executable, "-m", "csm_app.cli", "feedback", *words],
        cwd=folder or classroom.course, env=environment, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip


def files(folder: Path) -> Files:
    """Everything below the folder: content and rights."""
    found = (file for file in folder.rglob("*") if file.is_file())
    return {str(one.relative_to(folder)): (one.read_bytes(), stat.S_IMODE(one.stat().st_mode)) for one in found}


def page(classroom: Classroom, learner: str, notebook: str = "workbook-1") -> str:
    """A page as it lies in the folder of feedback."""
    return unescape((classroom.course / "build" / "feedback" / learner / MODULE / f"{notebook}.html").read_text())


@pytest.fixture(scope="module")
def by_nbgrader(classroom: Classroom) -> Files:
    """The folder that nbgrader's own command makes; it is gone afterwards."""
    classroom.must("generate_feedback", MODULE)
    made = files(classroom.course / "build" / "feedback")
    shutil.rmtree(classroom.course / "build" / "feedback")
    return made


@pytest.mark.parametrize("workers", ["1", "2"])
def test_every_file_is_nbgraders_to_the_last_byte(classroom: Classroom, by_nbgrader: Files, workers: str) -> None:
    """Pages, files beside them, their rights; in one process and in two."""
    done = csm(classroom, "m01", "--force", "--workers", workers)
    assert done.returncode == 0, done.stderr
    assert "feedback written for 4 learners, 0 got none" in done.stdout
    made = files(classroom.course / "build" / "feedback")
    assert made.keys() == by_nbgrader.keys()
    assert [name for name, file in made.items() if file != by_nbgrader[name]] == []
    assert sum(name.endswith(".html") for name in made) == 4 * len(LEARNERS)


def test_the_page_says_what_persons_did(classroom: Classroom, by_nbgrader: Files) -> None:
    """Points by hand, a comment as text that runs nothing, lateness, and what still waits."""
    csm(classroom, "m01", "--force")
    ana, bo, dee = (page(classroom, learner) for learner in ("ana", "bo", "dee"))
    assert "who decides?" in ana.replace("<b>", "").replace("</b>", "")
    assert "waiting for your instructor" not in ana
    assert "Handed in late" in bo
    assert "Your instructor gave 7 of" in bo
    assert "<script>alert(1)" not in (classroom.course / "build/feedback/bo" / MODULE / "workbook-1.html").read_text()
    assert "waiting for your instructor" in dee
    assert "Some answers are still waiting to be read" in dee


def test_what_is_there_stays_until_something_was_graded_again(classroom: Classroom) -> None:
    """A second run writes nothing and says how to; graded again, the page is new; `--force` writes them all."""
    csm(classroom, "m01", "--force")
    with rewritten(classroom, ["ana"]):
        graded = classroom.course / "build" / "autograded" / "ana" / MODULE / "test.ipynb"
        os.utime(graded, ns=(10**18, 10**18))


@contextmanager
def rewritten(classroom: Classroom, learners: list[str]) -> Iterator[None]:
    """After what is done inside, `csm feedback` writes anew for these learners and nobody else; then for nobody."""
    places = {learner: classroom.course / "build" / "feedback" / learner / MODULE for learner in LEARNERS}
    before = {learner: place.stat().st_ino for learner, place in places.items()}
    yield
    done = csm(classroom)
    assert done.returncode == 0, done.stderr
    assert f"{len(LEARNERS) - len(learners)} had theirs already" in done.stdout
    assert "csm feedback --force" in done.stdout
    after = {learner: place.stat().st_ino for learner, place in places.items()}
    assert [learner for learner in LEARNERS if before[learner] != after[learner]] == learners
    assert "feedback written for 0 learners" in csm(classroom).stdout


@contextmanager
def changing(classroom: Classroom) -> Iterator[Gradebook]:
    """The gradebook, open; what was changed is kept."""
    with Gradebook(f"sqlite:///{classroom.course / 'build' / 'gradebook.db'}", "csm-practicum") as gradebook:
        yield gradebook
        gradebook.db.commit()


def test_one_learner_without_a_page_stops_nobody(classroom: Classroom) -> None:
    """A damaged notebook and work the gradebook does not know are told of, with what to do; the rest is written."""
    graded = classroom.course / "build" / "autograded"
    shutil.copytree(graded / "ana" / MODULE, graded / "ghost" / MODULE)
    notebook = graded / "cem" / MODULE / "test.ipynb"
    whole = notebook.read_bytes()
    notebook.chmod(0o644)
    notebook.write_bytes(whole[:500])
    try:
        done = csm(classroom, "m01", "--force")
        assert done.returncode == 1
        assert "feedback written for 3 learners, 2 got none" in done.stdout
        assert "cem: test.ipynb is damaged; grade this submission again" in done.stderr
        assert "ghost: the gradebook knows nothing of this submission; grade it first" in done.stderr
        assert "Traceback" not in done.stderr
    finally:
        notebook.write_bytes(whole)
        shutil.rmtree(graded / "ghost")


def test_what_a_killed_run_left_is_cleared_away(classroom: Classroom, by_nbgrader: Files) -> None:
    """Half a folder beside the place of the whole one is gone after the next run."""
    folder = classroom.course / "build" / "feedback" / "dee"
    shutil.rmtree(folder, ignore_errors=True)
    for what in ("new", "old"):
        (folder / f".csm-feedback-{what}-{MODULE}" / "lessons").mkdir(parents=True)
    assert csm(classroom, "--students", "dee").returncode == 0
    assert [place.name for place in folder.iterdir()] == [MODULE]
    assert files(folder) == {n.removeprefix("dee/"): f for n, f in by_nbgrader.items() if n.startswith("dee/")}


def test_a_wrong_call_is_answered_in_a_sentence(classroom: Classroom, tmp_path: Path) -> None:
    """Another folder, an unknown module, an unknown learner: what is wrong, and what to do."""
    for words, folder, sentence in (
        ((), tmp_path, "There is no nbgrader_config.py in"),
        (("m99",), None, "Nothing of a module 'm99' has been graded"),
        (("m01", "--students", "anna"), None, "did you mean 'ana'?"),
    ):
        done = csm(classroom, *words, folder=folder)
        assert done.returncode == 1
        assert sentence in done.stderr
        assert "Traceback" not in done.stderr


def test_what_persons_change_afterwards_is_on_the_next_page(classroom: Classroom) -> None:
    """Points, extra credit, a comment, a late penalty, each as the formgrader writes it; without --force."""
    csm(classroom, "m01", "--force")
    notebook, written = next(one for one in _placed() if _is_written(one[1]))
    with rewritten(classroom, ["dee"]), changing(classroom) as gradebook:
        gradebook.find_grade(written.id, notebook, MODULE, "dee").manual_score = 2.25
    assert "2.25 of" in page(classroom, "dee", notebook)
    with rewritten(classroom, ["ana", "dee"]), changing(classroom) as gradebook:
        gradebook.find_comment(written.id, notebook, MODULE, "dee").manual_comment = "Name the date."
        gradebook.find_grade(written.id, notebook, MODULE, "ana").extra_credit = 0.25
    assert "Name the date." in page(classroom, "dee", notebook)
    with rewritten(classroom, ["cem"]), changing(classroom) as gradebook:
        gradebook.find_submission_notebook(notebook, MODULE, "cem").late_submission_penalty = 1.5
    assert "Handed in late" in page(classroom, "cem", notebook)


def test_pages_that_others_wrote_or_took_away_are_written_anew(classroom: Classroom) -> None:
    """nbgrader's own command in between, or a page that is gone."""
    csm(classroom, "m01", "--force")
    with rewritten(classroom, ["bo", "cem"]):
        classroom.must("generate_feedback", MODULE, "--student", "bo", "--force")
        (classroom.course / "build" / "feedback" / "cem" / MODULE / "test.html").unlink()
