"""`csm grade` as an instructor types it: what it says, and how it ends."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from tqdm import tqdm

from csm_app.cli import main
from csm_app.grade import moving
from csm_course.answers import AnswerFolder
from tests.pipeline.classroom import MODULE, Classroom, hand_in_all, open_classroom
from tests.pipeline.submissions import deserved

pytestmark = pytest.mark.pipeline


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """A released module, handed in well, partly and with a damaged file."""
    room = open_classroom(tmp_path_factory.mktemp("grade"))
    room.must("generate_assignment", MODULE)
    for learner, sample in (("ana", "full"), ("bo", "partial"), ("cem", "full")):
        folder = room.course / "build" / "submitted" / learner / MODULE
        folder.mkdir(parents=True)
        hand_in_all(AnswerFolder(folder / "answers"), sample)
    (room.course / "build" / "submitted" / "cem" / MODULE / "answers" / "m01-test.json").write_text("{")
    return room


@pytest.fixture
def here(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The instructor stands in the course's folder; nobody is graded."""
    monkeypatch.chdir(room.course)
    monkeypatch.setenv("CSM_MODULES", str(room.course / "modules"))
    shutil.rmtree(room.course / "build" / "autograded", ignore_errors=True)
    return room.course


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """How `csm grade` ended, and what it said."""
    code = main(["grade", *words])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def test_a_class_is_graded_and_what_needs_a_look_is_listed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A damaged answer is told of with words for the learner; it does not make the run fail."""
    code, text = said(capsys, "--force")
    assert code == 0
    assert f"{MODULE}: 3 graded, 0 unchanged, 0 not graded." in text
    assert "  cem\n    What is wrong: the answer to m01-test earned nothing: The saved answer" in text
    assert "    Tell the learner: The saved answer could not be read" in text
    assert said(capsys, "m01")[1].startswith(f"{MODULE}: 0 graded, 3 unchanged")


def test_somebody_who_could_not_be_graded_makes_the_run_fail(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1; the others are graded."""
    code, text = said(capsys, "m01", "--students", "ana, zoe", "--force")
    assert code == 1
    assert "1 graded, 0 unchanged, 1 not graded" in text
    assert "  zoe (not graded)" in text


@pytest.mark.parametrize("number", ["0", "-3", "two"])
def test_a_number_of_processes_that_is_none(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Refused in a sentence, not taken for another one."""
    with pytest.raises(SystemExit, match="2"):
        main(["grade", "m01", "--workers", number])
    assert f"{number!r} is no number of processes; give 1 or more" in capsys.readouterr().err


def test_a_dry_run_prints_the_points(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And writes nothing."""
    code, text = said(capsys, "m01", "--dry-run")
    assert code == 0
    assert "3 would be graded" in text
    assert f"  bo: {sum(deserved('partial').values()):g} of " in text
    assert not (here / "build" / "autograded").exists()


def test_what_cannot_be_done_is_said_in_words(
    here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No such module, a gradebook that is none, a folder without a course: a sentence each, no traceback."""
    code, text = said(capsys, "m07")
    assert code == 1
    assert "Nobody handed in a module 'm07'" in text
    (here / "build" / "submitted").rename(tmp_path / "aside")
    code, text = said(capsys, "m01")
    assert code == 1
    assert text == "Nobody's work for 'm01' lies in the course's folder. Collect first: csm collect\n"
    (tmp_path / "aside").rename(here / "build" / "submitted")
    (tmp_path / "no.db").write_text("this is no gradebook, only a text" * 50)
    monkeypatch.setenv("CSM_GRADEBOOK", f"sqlite:///{tmp_path / 'no.db'}")
    code, text = said(capsys, "m01")
    assert code == 1
    assert "cannot be used: file is not a database" in text
    monkeypatch.setenv("CSM_GRADEBOOK", f"sqlite:///{tmp_path / 'none.db'}")
    code, text = said(capsys, "m01", "--dry-run")
    assert code == 1
    assert f"Run: csm release {MODULE}" in text
    assert not (tmp_path / "none.db").exists()
    monkeypatch.chdir(tmp_path)
    code, text = said(capsys)
    assert code == 1
    assert "There is no nbgrader_config.py" in text


def test_the_bar_counts_everybody_and_times_only_what_is_graded(monkeypatch: pytest.MonkeyPatch) -> None:
    """960 of 1,000 were graded before and pass in 15 s; ten take 2 s each, so the 30 that are left take a minute."""
    clock = [1000.0]
    monkeypatch.setattr("tqdm.std.time", lambda: clock[0])
    shown = StringIO()
    with tqdm(file=shown, unit=" submissions", leave=False) as bar:
        move = moving(bar)
        for passed in range(1, 961):
            clock[0] += 1 / 64
            move(passed, 1000, passed)
        for graded in range(1, 11):
            clock[0] += 2
            move(960 + graded, 1000, 960)
        last = shown.getvalue().split("\r")[-1]
    assert "970/1000 [00:35<01:00,  2.00s/ submissions]" in last


def test_the_bar_of_a_run_that_goes_on_begins_where_the_last_one_ended(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everybody is counted, whoever was graded before as where it began; where no bar is shown, all goes well too."""
    bars = []

    class Captured(tqdm):  # type: ignore[type-arg]  # the library's own class takes no types
        def __init__(self, desc: str, unit: str, disable: bool | None) -> None:
            super().__init__(desc=desc, unit=unit, file=StringIO())
            bars.append(self)

    assert said(capsys, "m01", "--students", "ana", "--force")[0] == 0
    monkeypatch.setattr("csm_app.grade.tqdm", Captured)
    assert said(capsys, "m01")[0] == 0
    assert [(bar.initial, bar.n, bar.total) for bar in bars] == [(1, 3, 3)]
