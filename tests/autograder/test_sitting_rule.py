"""The rule for a test taken through the service: what a receipt is worth, and whom one trusts. See also
`tests/pipeline/test_receipts.py`, where whole classes are graded by the real commands."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from csm_autograder import judge
from csm_autograder.assessment.receipts import KeyTrouble, Outcome, Signer, trusted_services, write_trusted
from csm_autograder.assessment.receipts.trust import CLOCKS, KEYS, TRUSTED
from csm_autograder.receipt_check import APART, NotVerifiable, ReceiptCheck, Trusted, moment_of
from csm_autograder.samples import ANOTHER, ISSUED, LEARNER, Issuer
from csm_course.exercises.sitting import SampleSitting, SittingAnswer, SittingExercise
from csm_course.html.record import record_html

ISSUER = Issuer()
EXERCISE = SittingExercise(
    id="m01-test", kind="sitting", assessment="m01-test", title="A test", task="Take it.", points=15, solution="So.",
    samples=(),
)  # fmt: skip


def receipt(points: float, maximum: float = 15) -> SittingAnswer:
    """What the service signs for the learner of the samples."""
    told = Outcome(
        learner=LEARNER, assessment="m01-test", sitting="s", form="f", points=points, maximum=maximum, passed=None,
        began=ISSUED, handed_in=ISSUED,
    )  # fmt: skip
    return SittingAnswer(receipt=ISSUER.signer.receipt(told, ISSUED))


@given(st.integers(0, 40), st.integers(1, 40))
def test_the_points_are_the_share_the_receipt_has(points: int, more: int) -> None:
    """Whatever number of questions the form had, to two decimals as everywhere."""
    maximum = points + more - 1 or 1
    verdict = judge(EXERCISE, receipt(points, maximum), check=ISSUER.check())
    assert verdict.points == pytest.approx(15 * points / maximum, abs=0.00501)
    assert 0 <= verdict.points <= 15
    assert verdict.remark == ""


def test_no_answer_needs_nobody_to_trust() -> None:
    """It earns nothing, with or without keys; blanks are no receipt."""
    for answer in (None, SittingAnswer(), SittingAnswer(receipt=" \n")):
        assert judge(EXERCISE, answer).lines[0].reason == "No answer was given."


@pytest.mark.parametrize("check", [None, ReceiptCheck(LEARNER, datetime.now(UTC), Trusted())])
def test_where_nobody_is_trusted_nothing_is_judged(check: ReceiptCheck | None) -> None:
    """Neither points nor a loss of points; the text says what to set."""
    with pytest.raises(NotVerifiable, match=TRUSTED):
        judge(EXERCISE, receipt(12), check=check)


def test_only_named_services_make_another_one_a_stranger() -> None:
    """With nothing but this computer's own, the instructor has forgotten a setting; with names, it is refused."""
    own = Issuer("embedded").signer.public_keys()
    forgotten = ReceiptCheck(LEARNER, datetime.now(UTC), Trusted((own,)))
    with pytest.raises(NotVerifiable):
        judge(EXERCISE, receipt(12), check=forgotten)
    named = ReceiptCheck(LEARNER, datetime.now(UTC), Trusted((own,), is_set=True))
    assert "not trusted here" in judge(EXERCISE, receipt(12), check=named).lines[0].reason


def test_the_time_is_that_of_handing_in() -> None:
    """nbgrader's time has no zone and is UTC; without one it is now, as for a clock that is ahead of now."""
    assert moment_of(datetime(2026, 1, 2, 3)) == datetime(2026, 1, 2, 3, tzinfo=UTC)
    for unknown in (None, datetime(2099, 1, 1)):
        assert abs((moment_of(unknown) - datetime.now(UTC)).total_seconds()) < 60


@given(st.text(max_size=4096))
def test_whatever_is_handed_in_is_judged_in_words(text: str) -> None:
    """No receipt, no points, a reason; and the record shows none of it as markup."""
    answer = SittingAnswer(receipt=text)
    verdict = judge(EXERCISE, answer, check=ISSUER.check())
    assert verdict.points == 0
    assert verdict.lines[0].reason
    assert "<script" not in record_html(EXERCISE.question(), answer)


def test_an_answer_of_any_length_is_refused_before_it_is_read() -> None:
    """A receipt has some 700 letters."""
    with pytest.raises(ValidationError):
        SittingAnswer(receipt="x" * 4097)


def test_a_folder_of_keys_and_what_is_wrong_with_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All files count; a folder without any is told."""
    monkeypatch.setenv(TRUSTED, str(tmp_path))
    with pytest.raises(KeyTrouble, match=r"holds no \*\.json"):
        trusted_services()
    for name in ("one", "two"):
        write_trusted(tmp_path / f"{name}.json", (Issuer(name).signer.public_keys(),))
    assert [one.service for one in trusted_services().services] == ["one", "two"]
    (tmp_path / "one.json").write_text("{}")
    with pytest.raises(KeyTrouble, match="no list of trusted services"):
        trusted_services()


def test_how_far_clocks_may_be_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day unless it is said otherwise, in words; a fault names the setting."""
    assert trusted_services().apart == timedelta(days=1)
    monkeypatch.setenv(CLOCKS, "2 hours")
    assert trusted_services().apart == timedelta(hours=2)
    late = ISSUED - timedelta(hours=3)
    check = ReceiptCheck(LEARNER, late, Trusted((ISSUER.signer.public_keys(),), is_set=True, apart=timedelta(hours=2)))
    assert judge(EXERCISE, receipt(12), check=check).points == 0
    assert judge(EXERCISE, receipt(12), check=replace(check, trusted=replace(check.trusted, apart=APART))).points == 12
    monkeypatch.setenv(CLOCKS, "soon")
    with pytest.raises(KeyTrouble, match="CSM_CLOCKS_APART: 'soon' is not a span of time"):
        trusted_services()


def test_the_own_service_is_believed_once_it_has_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking makes no key."""
    monkeypatch.delenv(TRUSTED)
    monkeypatch.setenv(KEYS, str(tmp_path / "keys"))
    assert trusted_services() == Trusted()
    assert not (tmp_path / "keys").exists()
    made = Signer.open(tmp_path / "keys", "embedded").public_keys()
    assert trusted_services() == Trusted((made,), is_set=False)


def test_a_sample_is_signed_for_whom_it_says() -> None:
    """The learner's own, or somebody else's; one that says neither is refused."""
    issuer = Issuer()
    mine = issuer.receipt(EXERCISE, SampleSitting(earned=11))
    theirs = issuer.receipt(EXERCISE, SampleSitting(earned=15, by="another"))
    assert judge(EXERCISE, SittingAnswer(receipt=mine), check=issuer.check()).points == 11
    refused = judge(EXERCISE, SittingAnswer(receipt=theirs), check=issuer.check())
    assert f"issued to {ANOTHER}" in refused.lines[0].reason
    with pytest.raises(ValidationError):
        SampleSitting.model_validate({"receipt": mine})
