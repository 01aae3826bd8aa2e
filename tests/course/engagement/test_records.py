"""Engagements among the learner's records: what is taken in, what that is told, and what a file cannot claim."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from csm_course.engagement import CASE_ID, Engagement, EngagementStore
from csm_course.engagement.records import checked, take
from csm_course.shared import Shared
from csm_course.store.records import EngagementRow

AT = datetime(2027, 1, 4, 9, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> EngagementStore:
    """A store that was never used."""
    return EngagementStore(tmp_path / "learner.sqlite3")


def row(engagement: Engagement, at: datetime = AT, **worked: datetime) -> EngagementRow:
    """The engagement as records hold it."""
    return EngagementRow(changed=at, worked=worked, document=engagement.model_dump(mode="json"))


@pytest.mark.parametrize(("name", "kind"), [(CASE_ID, "course"), ("mine", "own")])
def test_only_the_case_customer_is_of_the_course(name: str, kind: str) -> None:
    """Whatever a file claims: what is of the course cannot be deleted."""
    for claimed in ("course", "own"):
        assert checked(row(Engagement.model_validate({"id": name, "title": "X", "kind": claimed}))).kind == kind


def test_taking_in_tells_whether_anything_was_new(store: EngagementStore) -> None:
    """New, then known, then newer, then only worked with later, then older than what is here."""
    first = Engagement(id="mine", title="Mine")
    later = first.model_copy(update={"shared": Shared(customer="Kestrel plc")})
    hour = timedelta(hours=1)
    rows = [row(first), row(first), row(later, AT + hour), row(later, AT + hour, clv=AT), row(first)]
    assert [store._change(lambda connection, one=one: take(connection, one)) for one in rows] == [  # type: ignore[misc]  # a default binds the row
        True, False, True, True, False,
    ]  # fmt: skip
    kept = store.read("mine")
    assert kept.engagement.shared.customer == "Kestrel plc"
    assert next(card for card in store.cards() if card.id == "mine").worked == {"clv": AT}
