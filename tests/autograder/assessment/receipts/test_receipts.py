"""Receipts: signed once, verified anywhere, and refused with the reason."""

import base64
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from csm_autograder.assessment.receipts import (
    KeyTrouble,
    Outcome,
    PublicKeys,
    Receipt,
    Rejected,
    Signer,
    read_trusted,
    verify,
    write_trusted,
)
from csm_autograder.assessment.receipts.receipt import canonical, line, signed_part, split
from csm_autograder.assessment.receipts.verify import lags

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
OUTCOME = Outcome(
    learner="ann", assessment="m01-test", sitting="s1", form="f" * 64, points=12, maximum=15, passed=True,
    began=NOW - timedelta(hours=1), handed_in=NOW,
)  # fmt: skip
MODULE = "m01-customer-success-fundamentals"


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    """A service's signer."""
    return Signer.open(tmp_path_factory.mktemp("keys") / "new", "the-service")


def judged(
    text: str, keys: PublicKeys, learner: str = "ann", assessment: str = "m01-test", module: str | None = MODULE,
    now: datetime = NOW,
) -> Receipt | Rejected:  # fmt: skip
    """What the grader makes of it."""
    return verify(text, [keys], learner, assessment, module, now)


def reason(found: Receipt | Rejected) -> str:
    """Why it was refused."""
    assert isinstance(found, Rejected)
    assert found.reason.endswith(".")
    return found.reason


def test_a_good_receipt(signer: Signer) -> None:
    """One line of its alphabet; all that was signed is read back."""
    text = signer.receipt(OUTCOME, NOW)
    assert len(text) < 1000
    assert text.isascii()
    assert len(text.split()) == 1
    found = judged(f"  {text}\n", signer.public_keys())
    assert isinstance(found, Receipt)
    assert (found.learner, found.assessment, found.points, found.maximum, found.passed) == (
        "ann", "m01-test", 12, 15, True,
    )  # fmt: skip
    assert (found.service, found.sitting, found.form) == ("the-service", "s1", "f" * 64)
    assert found.handed_in - found.began == 3600
    assert found.expires - found.issued == 400 * 24 * 3600
    assert signer.receipt(OUTCOME, NOW) != text  # the nonce


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"learner": "ben"}, "issued to ann"),
        ({"assessment": "m02-test"}, "for m01-test; here, one for m02-test"),
        ({"module": "m02-other"}, "does not belong to m02-other"),
        ({"now": NOW + timedelta(days=400)}, "expired on 2027-12-28 12:00 UTC"),
        ({"now": NOW - timedelta(days=1, seconds=1)}, "was issued on 2026-11-23 12:00 UTC, but the work says"),
    ],
)
def test_a_receipt_used_wrongly(signer: Signer, given: dict[str, object], words: str) -> None:
    """Another learner's, another test's, another module's, expired, from the future."""
    assert words in reason(judged(signer.receipt(OUTCOME, NOW), signer.public_keys(), **given))  # type: ignore[arg-type]


def test_a_learners_clock_may_be_wrong(signer: Signer) -> None:
    """Five minutes are not worth a word; up to a day the receipt counts, and it is seen that the clock lags."""
    text, keys = signer.receipt(OUTCOME, NOW), [signer.public_keys()]
    for behind, is_told in ((timedelta(minutes=5), False), (timedelta(minutes=6), True), (timedelta(days=1), True)):
        found = verify(text, keys, "ann", "m01-test", MODULE, NOW - behind)
        assert isinstance(found, Receipt)
        assert lags(found, NOW - behind) is is_told


def test_how_far_clocks_may_be_apart_is_the_graders_to_say(signer: Signer) -> None:
    """An empty battery sets a clock back by years; the advice names the span that accepts it, or none is granted."""
    text, keys = signer.receipt(OUTCOME, NOW), [signer.public_keys()]
    january = datetime(2026, 1, 1, tzinfo=UTC)
    refused = verify(text, keys, "ann", "m01-test", MODULE, january)
    assert isinstance(refused, Rejected)
    assert refused.reason.endswith("hand the module in once more. The service has kept the result.")
    assert "timestamp.txt" in refused.advice
    assert 'CSM_CLOCKS_APART="327 days"' in refused.advice
    assert isinstance(verify(text, keys, "ann", "m01-test", MODULE, january, timedelta(days=327)), Receipt)
    strict = verify(text, keys, "ann", "m01-test", MODULE, NOW - timedelta(minutes=6), timedelta())
    assert isinstance(strict, Rejected)
    assert isinstance(verify(text, keys, "ann", "m01-test", MODULE, NOW - timedelta(minutes=5), timedelta()), Receipt)
    others = verify(text, keys, "ben", "m01-test", MODULE, NOW - timedelta(hours=2))
    assert "issued to ann" in reason(others)


