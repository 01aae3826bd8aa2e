"""`nbgrader release_feedback` where hand-ins lack the secret that the address of a page is made of."""

import subprocess

import pytest

from tests.pipeline.classroom import MODULE, Classroom, open_classroom
from tests.pipeline.submissions import submission
from tests.pipeline.test_batch import csm

pytestmark = pytest.mark.pipeline
SECRETS = {"none": None, "empty": b"", "bytes": b"\xff\xfe\xfa", "timeless": b"of-its-own", "[odd]*": b"brackets"}


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """Zoe hands in by nbgrader; the others came some other way. All are graded and have their pages."""
    room = open_classroom(tmp_path_factory.mktemp("release"))
    room.must("generate_assignment", MODULE)
    room.must("release_assignment", MODULE)
    room.must("fetch_assignment", MODULE, learner="zoe")
    room.must("submit", MODULE, "--student", "zoe", learner="zoe")
    room.must("collect", MODULE, "--ExchangeCollect.check_owner=False")
    for learner, secret in SECRETS.items():
        folder = submission(room, learner, "blank")
        if secret is not None:
            (folder / "submission_secret.txt").write_bytes(secret)
        if learner != "timeless":
            (folder / "timestamp.txt").write_text("2026-11-20 10:00:00.000000 UTC")
    room.must("autograde", MODULE)
    assert csm(room, "feedback", MODULE).returncode == 0  # nbgrader's own leaves out who has brackets in the name
    return room


@pytest.fixture(scope="module")
def released(classroom: Classroom) -> "subprocess.CompletedProcess[str]":
    """One `nbgrader release_feedback` for everybody."""
    return classroom.nbgrader("release_feedback", MODULE)


def test_who_can_be_reached_gets_feedback(classroom: Classroom, released: "subprocess.CompletedProcess[str]") -> None:
    """Also who comes after the others in the order of names, who has no time of handing in, and who is oddly named."""
    classroom.must("fetch_feedback", MODULE, "--student", "zoe", learner="zoe")
    assert len(list(classroom.home("zoe").glob(f"{MODULE}/feedback/*/*.html"))) == 4
    assert len(list((classroom.exchange / "csm-practicum" / "feedback").glob("*.html"))) == 3 * 4


def test_who_cannot_is_named_with_what_to_do(
    classroom: Classroom, released: "subprocess.CompletedProcess[str]"
) -> None:
    """One line for each, the sum at the end, no traceback, and the command does not claim to have succeeded."""
    assert released.returncode == 1
    assert "Traceback" not in released.stderr
    for learner, why in (("none", "came without"), ("empty", "is empty"), ("bytes", "is no text")):
        (line,) = (one for one in released.stderr.splitlines() if f"No feedback released to '{learner}'" in one)
        assert why in line
        assert f"Give the pages in {classroom.course}/build/feedback/{learner}/{MODULE} to this learner" in line
    assert "released to 3 learners; 3 got none" in released.stderr


def test_one_learner_alone_and_those_left_out(classroom: Classroom) -> None:
    """`--student` and the list of those who are left out mean what they mean to nbgrader."""
    assert "No feedback" not in classroom.must("release_feedback", MODULE, "--student", "zoe")
    left_out = "--CourseDirectory.student_id_exclude=none,empty,bytes"
    assert "No feedback" not in classroom.must("release_feedback", MODULE, left_out)
