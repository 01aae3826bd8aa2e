"""Receipts of a test taken through the service, handed in by an honest class and by one that is not.

`nbgrader autograde` and `csm grade` say the same of every one of them, byte for byte.
"""

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from csm_autograder.assessment.receipts import Outcome, Signer
from csm_autograder.samples import Issuer
from csm_course.answers import AnswerFolder
from csm_course.exercises.sitting import SittingAnswer
from tests.pipeline.classroom import MODULE, Classroom, open_classroom
from tests.pipeline.cohort import files, gradebook
from tests.pipeline.submissions import autograded, scores
from tests.receipts import ISSUER, SERVICE

TEST = "m01-test"
HANDED_IN = datetime(2026, 10, 24, 12, tzinfo=UTC)
SAT = HANDED_IN - timedelta(days=2)


def receipt(learner: str, points: float = 12, *, by: Signer = ISSUER.signer, of: str = TEST, sitting: str = "") -> str:
    """A receipt as the service would have signed it two days before the hand-in."""
    told = Outcome(
        learner=learner, assessment=of, sitting=sitting or f"of-{learner}", form="f" * 64, points=points, maximum=15,
        passed=points >= 11, began=SAT, handed_in=SAT,
    )  # fmt: skip
    return by.receipt(told, SAT)


def short_lived() -> Signer:
    """The same service with the same key, whose receipts hold for a day."""
    return Signer(SERVICE, ISSUER.signer._keys, timedelta(days=1))


def altered(text: str) -> str:
    """One letter of what was signed is another."""
    start, payload, signature = text.split(".")
    return ".".join((start, payload[:40] + ("A" if payload[40] != "A" else "B") + payload[41:], signature))


def forged(learner: str) -> str:
    """Signed with a key of one's own, in the service's name."""
    return receipt(learner, 15, by=Issuer(SERVICE).signer)


CLASS: dict[str, tuple[str | None, float, str]] = {
    "ada": (receipt("ada"), 12, "12 of 15 points in the sitting of 22 October 2026, 12:00 UTC"),
    "bea": (receipt("bea", 9.5), 9.5, "Not passed yet."),
    "cem": (None, 0, "No answer was given."),
    "dan": (forged("dan"), 0, "signed with a key of “csm-assessment” that is not known here"),
    "eli": (altered(receipt("eli", 15)), 0, "This "),
    "fay": (receipt("ada"), 0, "was issued to ada. Hand in your own."),
    "gus": (receipt("gus", of="m02-test"), 0, "is for m02-test; here, one for m01-test is needed"),
    "hal": (receipt("hal", by=short_lived()), 0, "expired on 2026-10-23 12:00 UTC"),
    "ida": (receipt("ida", sitting="one"), 12, "12 of 15 points"),
    "jon": (receipt("jon", sitting="one"), 0, "was already handed in by ida"),
    "kim": ("csm1.nothing", 0, "This is no receipt"),
    "mia": (receipt("mia"), 12, "12 of 15 points"),
    "ned": (receipt("ned"), 0, "was issued on 2026-10-22 12:00 UTC, but the work says that it was handed in before"),
    "lou": (receipt("lou", 15, by=Issuer("my own").signer), 0, "a service that is not trusted here"),
}
"""Per learner: the receipt, the points it earns, and what is said of it."""
CLOCKS = {"mia": SAT - timedelta(hours=5), "ned": SAT - timedelta(days=30)}
"""Who handed in by a clock that was slow, and what it said."""


