"""The card of a test: what it tells, and where the receipt and the attempts are afterwards."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from csm_app.assessment.card import NoSuchTest, bring, card
from csm_app.assessment.source import FETCH, NoService, OfTheHub
from csm_app.home.progress import read_progress
from csm_autograder.assessment.views import Offer, Past, Standing
from csm_course.answers import AnswerFolder
from csm_course.exercises.sitting import SittingAnswer
from csm_course.places import modules_folder, place_mark
from csm_course.store import LearnerStore

MODULE = "m01-customer-success-fundamentals"


class Sittings:
    """A service that has these sittings of the learner's."""

    pages = "/course/assessment/"

    def __init__(self, *points: int, running: str | None = None) -> None:
        self.past = tuple(
            Past(
                sitting=f"s{number}", handed_in=datetime(2026, 11, 1 + number, tzinfo=UTC), points=one, maximum=15,
                passed=one >= 11,
            )
            for number, one in enumerate(points)
        )  # fmt: skip
        self.running = running

    def offers(self) -> tuple[Offer, ...]:
        """One test."""
        best = max(self.past, key=lambda one: one.points, default=None)
        return (
            Offer(
                id="m01-test", title="Module 1 test", kind="module_test", questions=15, minutes=None, pass_percent=70,
                pass_points=11, open_book=True, standing=Standing(may_begin=True), running=self.running,
                finished=self.past[::-1], counts=best.sitting if best else None,
            ),
        )  # fmt: skip

    def receipt(self, sitting: str) -> str:
        """Not signed: nothing here verifies it."""
        return f"csm1.{sitting}.x"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The built module in a folder of its own."""
    shutil.copytree(modules_folder() / MODULE, tmp_path / "modules" / MODULE, ignore=shutil.ignore_patterns("answers"))
    return tmp_path


def kept(root: Path) -> object:
    """The answer beside the page."""
    return AnswerFolder(root / "modules" / MODULE / "answers").look("m01-test", "sitting").answer


def test_before_the_first_sitting_nothing_is_written(root: Path) -> None:
    """The way leads to the page before one begins; to the sitting, once there is one."""
    assert card(root, Sittings(), "m01-test").address == "/course/assessment/m01-test"
    assert card(root, Sittings(running="r1"), "m01-test").address == "/course/assessment/sitting/r1"
    assert kept(root) is None
    assert not (root / "modules" / MODULE / "answers").exists()
    assert LearnerStore().attempts() == ()


def test_the_sitting_that_counts_is_kept_and_every_one_remembered_once(root: Path) -> None:
    """However often the page is opened; a better one later takes its place."""
    for _ in range(2):
        told = card(root, Sittings(9, 12, 10), "m01-test")
    assert kept(root) == SittingAnswer(receipt="csm1.s1.x")
    assert told.kept_in == (place_mark(root / "modules" / MODULE / "answers"),)
    assert told.result == "/course/assessment/sitting/s1/result"
    assert [one.points for one in LearnerStore().attempts("m01-test")] == [9, 12, 10]
    progress = read_progress()
    assert (progress.best["m01-test"].points, progress.best["m01-test"].passed) == (12, True)
    bring(root, Sittings(9, 12, 10, 14), "m01-test")
    assert kept(root) == SittingAnswer(receipt="csm1.s3.x")
    assert len(LearnerStore().attempts("m01-test")) == 4
    document = json.loads(LearnerStore().answer("m01-test") or "")
    assert document["answer"] == {"receipt": "csm1.s3.x"}


def test_an_exam_has_no_page_to_bring_its_receipt_to(root: Path) -> None:
    """Nothing happens; and no card is made up for an exercise that is none of these."""
    bring(root, Sittings(12), "exam-a")
    assert kept(root) is None
    with pytest.raises(NoSuchTest):
        card(root, Sittings(12), "m01-w1-gain")


def test_a_server_that_was_not_told_where_the_service_is_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that cannot reach it asks to come back later; no other kind of address is opened."""
    source = OfTheHub("/services/csm-assessment")
    assert source.pages == "/services/csm-assessment/"
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "a token")
    for address in ("", "file:///etc/"):
        monkeypatch.setenv(FETCH, address)
        with pytest.raises(NoService, match="was not told"):
            source.offers()
    monkeypatch.setenv(FETCH, "http://127.0.0.1:9/")
    with pytest.raises(NoService, match="does not answer"):
        source.receipt("s1")
