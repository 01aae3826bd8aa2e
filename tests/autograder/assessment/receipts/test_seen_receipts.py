"""A receipt counts for one learner and one assignment, whoever comes first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.autograder.assessment.receipts.test_receipts import OUTCOME
from tests.pipeline.postgres import postgres

from csm_autograder.assessment.receipts import Receipt, Rejected, SeenReceipts, Signer, verify

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def receipt(folder: Path, sitting: str = "s1") -> Receipt:
    """A receipt of that sitting."""
    signer = Signer.open(folder / "keys", "the-service")
    text = signer.receipt(OUTCOME.model_copy(update={"sitting": sitting}), NOW)
    found = verify(text, [signer.public_keys()], "ann", "m01-test", None, NOW)
    assert isinstance(found, Receipt)
    return found


def used(folder: Path, url: str) -> None:
    """The whole of it, on one kind of database."""
    seen = SeenReceipts.open(url)
    first = receipt(folder)
    assert seen.claim(first, "ann", "m01", NOW) is None
    assert seen.claim(first, "ann", "m01", NOW) is None
    assert seen.claim(first, "ben", "m01", NOW) == Rejected("This receipt was already handed in by ann.")
    assert seen.claim(first, "ann", "m02", NOW) == Rejected("This receipt already counts for m01.")
    renewed = receipt(folder)
    assert renewed != first
    assert isinstance(seen.claim(renewed, "ben", "m01", NOW), Rejected)
    again = SeenReceipts.open(url)
    assert isinstance(again.claim(first, "ben", "m01", NOW), Rejected)
    assert again.claim(receipt(folder, "s2"), "ann", "m01", NOW) is None
    disputed = receipt(folder, "s3")
    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(lambda who: seen.claim(disputed, who, "m01", NOW), "abcdef"))
    assert sum(one is None for one in told) == 1
    seen.close()
    again.close()


def test_on_sqlite(tmp_path: Path) -> None:
    """One after the other, after a restart, a renewed one, and six at once."""
    used(tmp_path, f"sqlite:///{tmp_path}/gradebook.db")


def test_on_postgresql(tmp_path: Path) -> None:
    """The same on a real PostgreSQL."""
    with postgres() as url:
        used(tmp_path, url)


def test_the_table_may_be_in_any_database(tmp_path: Path) -> None:
    """Opening twice is fine."""
    url = f"sqlite:///{tmp_path}/gradebook.db"
    for _ in range(2):
        SeenReceipts.open(url).close()
    with pytest.raises(Exception, match="Could not parse"):
        SeenReceipts.open("no address")