def csm(room: Classroom, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Our command in the course's folder."""
    environment = {**os.environ, "CSM_MODULES": str(room.course / "modules"), **settings}
    command = [sys.executable, "-m", "csm_app.cli", *words]
    return subprocess.run(command, cwd=room.course, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """The class's submissions; nobody is graded."""
    room = open_classroom(tmp_path_factory.mktemp("receipts"))
    module = room.course / "modules" / MODULE
    for notebook in module.glob("*.ipynb"):
        if notebook.stem != "test":
            notebook.unlink()
    room.must("generate_assignment", MODULE)
    for learner, (text, _, _) in CLASS.items():
        folder = room.course / "build" / "submitted" / learner / MODULE
        shutil.copytree(room.course / "build" / "release" / MODULE, folder)
        moment = CLOCKS.get(learner, HANDED_IN)
        (folder / "timestamp.txt").write_text(f"{moment:%Y-%m-%d %H:%M:%S}.000000 UTC")
        if text is not None:
            AnswerFolder(folder / "answers").keep(TEST, SittingAnswer(receipt=text))
    return room


def copied(room: Classroom, folder: Path) -> Classroom:
    """The same class for another command."""
    shutil.copytree(room.course, folder / "course")
    return Classroom(folder / "course", folder / "homes", folder / "exchange")


@pytest.fixture(scope="module")
def by_nbgrader(handed_in: Classroom, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """Graded by `nbgrader autograde`; what it said lies beside."""
    room = copied(handed_in, tmp_path_factory.mktemp("nbgrader"))
    done = room.nbgrader("autograde", MODULE)
    assert done.returncode == 0, done.stderr
    (room.course / "said").write_text(done.stderr)
    return room


@pytest.fixture(scope="module")
def by_us(handed_in: Classroom, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """Graded by `csm grade`; what it said lies beside."""
    room = copied(handed_in, tmp_path_factory.mktemp("csm"))
    done = csm(room, "grade", MODULE, "--workers", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    (room.course / "said").write_text(done.stdout)
    return room


@pytest.mark.parametrize("learner", CLASS)
def test_every_receipt_gets_its_points_and_its_reason(by_us: Classroom, learner: str) -> None:
    """The honest their points; all others none, and the reason in the notebook that is given back."""
    _, points, words = CLASS[learner]
    assert scores(by_us, learner) == {TEST: pytest.approx(points)}
    assert words in (autograded(by_us, learner) / "test.ipynb").read_text()


def test_both_commands_write_the_same(by_us: Classroom, by_nbgrader: Classroom) -> None:
    """Notebooks, documents and every row of the gradebook."""
    for learner in CLASS:
        assert files(autograded(by_us, learner)) == files(autograded(by_nbgrader, learner)), learner
    assert gradebook(by_us) == gradebook(by_nbgrader)


@pytest.mark.parametrize("command", ["by_us", "by_nbgrader"])
def test_the_instructor_is_told_of_every_receipt_that_is_refused(request: pytest.FixtureRequest, command: str) -> None:
    """And of none that counts."""
    said = (request.getfixturevalue(command).course / "said").read_text()
    told = re.findall(r"the receipt handed in for m01-test earned nothing: (.*)", said)
    refused = [words for text, points, words in CLASS.values() if text and not points]
    assert len(told) == len(refused)
    assert all(any(words in one for one in told) for words in refused)


@pytest.mark.parametrize("command", ["by_us", "by_nbgrader"])
def test_a_slow_clock_costs_no_result(request: pytest.FixtureRequest, command: str) -> None:
    """By five hours: the points count, and the instructor is told. By a month: what to do is said."""
    said = (request.getfixturevalue(command).course / "said").read_text()
    (told,) = re.findall(r"the receipt handed in for m01-test counts\. (.*)", said)
    assert "issued at 2026-10-22 12:00 UTC, and the work says it was handed in before that, at 2026-10-22 07:00" in told
    assert 'set CSM_CLOCKS_APART="30 days", and grade again' in said


def test_the_instructor_may_believe_a_clock(by_us: Classroom, tmp_path: Path) -> None:
    """With the setting that the advice names, or with the time set right, the month costs nothing either."""
    room = copied(by_us, tmp_path)
    assert csm(room, "grade", MODULE, CSM_CLOCKS_APART="30 days").returncode == 0
    assert scores(room, "ned") == {TEST: 12.0}
    assert scores(room, "jon") == {TEST: 0.0}
    assert csm(room, "grade", MODULE).returncode == 0
    assert scores(room, "ned") == {TEST: 0.0}
    stamp = room.course / "build" / "submitted" / "ned" / MODULE / "timestamp.txt"
    stamp.write_text(f"{HANDED_IN:%Y-%m-%d %H:%M:%S}.000000 UTC")
    assert csm(room, "grade", MODULE).returncode == 0
    assert scores(room, "ned") == {TEST: 12.0}


def test_grading_again_changes_nothing(by_us: Classroom) -> None:
    """A receipt is noted for whoever handed it in first, who may be graded as often as wanted."""
    before = gradebook(by_us)
    assert csm(by_us, "grade", MODULE, "--workers", "2", "--force").returncode == 0
    assert gradebook(by_us) == before
    assert csm(by_us, "grade", MODULE, "--dry-run").returncode == 0


def test_another_key_has_everybody_graded_again(by_us: Classroom, tmp_path: Path) -> None:
    """Whose receipts count is part of what work is graded against."""
    room = copied(by_us, tmp_path)
    assert "0 graded" in csm(room, "grade", MODULE).stdout or "nothing" in csm(room, "grade", MODULE).stdout.lower()
    both = tmp_path / "keys"
    both.mkdir()
    shutil.copy(os.environ["CSM_TRUSTED_SERVICES"], both / "hub.json")
    mine = Issuer("my own").signer
    from csm_autograder.assessment.receipts import write_trusted

    write_trusted(both / "own.json", (mine.public_keys(),))
    AnswerFolder(room.course / "build" / "submitted" / "lou" / MODULE / "answers").keep(
        TEST, SittingAnswer(receipt=receipt("lou", 15, by=mine))
    )
    done = csm(room, "grade", MODULE, CSM_TRUSTED_SERVICES=str(both))
    assert done.returncode == 0, done.stdout
    assert scores(room, "lou") == {TEST: 15.0}
    assert scores(room, "ada") == {TEST: 12.0}


@pytest.mark.parametrize("command", ["csm", "nbgrader"])
def test_without_trusted_keys_nobody_loses_points(
    handed_in: Classroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Who handed in a receipt stays ungraded, the others are graded, and the instructor reads what to do."""
    room = copied(handed_in, tmp_path)
    monkeypatch.delenv("CSM_TRUSTED_SERVICES")
    done = csm(room, "grade", MODULE) if command == "csm" else room.nbgrader("autograde", MODULE)
    assert done.returncode != 0
    assert "set CSM_TRUSTED_SERVICES to that file" in re.sub(r"\s+", " ", done.stdout + done.stderr)
    assert not autograded(room, "ada").exists()
    assert scores(room, "cem") == {TEST: 0.0}
    assert scores(room, "ada") == {}


def test_a_setting_that_leads_nowhere_is_told(handed_in: Classroom, tmp_path: Path) -> None:
    """In words, before anybody is graded."""
    room = copied(handed_in, tmp_path)
    done = csm(room, "grade", MODULE, CSM_TRUSTED_SERVICES=str(tmp_path / "nothing.json"))
    assert done.returncode == 1
    assert "nothing.json cannot be read" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