def test_unknown_service_and_key(signer: Signer, tmp_path: Path) -> None:
    """Somebody else's service, and a key of the right name that nobody vouches for."""
    other = Signer.open(tmp_path, "another-service")
    assert "not trusted" in reason(judged(other.receipt(OUTCOME, NOW), signer.public_keys()))
    same_name = Signer.open(tmp_path, "the-service")
    assert "key" in reason(judged(same_name.receipt(OUTCOME, NOW), signer.public_keys()))
    assert "not trusted" in reason(verify(signer.receipt(OUTCOME, NOW), [], "ann", "m01-test", None, NOW))


def altered(text: str, change: Callable[[dict[str, object]], object]) -> str:
    """The receipt with a changed payload and the old signature."""
    payload, signature = split(text)
    content = json.loads(payload)
    change(content)
    made = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    return line(made, signature)


@pytest.mark.parametrize(
    "change",
    [
        {"points": 15.0}, {"passed": False}, {"learner": "ben"}, {"expires": 4_000_000_000}, {"sitting": "s2"},
        {"nonce": "0"},
    ],
)  # fmt: skip
def test_an_altered_receipt(signer: Signer, change: dict[str, object]) -> None:
    """Whatever is changed, the signature no longer fits, and nothing else is said."""
    text = altered(signer.receipt(OUTCOME, NOW), lambda content: content.update(change))
    assert "altered" in reason(judged(text, signer.public_keys(), learner=str(change.get("learner", "ann"))))


def test_a_forged_receipt(signer: Signer) -> None:
    """Signed with a key of one's own, under the id of the service's key."""
    receipt = judged(signer.receipt(OUTCOME, NOW), signer.public_keys())
    assert isinstance(receipt, Receipt)
    payload = canonical(receipt.model_copy(update={"points": 15.0}))
    forged = line(payload, Ed25519PrivateKey.generate().sign(signed_part(payload)))
    assert "not signed by the service" in reason(judged(forged, signer.public_keys()))
    bare = line(payload, Ed25519PrivateKey.generate().sign(payload))
    assert "not signed by the service" in reason(judged(bare, signer.public_keys()))


def test_versions_lengths_and_rubbish(signer: Signer) -> None:
    """Each is told by its own words."""
    good = signer.receipt(OUTCOME, NOW)
    keys = signer.public_keys()
    assert "version" in reason(judged(altered(good, lambda content: content.update(version=2)), keys))
    assert "version" in reason(judged(altered(good, lambda content: content.update(version=True)), keys))
    assert "too long" in reason(judged(good + "A" * 4096, keys))
    for rubbish in ("", "csm1", "csm2." + good[5:], "csm1..", "csm1.é.a", good.replace(".", ". ", 1), good + "."):
        assert "no receipt" in reason(judged(rubbish, keys))
    assert "no receipt" in reason(judged(altered(good, lambda content: content.pop("nonce")), keys))
    assert "no receipt" in reason(judged(altered(good, lambda content: content.update(more=1)), keys))


def test_one_text_for_one_receipt(signer: Signer) -> None:
    """The same content with other spaces, or the same bytes in other characters, is refused."""
    good = signer.receipt(OUTCOME, NOW)
    payload, signature = split(good)
    spaced = json.dumps(json.loads(payload)).encode()
    assert "another way" in reason(judged(line(spaced, signature), signer.public_keys()))
    padded = f"csm1.{base64.urlsafe_b64encode(payload).decode()}.{good.split('.')[2]}"
    assert padded == good or "no receipt" in reason(judged(padded, signer.public_keys()))
    last = good[-1]
    other = next(one for one in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if one != last)
    assert isinstance(judged(good[:-1] + other, signer.public_keys()), Rejected)


def test_a_receipt_that_contradicts_itself(tmp_path: Path) -> None:
    """Even a signed one: more points than there are, or handed in before it began."""
    signer = Signer.open(tmp_path, "the-service")
    for change in ({"points": 16.0}, {"handed_in": NOW - timedelta(hours=2)}):
        text = signer.receipt(OUTCOME.model_copy(update=change), NOW)
        assert "contradicts" in reason(judged(text, signer.public_keys()))


