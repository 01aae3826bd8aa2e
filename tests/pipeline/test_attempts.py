"""Several submissions of a learner through a real exchange: `csm collect` keeps all, and nbgrader goes on with the one
that counts."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from csm_course.answers import AnswerFolder
from tests.pipeline.classroom import MODULE, Classroom, authored, graded_exercises, hand_in_all, open_classroom
from tests.pipeline.submissions import autograde, deserved

pytestmark = pytest.mark.pipeline
ANY_OWNER = "--any-owner"
COMPLETE = {"timestamp.txt", "submission_secret.txt", "answers"}


def csm(classroom: Classroom, *words: str) -> subprocess.CompletedProcess[str]:
    """A command of the course, in the instructor's folder."""
    environment = {
        **os.environ,
        "CSM_EXCHANGE": str(classroom.exchange),
        "CSM_MODULES": str(classroom.course / "modules"),
    }
    return subprocess.run(
        [sys.executable, "-m", "csm_app.cli", *words],
        cwd=classroom.course, env=environment, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip


def collected(classroom: Classroom, *words: str) -> str:
    """What a collection that succeeds prints. One user plays everybody, so owners are not looked at."""
    done = csm(classroom, "collect", MODULE, ANY_OWNER, *words)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """A classroom whose module is released, and Ana's folder with it."""
    room = open_classroom(tmp_path_factory.mktemp("attempts"))
    room.must("generate_assignment", MODULE)
    room.must("release_assignment", MODULE)
    room.must("fetch_assignment", MODULE, learner="ana")
    for sample in ("full", "wrong"):  # two hand-ins by nbgrader's own command, the better one first
        shutil.rmtree(room.answers("ana").path, ignore_errors=True)
        hand_in_all(room.answers("ana"), sample)
        room.must("submit", MODULE, "--student", "ana", learner="ana")
    return room


@pytest.fixture
def classroom(released: Classroom) -> Iterator[Classroom]:
    """That classroom with Ana's two hand-ins, and nothing collected yet."""
    before = set(inbound(released).iterdir())
    yield released
    for folder in ("attempts", "submitted", "autograded"):
        shutil.rmtree(released.course / "build" / folder, ignore_errors=True)
    (released.course / "grading.yaml").unlink(missing_ok=True)
    for path in set(inbound(released).iterdir()) - before:
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def inbound(classroom: Classroom) -> Path:
    """Where submissions come in."""
    return classroom.exchange / "csm-practicum" / "inbound"


def rule(classroom: Classroom, text: str) -> None:
    """Set the rules."""
    (classroom.course / "grading.yaml").write_text(text, encoding="utf-8")


def another(classroom: Classroom, name: str, stamp: str) -> Path:
    """A hand-in by a learner of that name: Ana's first one again."""
    first = sorted(path for path in inbound(classroom).iterdir() if path.name.startswith("ana+"))[0]
    folder = inbound(classroom) / f"{name}+{MODULE}+{stamp}+AAAA"
    shutil.copytree(first, folder)
    (folder / "timestamp.txt").write_text(stamp, encoding="utf-8")
    return folder


def laid(classroom: Classroom, learner: str) -> Path:
    """The folder nbgrader grades."""
    return classroom.course / "build" / "submitted" / learner / MODULE


def attempts(classroom: Classroom, learner: str) -> list[Path]:
    """The kept attempts, oldest first."""
    return sorted((classroom.course / "build" / "attempts" / learner / MODULE).iterdir())


def test_all_are_kept_and_the_last_counts_unless_the_file_says_best(classroom: Classroom) -> None:
    """The real autograde gives the points of the attempt that counts; collecting again changes nothing."""
    assert "2 new attempts, 1 to be graded (last counts)" in collected(classroom)
    assert len(attempts(classroom, "ana")) == 2
    assert autograde(classroom, "ana") == pytest.approx(deserved("wrong"))
    rule(classroom, "all: {attempts: best}")
    assert "0 new attempts, 1 to be graded (best counts)" in collected(classroom)
    classroom.must("autograde", MODULE, "--student", "ana", "--force")
    assert autograde(classroom, "ana") == pytest.approx(deserved("full"))
    assert "0 new attempts, 0 to be graded" in collected(classroom)


def test_what_is_laid_out_is_what_nbgraders_collect_takes(classroom: Classroom) -> None:
    """The same last hand-in: answers, time and secret to the byte, and a notebook for each notebook."""
    classroom.must("collect", MODULE, "--ExchangeCollect.check_owner=False")
    by_nbgrader = {path.name: path.read_bytes() for path in laid(classroom, "ana").rglob("*") if path.is_file()}
    assert "1 to be graded" not in collected(classroom), "the same attempt lies there already"
    shutil.rmtree(laid(classroom, "ana"))
    collected(classroom)
    ours = {path.name: path.read_bytes() for path in laid(classroom, "ana").rglob("*") if path.is_file()}
    notebooks = {path.name for path in (classroom.course / "modules" / MODULE).glob("*.ipynb")}
    assert {name for name in ours if name.endswith(".ipynb")} == notebooks
    for name in ours.keys() - notebooks:
        assert ours[name] == by_nbgrader[name]
    assert {path.name for path in laid(classroom, "ana").iterdir()} - notebooks == COMPLETE


def test_lateness_is_part_of_being_the_best(classroom: Classroom) -> None:
    """All points a year late, when nothing is left of them, against some in time; then with an extension."""
    another(classroom, "bo", "2027-06-01 12:00:00.000000 UTC")
    in_time = another(classroom, "bo", "2026-01-01 12:00:00 UTC")
    hand_in_all(AnswerFolder(in_time / "answers"), "partial")
    rules = "all: {attempts: best, due: 2026-06-01 12:00Z, late: {percent: 100, per: once}"
    rule(classroom, rules + "}")
    collected(classroom)
    assert (laid(classroom, "bo") / "timestamp.txt").read_text().startswith("2026-01-01")
    rule(classroom, rules + ", extensions: {bo: 2027-06-01 12:00Z}}")
    collected(classroom)
    assert (laid(classroom, "bo") / "timestamp.txt").read_text().startswith("2027-06-01")


def test_a_submission_of_somebody_elses_account_does_not_count(classroom: Classroom) -> None:
    """Looked up as nbgrader's collect does, by the owner of the folder; it warns and takes it, here it is left."""
    another(classroom, "root", "2026-10-01 12:00:00.000000 UTC")
    done = csm(classroom, "collect", MODULE)
    assert done.returncode == 0
    assert "claims to be ana's but belongs to" in done.stdout
    assert not laid(classroom, "ana").exists()
    if inbound(classroom).owner() == "root":
        assert laid(classroom, "root").exists()


def hostile(classroom: Classroom) -> dict[str, Path]:
    """Hand-ins nobody honest makes."""
    stamp = "2026-10-01 12:00:00.000000 UTC"
    made = {name: another(classroom, name, stamp) for name in ("linked", "piped", "huge", "many", "forged", "bare")}
    answers = made["linked"] / "answers"
    shutil.rmtree(answers)
    answers.symlink_to(classroom.course / "modules")
    (made["linked"] / "workbook-1.ipynb").unlink()
    (made["linked"] / "workbook-1.ipynb").symlink_to("/etc/passwd")
    first = graded_exercises(authored())[0].id
    (made["piped"] / "answers" / f"{first}.json").unlink()
    os.mkfifo(made["piped"] / "answers" / f"{first}.json")
    with (made["huge"] / "answers" / f"{first}.json").open("wb") as file:
        file.truncate(300_000_000)
    with (made["huge"] / "workbook-1.ipynb").open("wb") as file:
        file.truncate(300_000_000)
    for number in range(3_000):
        (made["many"] / "answers" / f"{number}.json").touch()
    (made["forged"] / "timestamp.txt").write_text("2020-01-01 00:00:00 UTC", encoding="utf-8")
    shutil.rmtree(made["bare"])
    made["bare"].mkdir()
    (inbound(classroom) / f"..+{MODULE}+{stamp}+x").mkdir()
    (inbound(classroom) / f"shadow+{MODULE}+{stamp}+x").symlink_to("/etc")
    return made


def test_hostile_hand_ins_break_nothing_and_everybody_else_is_collected(classroom: Classroom) -> None:
    """No link is followed, no pipe waited for, nothing large copied; the honest one is laid out; each is told of."""
    hostile(classroom)
    said = collected(classroom)
    assert autograde(classroom, "ana") == pytest.approx(deserved("wrong"))
    assert not (laid(classroom, "linked") / "answers").is_symlink()
    stand_ins = list((laid(classroom, "linked") / "answers").iterdir())
    assert {one.name for one in stand_ins} >= {f"{one.id}.json" for one in graded_exercises(authored())}
    assert all(one.is_dir() and not any(one.iterdir()) for one in stand_ins), "empty folders tell what stood there"
    assert not (laid(classroom, "linked") / "workbook-1.ipynb").exists()
    build = classroom.course / "build"
    assert sum(path.stat().st_size for path in (build / "attempts").rglob("*") if path.is_file()) < 20_000_000
    assert len(list((laid(classroom, "many") / "answers").iterdir())) < 50
    assert (laid(classroom, "forged") / "timestamp.txt").read_text().startswith("2026-10-01")
    assert not (build / MODULE).exists(), "a name of two dots leads nowhere"
    assert not laid(classroom, "shadow").exists()
    for name in ("linked", "piped", "forged"):
        assert f"  {name}: " in said
    assert said.count("To tell the learner: ") == said.count("\n  ") // 2
    classroom.must("autograde", MODULE)


def test_a_collection_that_was_killed_is_finished_by_the_next(classroom: Classroom) -> None:
    """Half-written folders and an attempt that was moved aside do no harm: they are cleared, all is whole."""
    collected(classroom)
    home = attempts(classroom, "ana")[0].parent
    shutil.copytree(attempts(classroom, "ana")[0], home / ".2026-01-01T00-00-00.000000Z.csm-new")
    laid(classroom, "ana").rename(laid(classroom, "ana").with_name(f".{MODULE}.csm-former"))
    assert "1 to be graded" in collected(classroom)
    assert {path.name for path in laid(classroom, "ana").parent.iterdir()} == {MODULE}
    assert autograde(classroom, "ana") == pytest.approx(deserved("wrong"))


def test_without_an_exchange_or_a_course_it_says_what_to_do(classroom: Classroom, tmp_path: Path) -> None:
    """A sentence and exit code 1, never a traceback."""
    done = csm(Classroom(classroom.course, classroom.homes, tmp_path), "collect", MODULE)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Release the module first" in done.stderr
    done = csm(classroom, "collect", "m77")
    assert "There is no module 'm77'" in done.stderr
    rule(classroom, "all: {attempts: first}")
    done = csm(classroom, "collect", MODULE)
    assert done.returncode == 1
    assert "grading.yaml:1: 'attempts' may not be 'first'" in done.stderr
