"""Whatever is handed in as a receipt: an answer in words, never an exception, and never a forgery taken for good."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.autograder.assessment.receipts.test_receipts import OUTCOME

from csm_autograder.assessment.receipts import Receipt, Rejected, Signer, verify
from csm_autograder.assessment.receipts.receipt import encoded, split

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=10,
)
MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2999, 1, 1), timezones=st.just(UTC))


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    """A service's signer."""
    return Signer.open(tmp_path_factory.mktemp("keys"), "the-service")


@pytest.fixture(scope="module")
def good(signer: Signer) -> str:
    """A good receipt."""
    return signer.receipt(OUTCOME, NOW)


def judged(signer: Signer, text: str, now: datetime = NOW) -> Receipt | Rejected:
    """What the grader makes of it; a refusal has words without control characters."""
    found = verify(text, [signer.public_keys()], "ann", "m01-test", "m01-x", now)
    if isinstance(found, Rejected):
        assert found.reason.isprintable()
        assert len(found.reason) < 300
    return found


@given(
    st.text(max_size=300) | st.text("csm1.AQab-_=", max_size=80) | st.text(max_size=50).map(lambda one: f"csm1.{one}")
)
def test_any_text(signer: Signer, text: str) -> None:
    """It is no receipt."""
    assert isinstance(judged(signer, text), Rejected)


@given(JSON | st.dictionaries(st.sampled_from(sorted(Receipt.model_fields)), JSON), st.binary(max_size=70))
def test_any_content(signer: Signer, content: object, signature: bytes) -> None:
    """Any JSON with any signature is refused; so is JSON that is nested beyond reason."""
    text = f"csm1.{encoded(json.dumps(content).encode())}.{encoded(signature)}"
    assert isinstance(judged(signer, text), Rejected)


@given(st.sampled_from(["[", '{"a":', "[0,", '"', "\\u", "1e", "NaN"]), st.integers(1, 2900))
def test_deep_content(signer: Signer, bracket: str, depth: int) -> None:
    """Brackets without end do not exhaust the stack."""
    assert isinstance(judged(signer, f"csm1.{encoded((bracket * depth).encode()[:3000])}.AAAA"), Rejected)


@given(st.sampled_from(sorted(Receipt.model_fields)), JSON)
def test_any_field_changed(signer: Signer, good: str, field: str, value: object) -> None:
    """A good receipt with any value in any field."""
    payload, signature = split(good)
    content = json.loads(payload)
    if content[field] == value and type(content[field]) is type(value):
        return
    content[field] = value
    made = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    assert isinstance(judged(signer, f"csm1.{encoded(made)}.{encoded(signature)}"), Rejected)


@given(st.data())
def test_any_character_changed(signer: Signer, good: str, data: st.DataObject) -> None:
    """A good receipt with one character changed, left out or put in."""
    place = data.draw(st.integers(0, len(good) - 1))
    letter = data.draw(st.sampled_from("ABCxyz019-_. ") | st.characters())
    for text in (good[:place] + letter + good[place + 1 :], good[:place] + good[place + 1 :]):
        if text.strip() != good:
            assert isinstance(judged(signer, text), Rejected)


@given(MOMENTS)
def test_any_moment(signer: Signer, good: str, now: datetime) -> None:
    """A good receipt is good from five minutes before its time until it expires."""
    found = judged(signer, good, now)
    valid = -300 <= now.timestamp() - NOW.timestamp() < 400 * 24 * 3600
    assert isinstance(found, Receipt) == valid