def test_rotation(tmp_path: Path) -> None:
    """After a new key, receipts of both are good for who has the new public keys; others are told to fetch them."""
    old = Signer.open(tmp_path, "the-service")
    first = old.receipt(OUTCOME, NOW)
    new = Signer.rotated(tmp_path, "the-service")
    second = new.receipt(OUTCOME, NOW)
    assert len(new.public_keys().keys) == 2
    assert all(isinstance(judged(text, new.public_keys()), Receipt) for text in (first, second))
    assert "public keys anew" in reason(judged(second, old.public_keys()))
    file = tmp_path / "trusted.json"
    write_trusted(file, (new.public_keys(),))
    assert read_trusted(file) == (new.public_keys(),)


def test_an_expired_receipt_is_renewed_not_the_result(signer: Signer) -> None:
    """The service knows when its own receipt has expired."""
    text = signer.receipt(OUTCOME, NOW)
    assert not signer.needs_renewal(text, NOW + timedelta(days=399))
    assert signer.needs_renewal(text, NOW + timedelta(days=400))


def test_keys_are_the_service_s_alone(tmp_path: Path) -> None:
    """Made once, with mode 0600 in a folder of mode 0700; one that others may read is refused."""
    folder = tmp_path / "keys"
    first = Signer.open(folder, "the-service").public_keys()
    assert Signer.open(folder, "the-service").public_keys() == first
    (file,) = folder.iterdir()
    assert (stat.S_IMODE(folder.stat().st_mode), stat.S_IMODE(file.stat().st_mode)) == (0o700, 0o600)
    file.chmod(0o644)
    with pytest.raises(KeyTrouble, match="chmod 600"):
        Signer.open(folder, "the-service")


def test_damaged_and_foreign_keys(tmp_path: Path) -> None:
    """A key file that is none, a folder that cannot be made, and trusted keys that are none."""
    file = tmp_path / "receipts-0001.pem"
    file.touch(mode=0o600)
    with pytest.raises(KeyTrouble, match="no private key"):
        Signer.open(tmp_path, "the-service")
    with pytest.raises(KeyTrouble, match="cannot be kept"):
        Signer.open(Path("/proc/nowhere"), "the-service")
    trusted = tmp_path / "trusted.json"
    for text, words in (
        ("[]x", "no list"),
        ('[{"service": "s", "keys": {"a": "AAAA"}}]', "not an Ed25519 key"),
        ('[{"service": "s", "keys": {"a": "' + "A" * 43 + '"}}]', "does not have that id"),
    ):
        trusted.write_text(text, encoding="utf-8")
        with pytest.raises(KeyTrouble, match=words):
            read_trusted(trusted)
    with pytest.raises(KeyTrouble, match="cannot be read"):
        read_trusted(tmp_path / "none.json")


def test_two_processes_make_one_key(tmp_path: Path) -> None:
    """Whoever is later uses the key that is there."""
    program = (
        "import sys; from pathlib import Path; from csm_autograder.assessment.receipts import Signer;"
        "print(Signer.open(Path(sys.argv[1]), 's').public_keys().model_dump_json())"
    )
    words = [sys.executable, "-c", program, str(tmp_path / "keys")]
    running = [subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env={**os.environ}) for _ in range(3)]
    told = {one.communicate(timeout=300)[0] for one in running}
    assert len(told) == 1
    assert len(list((tmp_path / "keys").iterdir())) == 1


def test_a_key_made_between_a_look_and_the_next_stays_the_only_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody's service signs with a second key because somebody else was a moment faster with the first."""
    make_folder = Path.mkdir
    faster: list[PublicKeys | None] = []

    def another_first(folder: Path, *words: int, **more: bool) -> None:
        make_folder(folder, *words, **more)
        if not faster:
            faster.append(None)
            faster[0] = Signer.open(tmp_path, "s").public_keys()

    monkeypatch.setattr(Path, "mkdir", another_first)
    assert Signer.open(tmp_path, "s").public_keys() == faster[0]
    assert len(list(tmp_path.iterdir())) == 1


def test_rejections_are_values() -> None:
    """A rejection can be compared and is never true by accident for a receipt."""
    assert replace(Rejected("a."), reason="b.") == Rejected("b.")
